/** What an operator watches of a storage. */
export interface StorageCondition {
  /** Bytes of all that is stored. */
  database: number;
  /** Bytes of what was committed and is yet to be copied into it. */
  log: number;
  /** Bytes that the disk has left; null where the engine cannot know. */
  free: number | null;
  /** The threads that read, and how many calls each answers or has waiting. */
  readers: { name: string; calls: number }[];
  /** Epoch milliseconds at which all was last read and found whole; null: never. */
  wholeAt: number | null;
  /** Epoch milliseconds at which the last backup was made; null: none is known of. */
  backedUpAt: number | null;
}
