import type Database from 'better-sqlite3';
import { CountSums, counters } from '../merge-counts.ts';
import type { CountDifference, CountRules } from '../storage.ts';
import type { Dictionary } from './dictionary.ts';
import { ResponseReader } from './read-responses.ts';
import { internCells, internDimensions } from './write-counts.ts';

interface LiveRow {
  where: string;
  counts: number[];
}

const columns = Array.from({ length: counters }, (_, i) => `c${i}`).join(', ');

/**
 * Recounts every response from its row and tells where the live counts differ. Counters without rows behind them
 * (funnel steps) cannot be recounted and are left out. Reads everything: for checks, never for an answer.
 */
export function verifyCounts(
  db: Database.Database,
  dictionary: Dictionary,
  rules: CountRules,
  timezoneOf: (site: number) => string,
): CountDifference[] {
  const sums = new CountSums();
  for (const response of new ResponseReader(db, dictionary).all()) {
    const { siteKey: site, surveyKey: survey } = response;
    sums.add(
      site,
      response.version,
      rules.bucketsOf(response.receivedAt, timezoneOf(site)),
      internCells(dictionary, site, survey, rules.cellsOf(response)),
      internDimensions(dictionary, site, survey, response.dimensions, response.attributes),
      1,
    );
  }
  const recounted = new Map(sums.sorted().map((row) => [nameOf(row), row.by]));
  const differences: CountDifference[] = [];
  for (const { where, counts } of liveRows(db)) {
    const expected = recounted.get(where) ?? new Array<number>(counters).fill(0);
    recounted.delete(where);
    if (counts.some((n, i) => n !== expected[i]))
      differences.push({ where, live: counts, recounted: expected });
  }
  for (const [where, by] of recounted) differences.push({ where, live: [], recounted: by });
  return differences;
}

function* liveRows(db: Database.Database): IterableIterator<LiveRow> {
  const rows = db
    .prepare<[], number[]>(
      `SELECT c.site, c.key, c.dimension, c.span, c.bucket, c.value, c.version, ${columns} FROM counts c
       JOIN count_keys k ON k.site = c.site AND k.key = c.key AND k.name NOT LIKE '~funnel%'`,
    )
    .raw()
    .iterate();
  for (const row of rows as IterableIterator<number[]>) {
    const [site, key, dimension, span, bucket, value, version, ...counts] = row as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      ...number[],
    ];
    yield { where: nameOf({ site, key, dimension, span, bucket, value, version }), counts };
  }
}

function nameOf(row: {
  site: number;
  key: number;
  dimension: number;
  span: number;
  value: number;
  bucket: number;
  version: number;
}): string {
  return `site ${row.site} key ${row.key} dimension ${row.dimension} span ${row.span} value ${row.value} bucket ${row.bucket} version ${row.version}`;
}
