import type Database from 'better-sqlite3';
import type { CountDifference } from '../contract/counts.ts';
import { CountSums, counters } from '../merge-counts.ts';
import { sumResponse } from '../sum-counts.ts';
import type { Counting } from './counting.ts';
import { ResponseReader } from './read-responses.ts';

/** A row of the counts by its key, as it is and as a recount has it. */
export interface CountCorrection {
  row: CountRowKey;
  live: number[];
  recounted: number[];
}

/** The columns of the key, in their order. */
type CountRowKey = [
  site: number,
  key: number,
  dimension: number,
  span: number,
  bucket: number,
  value: number,
  version: number,
];

const columns = Array.from({ length: counters }, (_, i) => `c${i}`).join(', ');

/** Tells in words which live counts differ from a recount of all rows. Reads everything: for checks, never for an answer. */
export function verifyCounts(db: Database.Database, counting: Counting): CountDifference[] {
  return countCorrections(db, counting).map(({ row, live, recounted }) => {
    const [site, key, dimension, span, bucket, value, version] = row;
    const where = `site ${site} key ${key} dimension ${dimension} span ${span} value ${value} bucket ${bucket} version ${version}`;
    return { where, live, recounted };
  });
}

/**
 * Recounts every response from its row and tells where the live counts differ. Counters without rows behind them
 * (funnel steps) cannot be recounted and are left out.
 */
export function countCorrections(db: Database.Database, counting: Counting): CountCorrection[] {
  const sums = new CountSums();
  for (const response of new ResponseReader(db, counting.dictionary).allCountable())
    sumResponse(counting, sums, response, 1);
  const recounted = new Map(
    sums.sorted().map(({ by, ...row }) => {
      const key = [
        row.site,
        row.key,
        row.dimension,
        row.span,
        row.bucket,
        row.value,
        row.version,
      ] as CountRowKey;
      return [key.join(' '), { key, by }];
    }),
  );
  const corrections: CountCorrection[] = [];
  for (const { row, live } of liveRows(db)) {
    const name = row.join(' ');
    const expected = recounted.get(name)?.by ?? new Array<number>(counters).fill(0);
    recounted.delete(name);
    if (live.some((n, i) => n !== expected[i])) corrections.push({ row, live, recounted: expected });
  }
  for (const { key, by } of recounted.values()) corrections.push({ row: key, live: [], recounted: by });
  return corrections;
}

function* liveRows(db: Database.Database): IterableIterator<{ row: CountRowKey; live: number[] }> {
  const rows = db
    .prepare<[], number[]>(
      `SELECT c.site, c.key, c.dimension, c.span, c.bucket, c.value, c.version, ${columns} FROM counts c
       JOIN count_keys k ON k.site = c.site AND k.key = c.key AND k.name NOT LIKE '~funnel%'`,
    )
    .raw()
    .iterate();
  for (const row of rows as IterableIterator<number[]>) {
    yield { row: row.slice(0, 7) as CountRowKey, live: row.slice(7) };
  }
}
