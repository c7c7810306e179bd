/** Characters of a message at most; all of them ASCII. */
export const longestMessage = 7_000;

/** The processes that have the same database open. An engine that one process holds alone has no others. */
export interface PeerStore {
  /** Names this opening of the database; no other one is ever called so. */
  readonly own: string;
  /** Whether others can have it open, too. */
  readonly shared: boolean;
  /**
   * Says that this process lives until then (epoch milliseconds), unless it says so again; closing the storage takes it
   * back. Tells how many live, this one among them.
   */
  live(at: number, until: number): Promise<number>;
  /**
   * Tells all others, in this order, and costs one round trip. Those that do not listen at this moment never hear of it;
   * they are told that they missed something. Rejects where nothing was told.
   */
  tell(messages: readonly string[]): Promise<void>;
  /**
   * Calls for each message of another process; null: some may have been missed, as before the first and after a lost
   * connection. Returns the stop function.
   */
  listen(call: (message: string | null) => void): () => void;
}
