import { spans } from '../contract/counts.ts';
import { type CountDelta, CountSums, counters } from '../merge-counts.ts';
import { sumResponse } from '../sum-counts.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import { type SiteZones, zonesNow } from './site-zones.ts';
import type { VerifyParts } from './verify-counts.ts';
import { addCounts } from './write-counts.ts';

/**
 * Moves the counts of a site into the days and months of its new zone, the latest responses first. Each piece moves
 * with the moment that it has come to, while nobody else counts: at any time every response is counted once.
 */
export async function recountDays(
  tx: Transaction,
  site: number,
  most: number,
  parts: VerifyParts,
): Promise<number | null> {
  tx.changed.add(site);
  await lock(tx, 'site', site);
  const since = (await tx.one<{ since: number }>('SELECT since FROM recounts WHERE site = $1', [site]))
    ?.since;
  if (since === undefined) return null;
  const surveys = (
    await tx.all<{ survey: number }>('SELECT survey FROM surveys WHERE site = $1', [site])
  ).map(({ survey }) => survey);
  const from = await pieceBefore(tx, site, surveys, since, most);
  const moved = await parts.reader.countable(tx, site, surveys, from, since);
  if (moved.length === 0) {
    await finish(tx, site, parts);
    return null;
  }
  const { dictionary, rules } = parts;
  const asked = new AskedStrings();
  for (const response of moved) asked.counted(response, rules);
  const before = await zonesNow(tx, [site], rules);
  const counting = { dictionary: await dictionary.intern(asked, before), rules };
  const sums = new CountSums();
  for (const response of moved) sumResponse({ ...counting, zones: before }, sums, response, -1);
  await tx.run('UPDATE recounts SET since = $1 WHERE site = $2', [from, site]);
  const after = await zonesNow(tx, [site], rules);
  for (const response of moved) sumResponse({ ...counting, zones: after }, sums, response, 1);
  await addCounts(tx, sums.sorted());
  return moved.length;
}

/** From where on there are no more than so many responses of each survey before `since`. */
async function pieceBefore(
  tx: Transaction,
  site: number,
  surveys: readonly number[],
  since: number,
  most: number,
): Promise<number> {
  let from = Number.MIN_SAFE_INTEGER;
  for (const survey of surveys) {
    const nth = await tx.one<{ received_at: number }>(
      `SELECT received_at FROM responses WHERE site = $1 AND survey = $2 AND received_at < $3
       ORDER BY received_at DESC LIMIT 1 OFFSET $4`,
      [site, survey, since, most - 1],
    );
    from = Math.max(from, nth?.received_at ?? from);
  }
  return from;
}

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);
const quarterHour = 900_000;

/** Totals of what has no rows are known by the quarter hour, which is of no zone. */
const funnel = `site = $1 AND dimension = 0 AND key IN (
  SELECT key FROM count_keys WHERE site = $1 AND name LIKE '~funnel%')`;

async function finish(tx: Transaction, site: number, parts: VerifyParts): Promise<void> {
  await tx.run('DELETE FROM recounts WHERE site = $1', [site]);
  await tx.run(`DELETE FROM counts WHERE ${funnel} AND span <> ${spans.quarter}`, [site]);
  const quarters = await tx.all<QuarterRow>(
    `SELECT * FROM counts WHERE ${funnel} AND span = ${spans.quarter}`,
    [site],
  );
  await addCounts(tx, totalsOf(site, quarters, await zonesNow(tx, [site], parts.rules)));
}

interface QuarterRow {
  key: number;
  bucket: number;
  version: number;
  [counter: string]: number;
}

/** Days and months as the sums of their quarter hours. Nobody else counts: their order is nobody's matter. */
function totalsOf(site: number, quarters: readonly QuarterRow[], zones: SiteZones): CountDelta[] {
  const totals = new Map<string, CountDelta>();
  for (const quarter of quarters) {
    const { key, bucket: at, version } = quarter;
    const by = columns.map((name) => quarter[name]!);
    const { day, month } = zones.bucketsOf(site, at * quarterHour);
    for (const [span, bucket] of [
      [spans.day, day],
      [spans.month, month],
    ] as const) {
      const name = [key, span, bucket, version].join();
      const total = totals.get(name);
      if (total) for (let i = 0; i < counters; i++) total.by[i]! += by[i]!;
      else totals.set(name, { site, key, dimension: 0, span, bucket, value: 0, version, by: [...by] });
    }
  }
  return [...totals.values()];
}
