/**
 * Sums what a batch of responses adds to the counts, so that each count row is touched once a commit. The same for
 * every engine; an engine interns the strings before and writes the sums after.
 *
 * A response moves: each of its cells, for the total by quarter hour, day and month, and for each of its dimension
 * values by day and month.
 */
import type { Buckets } from './contract/counting.ts';
import { type Span, spans } from './contract/counts.ts';

export const counters = 11;

/** One row of the counts, interned. `dimension` 0 and `value` 0 are the total. */
export interface CountDelta {
  site: number;
  key: number;
  dimension: number;
  span: Span;
  bucket: number;
  value: number;
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

/** What one key of one version gained in one day (or month): counters by dimension and value, and by quarter hour. */
interface Group {
  site: number;
  key: number;
  version: number;
  buckets: Buckets;
  /** By `dimension * valueLimit + value`; the total is 0. */
  values: Map<number, number[]>;
  quarters: Map<number, number[]>;
}

/** Above every interned value; dimension and value then fit one safe integer. */
const valueLimit = 2 ** 32;

export class CountSums {
  readonly #days = new Map<string, Group>();

  /**
   * Adds the cells of one response (`sign` 1) or takes them back (`sign` -1).
   *
   * @throws RangeError for a counter that there is none of: what is not counted must not be stored
   */
  add(
    site: number,
    version: number,
    buckets: Buckets,
    cells: readonly InternedCell[],
    dimensions: InternedDimensions,
    sign: 1 | -1,
  ): void {
    for (let i = 0; i < cells.length; ) {
      const { key } = cells[i]!;
      let end = i + 1;
      while (end < cells.length && cells[end]!.key === key) end++;
      this.#addKey(
        this.#group(site, key, version, buckets),
        buckets.quarter,
        cells,
        i,
        end,
        dimensions,
        sign,
      );
      i = end;
    }
  }

  /** The sums that are not zero, in the order of the primary key: writes then go through the tree once. */
  sorted(): CountDelta[] {
    const rows: CountDelta[] = [];
    for (const { site, key, version, buckets, values, quarters } of this.#days.values()) {
      for (const [bucket, by] of quarters) push(rows, site, key, 0, spans.quarter, bucket, version, by);
      for (const [name, by] of values) push(rows, site, key, name, spans.day, buckets.day, version, by);
    }
    for (const { site, key, version, buckets, values } of this.#months()) {
      for (const [name, by] of values) push(rows, site, key, name, spans.month, buckets.month, version, by);
    }
    return rows.sort(byPrimaryKey);
  }

  /** The cells from `from` to `to` are all of the group's key. */
  #addKey(
    { values, quarters }: Group,
    quarter: number,
    cells: readonly InternedCell[],
    from: number,
    to: number,
    dimensions: InternedDimensions,
    sign: 1 | -1,
  ): void {
    addCells(rowIn(quarters, quarter), cells, from, to, sign);
    addCells(rowIn(values, 0), cells, from, to, sign);
    for (let i = 0; i < dimensions.length; i += 2) {
      addCells(rowIn(values, dimensions[i]! * valueLimit + dimensions[i + 1]!), cells, from, to, sign);
    }
  }

  #group(site: number, key: number, version: number, buckets: Buckets): Group {
    const name = `${site}|${key}|${version}|${buckets.day}`;
    let group = this.#days.get(name);
    if (!group) {
      group = { site, key, version, buckets, values: new Map(), quarters: new Map() };
      this.#days.set(name, group);
    }
    return group;
  }

  /** Days of one month added up. Most batches lie within one day, which then is its month's sum as it is. */
  #months(): Iterable<Group> {
    const months = new Map<string, Group[]>();
    for (const day of this.#days.values()) {
      const name = `${day.site}|${day.key}|${day.version}|${day.buckets.month}`;
      const days = months.get(name);
      if (days) days.push(day);
      else months.set(name, [day]);
    }
    return [...months.values()].map((days) => (days.length === 1 ? days[0]! : together(days)));
  }
}

function rowIn(rows: Map<number, number[]>, name: number): number[] {
  let row = rows.get(name);
  if (!row) {
    row = new Array<number>(counters).fill(0);
    rows.set(name, row);
  }
  return row;
}

function addCells(
  row: number[],
  cells: readonly InternedCell[],
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  for (let i = from; i < to; i++) {
    const { counter, by } = cells[i]!;
    if (row[counter] === undefined) throw new RangeError(`a key has the counters 0 to 10, not ${counter}`);
    row[counter] += sign * by;
  }
}

function together(days: readonly Group[]): Group {
  const values = new Map<number, number[]>();
  for (const day of days) {
    for (const [name, by] of day.values) {
      const sum = rowIn(values, name);
      for (let i = 0; i < counters; i++) sum[i]! += by[i]!;
    }
  }
  return { ...days[0]!, values };
}

function push(
  rows: CountDelta[],
  site: number,
  key: number,
  name: number,
  span: Span,
  bucket: number,
  version: number,
  by: number[],
): void {
  if (by.every((n) => n === 0)) return;
  rows.push({
    site,
    key,
    dimension: Math.floor(name / valueLimit),
    span,
    bucket,
    value: name % valueLimit,
    version,
    by,
  });
}

export function byPrimaryKey(a: CountDelta, b: CountDelta): number {
  return (
    a.site - b.site ||
    a.key - b.key ||
    a.dimension - b.dimension ||
    a.span - b.span ||
    a.bucket - b.bucket ||
    a.value - b.value ||
    a.version - b.version
  );
}
