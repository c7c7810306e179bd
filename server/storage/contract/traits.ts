/** What an operator has to know of an engine. */
export interface EngineTraits {
  /** As operators call it, and where the data are: a folder, or host, port and database. Never a password. */
  place: string;
  /**
   * Who makes backups: `earshot`, which notes when it did; the `database`, with tools of its own, of which nothing is
   * known here.
   */
  backups: 'earshot' | 'database';
  /**
   * How many batches of responses it works at beside each other, where one leaves it waiting for the disk or the wire. 1:
   * a second one would only wait for the first.
   */
  commitsAtOnce: number;
}
