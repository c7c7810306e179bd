import { erasedValue } from '../contract/counts.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import type { AskedStrings, SiteAsked } from './asked-strings.ts';
import type { Transaction } from './committer.ts';
import type { Interned } from './interned.ts';
import { lock } from './locks.ts';
import { attributeOf } from './site-strings.ts';
import type { Statements } from './statements.ts';

/** Notes what responses had as values that are erased: its text goes once no response has it any more. */
export async function noteErasedValues(
  tx: Transaction,
  site: number,
  responses: readonly StoredResponse[],
): Promise<void> {
  const values = responses.flatMap(({ dimensions, attributes }) => [
    ...Object.values(dimensions),
    ...Object.values(attributes).map(String),
  ]);
  const texts = [...new Set(values)].filter((text) => text !== erasedValue);
  await tx.run(
    `INSERT INTO erased_values (site, term)
       SELECT site, term FROM terms WHERE site = $1 AND text = ANY($2::text[]) ORDER BY term
     ON CONFLICT (site, term) DO NOTHING`,
    [site, texts],
  );
}

/**
 * Notes which of the values that are to be looked for a transaction has needed: what it writes is not seen by who looks
 * for them at the same time. Whoever needs strings calls it, before the counts are written.
 */
export async function noteAsked(tx: Transaction, asked: AskedStrings, strings: Interned): Promise<void> {
  const sites = [...asked.sites].sort(([a], [b]) => a - b);
  await Promise.all(
    sites.map(([site, ofSite]) =>
      tx.run(
        `UPDATE erased_values SET asked = asked + 1 WHERE site = $1 AND term IN (
           SELECT term FROM erased_values WHERE site = $1 AND term = ANY($2::integer[]) ORDER BY term FOR UPDATE)`,
        [site, termsOf(site, ofSite, strings)],
      ),
    ),
  );
}

/** The sites that have such values. */
export async function sitesDue(db: Statements): Promise<number[]> {
  const rows = await db.all<{ site: number }>('SELECT DISTINCT site FROM erased_values ORDER BY site');
  return rows.map(({ site }) => site);
}

/**
 * The values of a site that are to be looked for, each with how often it was needed since; none while its days are
 * counted anew: its rows are on the move then. Who needs one of them later notes that, and who has before has ended.
 */
export async function valuesDue(tx: Transaction, site: number): Promise<Map<number, number>> {
  await lock(tx, 'site', site);
  const rows = await tx.all<{ term: number; asked: number }>(
    `SELECT term, asked FROM erased_values
     WHERE site = $1 AND NOT EXISTS (SELECT 1 FROM recounts WHERE site = $1) ORDER BY term`,
    [site],
  );
  return new Map(rows.map(({ term, asked }) => [term, asked]));
}

function termsOf(site: number, { texts, values }: SiteAsked, strings: Interned): number[] {
  const terms = new Set([...texts].map((text) => strings.term(site, text)));
  for (const { survey, dimension: name, text } of values.values()) {
    const dimension = strings.dimension(site, name);
    terms.add(strings.countedValue(site, survey, dimension, text));
    terms.add(attributeOf(dimension));
  }
  // What is counted with others, and the dimensions that every site has, are no terms.
  terms.delete(0);
  return [...terms];
}
