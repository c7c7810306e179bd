/** What an operator has to know of an engine. */
export interface EngineTraits {
  /** As operators call it, and where the data are: a folder, or host, port and database. Never a password. */
  place: string;
  /**
   * Who makes backups: `earshot`, which notes when it did; the `database`, with tools of its own, of which nothing is
   * known here.
   */
  backups: 'earshot' | 'database';
}
