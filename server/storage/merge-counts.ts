/**
 * Sums what a batch of responses adds to the counts, so that each count row is touched once a commit. The same for
 * every engine; an engine interns the strings before and writes the sums after.
 *
 * A response moves: each of its cells, for the total by quarter hour, day and month, and for each of its dimension
 * values by day and month.
 */
import { type Buckets, type Span, spans } from './storage.ts';

export const counters = 11;

/** One row of the counts, interned. `dimension` 0 and `value` 0 are the total. */
export interface CountDelta {
  site: number;
  key: number;
  dimension: number;
  span: Span;
  value: number;
  bucket: number;
  version: number;
  by: number[];
}

export interface InternedCell {
  key: number;
  counter: number;
  by: number;
}

/** Pairs of dimension and value, flat: [dimension, value, dimension, value, …]. */
export type InternedDimensions = readonly number[];

export class CountSums {
  /** Rows in a tree of maps: site and version, then key, then dimension and value, then span and bucket. */
  readonly #rows = new Map<string, CountDelta>();

  /** Adds the cells of one response (`sign` 1) or takes them back (`sign` -1). */
  add(
    site: number,
    version: number,
    buckets: Buckets,
    cells: readonly InternedCell[],
    dimensions: InternedDimensions,
    sign: 1 | -1,
  ): void {
    for (const { key, counter, by } of cells) {
      const change = sign * by;
      const prefix = `${site}|${version}|${key}|`;
      this.#move(prefix, site, key, 0, 0, spans.quarter, buckets.quarter, version, counter, change);
      this.#move(prefix, site, key, 0, 0, spans.day, buckets.day, version, counter, change);
      this.#move(prefix, site, key, 0, 0, spans.month, buckets.month, version, counter, change);
      for (let i = 0; i < dimensions.length; i += 2) {
        const dimension = dimensions[i]!;
        const value = dimensions[i + 1]!;
        this.#move(prefix, site, key, dimension, value, spans.day, buckets.day, version, counter, change);
        this.#move(prefix, site, key, dimension, value, spans.month, buckets.month, version, counter, change);
      }
    }
  }

  /** The sums that are not zero, in the order of the primary key: writes then go through the tree once. */
  sorted(): CountDelta[] {
    const rows: CountDelta[] = [];
    for (const row of this.#rows.values()) if (row.by.some((n) => n !== 0)) rows.push(row);
    return rows.sort(
      (a, b) =>
        a.site - b.site ||
        a.key - b.key ||
        a.dimension - b.dimension ||
        a.span - b.span ||
        a.value - b.value ||
        a.bucket - b.bucket ||
        a.version - b.version,
    );
  }

  #move(
    prefix: string,
    site: number,
    key: number,
    dimension: number,
    value: number,
    span: Span,
    bucket: number,
    version: number,
    counter: number,
    change: number,
  ): void {
    const name = `${prefix}${dimension}|${value}|${span}|${bucket}`;
    let row = this.#rows.get(name);
    if (!row) {
      row = { site, key, dimension, span, value, bucket, version, by: new Array<number>(counters).fill(0) };
      this.#rows.set(name, row);
    }
    row.by[counter]! += change;
  }
}
