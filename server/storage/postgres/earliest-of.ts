import type { Statements } from './statements.ts';

const quarterHour = 900_000;

/** The first moment (epoch milliseconds) that a site has counts of, or null. */
export async function earliestOf(db: Statements, site: number): Promise<number | null> {
  const row = await db.one<{ quarter: number | null }>(
    `SELECT MIN((SELECT MIN(c.bucket) FROM counts c WHERE c.site = k.site AND c.key = k.key
       AND c.dimension = 0 AND c.span = 0)) AS quarter FROM count_keys k WHERE k.site = $1`,
    [site],
  );
  const quarter = row!.quarter;
  return quarter === null ? null : quarter * quarterHour;
}
