/**
 * The index that words are looked for with. It follows the texts by turns, behind their commits: what it has not come to is
 * read row by row, so that what is stored is found at once and nothing that is stored waits for it.
 */
export interface TextStore {
  /**
   * Takes some of what is not in it yet: what came in, was imported or restored, and the neighbours of texts that were
   * changed or removed. Tells how many responses those were; 0: none, or all of them changed meanwhile. To be called one
   * at a time. The latest responses of a survey stay out of it, since they still grow.
   */
  index(): Promise<number>;
  /** Compares it with the texts, and tells in words where it would pass over one that is there. For checks; reads all. */
  verify(): Promise<string[]>;
  /** Forgets all of it: `index` begins anew. */
  forget(): Promise<void>;
}
