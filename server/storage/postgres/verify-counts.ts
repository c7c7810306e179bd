import type { CountRules } from '../contract/counting.ts';
import type { CountDifference } from '../contract/counts.ts';
import { CountSums, counters } from '../merge-counts.ts';
import { sumResponse } from '../sum-counts.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Dictionary } from './dictionary.ts';
import type { ResponseReader } from './read-responses.ts';
import { type SiteZones, zonesNow } from './site-zones.ts';
import type { Statements } from './statements.ts';

export interface VerifyParts {
  dictionary: Dictionary;
  rules: CountRules;
  reader: ResponseReader;
}

/** A row of the counts by its key, as it is and as a recount has it. */
export interface CountCorrection {
  row: CountRowKey;
  live: number[];
  recounted: number[];
}

const keyColumns = ['site', 'key', 'dimension', 'span', 'bucket', 'value', 'version'] as const;

/** The columns of the key, in their order. */
type CountRowKey = number[];

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);

/** Tells in words which live counts differ from a recount of all rows. Reads everything: for checks, never for an answer. */
export async function verifyCounts(db: Statements, parts: VerifyParts): Promise<CountDifference[]> {
  return (await countCorrections(db, parts)).map(({ row, live, recounted }) => ({
    where: keyColumns.map((name, i) => `${name} ${row[i]}`).join(' '),
    live,
    recounted,
  }));
}

/**
 * Recounts every response from its row and tells where the live counts differ. Counters without rows behind them
 * (funnel steps) cannot be recounted and are left out.
 *
 * @param db that sees one moment
 */
export async function countCorrections(db: Statements, parts: VerifyParts): Promise<CountCorrection[]> {
  const zones = await zonesNow(db, 'all', parts.rules);
  const corrections: CountCorrection[] = [];
  for (const site of zones.sites.toSorted((a, b) => a - b))
    corrections.push(...(await correctionsOf(db, site, zones, parts)));
  return corrections;
}

async function correctionsOf(
  db: Statements,
  site: number,
  zones: SiteZones,
  parts: VerifyParts,
): Promise<CountCorrection[]> {
  const recounted = await recountSite(db, site, zones, parts);
  const corrections: CountCorrection[] = [];
  for (const { row, live } of await liveRows(db, site)) {
    const name = row.join(' ');
    const expected = recounted.get(name)?.by ?? new Array<number>(counters).fill(0);
    recounted.delete(name);
    if (live.some((n, i) => n !== expected[i])) corrections.push({ row, live, recounted: expected });
  }
  for (const { row, by } of recounted.values()) corrections.push({ row, live: [], recounted: by });
  return corrections;
}

async function recountSite(
  db: Statements,
  site: number,
  zones: SiteZones,
  { dictionary, rules, reader }: VerifyParts,
): Promise<Map<string, { row: CountRowKey; by: number[] }>> {
  const sums = new CountSums();
  for await (const responses of reader.allCountable(db, site)) {
    const asked = new AskedStrings();
    for (const response of responses) asked.counted(response, rules);
    const counting = { dictionary: await dictionary.intern(asked, zones), rules, zones };
    for (const response of responses) sumResponse(counting, sums, response, 1);
  }
  return new Map(
    sums.sorted().map(({ by, ...delta }) => {
      const row = keyColumns.map((name) => delta[name]);
      return [row.join(' '), { row, by }];
    }),
  );
}

async function liveRows(db: Statements, site: number): Promise<{ row: CountRowKey; live: number[] }[]> {
  const rows = await db.all<Record<string, number>>(
    `SELECT c.* FROM counts c JOIN count_keys k ON k.site = c.site AND k.key = c.key AND k.name NOT LIKE '~funnel%'
     WHERE c.site = $1`,
    [site],
  );
  return rows.map((row) => ({
    row: keyColumns.map((name) => row[name]!),
    live: columns.map((name) => row[name]!),
  }));
}
