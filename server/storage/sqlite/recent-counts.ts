import { LRUCache } from 'lru-cache';
import type { CountDelta } from '../merge-counts.ts';

/** A row of counts as it was read: its bucket, its group, and its counters. */
export type ReadRow = readonly number[];

/** All buckets of one span of one key and dimension. */
export type Series = Pick<CountDelta, 'site' | 'key' | 'dimension' | 'span'>;

/** Some 8 MB; a bucket without rows weighs as much as a row. */
const mostRows = 40_000;

/**
 * The rows of counts that were read last, by bucket. A bucket that is over hardly ever changes, so of a year only today
 * and this month are read again. Whoever writes counts on the same connection tells what has changed, before anything
 * is read again.
 */
export class RecentCounts {
  readonly #series = new LRUCache<string, Map<number, ReadRow[]>>({
    maxSize: mostRows,
    sizeCalculation: weightOf,
  });

  /** The rows of the buckets [from, to); `read` gives those of a range that is not at hand. */
  rows(series: Series, from: number, to: number, read: (from: number, to: number) => ReadRow[]): ReadRow[] {
    const name = nameOf(series);
    const buckets = this.#series.get(name) ?? new Map<number, ReadRow[]>();
    const missing = missingOf(buckets, from, to);
    for (const range of missing) {
      // Read first: of a reading that fails nothing may be remembered.
      const found = read(range.from, range.to);
      for (let bucket = range.from; bucket < range.to; bucket++) buckets.set(bucket, []);
      for (const row of found) buckets.get(row[0]!)!.push(row);
    }
    const rows: ReadRow[] = [];
    for (let bucket = from; bucket < to; bucket++) rows.push(...buckets.get(bucket)!);
    if (missing.length > 0) this.#keep(name, buckets);
    return rows;
  }

  changed(rows: readonly CountDelta[]): void {
    if (this.#series.size === 0) return;
    let last: CountDelta | undefined;
    for (const row of rows) {
      if (last && isSameBucket(row, last)) continue;
      last = row;
      this.#series.peek(nameOf(row))?.delete(row.bucket);
    }
  }

  clear(): void {
    this.#series.clear();
  }

  /** Anew, because it is weighed only then. */
  #keep(name: string, buckets: Map<number, ReadRow[]>): void {
    this.#series.delete(name);
    this.#series.set(name, buckets);
  }
}

function nameOf({ site, key, dimension, span }: Series): string {
  return `${site}|${key}|${dimension}|${span}`;
}

/** The stretches of [from, to) that are not at hand. */
function missingOf(
  buckets: ReadonlyMap<number, unknown>,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const missing: { from: number; to: number }[] = [];
  for (let bucket = from; bucket < to; bucket++) {
    if (buckets.has(bucket)) continue;
    const last = missing.at(-1);
    if (last?.to === bucket) last.to++;
    else missing.push({ from: bucket, to: bucket + 1 });
  }
  return missing;
}

function weightOf(buckets: ReadonlyMap<number, readonly ReadRow[]>): number {
  let weight = 1;
  for (const rows of buckets.values()) weight += 1 + rows.length;
  return weight;
}

function isSameBucket(a: CountDelta, b: CountDelta): boolean {
  return (
    a.bucket === b.bucket &&
    a.span === b.span &&
    a.dimension === b.dimension &&
    a.key === b.key &&
    a.site === b.site
  );
}
