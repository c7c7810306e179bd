/** Rows among which the processes count the changes of a site, so that they rarely wait for each other. */
const slots = 64;

/**
 * Counts one more change of each of the sites that are its parameter: in the transaction of the change and as its last
 * statement, so that the rows are held for no longer than the commit takes.
 */
export function countChanges(process: string): string {
  const slot = Number.parseInt(process.slice(-4), 16) % slots;
  return `INSERT INTO revisions AS r (site, slot, count)
    SELECT site, ${slot}, 1 FROM unnest($1::bigint[]) AS site
    ON CONFLICT (site, slot) DO UPDATE SET count = r.count + excluded.count`;
}
