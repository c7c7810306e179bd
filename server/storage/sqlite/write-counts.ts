import type Database from 'better-sqlite3';
import { type CountSums, counters, type InternedCell } from '../merge-counts.ts';
import type { CountCell, CounterAddition, CountRules } from '../storage.ts';
import type { Dictionary } from './dictionary.ts';

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);
export const upsertCounts = `
  INSERT INTO counts (site, key, dimension, span, bucket, value, version, ${columns.join(', ')})
  VALUES (?, ?, ?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})
  ON CONFLICT (site, key, dimension, span, bucket, value, version) DO UPDATE SET
    ${columns.map((c) => `${c} = ${c} + excluded.${c}`).join(', ')}`;

/** Writes the sums of a batch, in the caller's transaction. */
export function writeSums(upsert: Database.Statement, sums: CountSums): void {
  for (const row of sums.sorted()) {
    upsert.run(row.site, row.key, row.dimension, row.span, row.bucket, row.value, row.version, ...row.by);
  }
}

export function internCells(
  dictionary: Dictionary,
  site: number,
  survey: number,
  cells: readonly CountCell[],
): InternedCell[] {
  return cells.map(({ countKey, counter, by }) => ({
    key: dictionary.countKey(site, survey, countKey),
    counter,
    by,
  }));
}

export function internDimensions(
  dictionary: Dictionary,
  site: number,
  survey: number,
  dimensions: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string | number | boolean>>,
): number[] {
  const flat: number[] = [];
  for (const name in dimensions) {
    const dimension = dictionary.dimension(site, name);
    flat.push(dimension, dictionary.countedValue(site, survey, dimension, dimensions[name]!));
  }
  for (const name in attributes) {
    const dimension = dictionary.dimension(site, name);
    flat.push(dimension, dictionary.countedValue(site, survey, dimension, String(attributes[name]!)));
  }
  return flat;
}

/** Sums counters that have no rows behind them. */
export function sumAddition(
  dictionary: Dictionary,
  sums: CountSums,
  addition: CounterAddition,
  buckets: ReturnType<CountRules['bucketsOf']>,
): void {
  const { siteKey, surveyKey, version } = addition;
  sums.add(
    siteKey,
    version,
    buckets,
    internCells(dictionary, siteKey, surveyKey, addition.cells),
    internDimensions(dictionary, siteKey, surveyKey, addition.dimensions, {}),
    1,
  );
}
