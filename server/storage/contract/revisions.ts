/** What names the state of a site's data to every process alike. */
export interface RevisionStore {
  /**
   * Another one after every commit that changed what can be read of the site, from whichever process, from the moment
   * that it was acknowledged. Null: this process is the only one that changes it, and counts by itself. Costs a look at
   * some rows.
   */
  of(siteKey: number): Promise<string | null>;
}
