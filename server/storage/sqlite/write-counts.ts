import type Database from 'better-sqlite3';
import { type CountDelta, counters } from '../merge-counts.ts';
import type { RecentCounts } from './recent-counts.ts';

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);
const placeholders = `(${Array.from({ length: 7 + counters }, () => '?').join(', ')})`;

/** Rows that one statement adds: few sizes keep the prepared statements few. */
const sizes = [16, 4, 1] as const;

/** Adds the sums of a batch to the counts, in the caller's transaction. */
export class CountUpsert {
  readonly #recent: RecentCounts;
  readonly #statements: { size: number; statement: Database.Statement<unknown[]> }[];

  constructor(db: Database.Database, recent: RecentCounts) {
    this.#recent = recent;
    this.#statements = sizes.map((size) => ({ size, statement: db.prepare<unknown[]>(upsertOf(size)) }));
  }

  /** In the order of the primary key it costs least. */
  add(rows: readonly CountDelta[]): void {
    this.#recent.changed(rows);
    let at = 0;
    for (const { size, statement } of this.#statements) {
      for (; rows.length - at >= size; at += size) statement.run(flat(rows, at, at + size));
    }
  }
}

function upsertOf(rows: number): string {
  return `INSERT INTO counts (site, key, dimension, span, bucket, value, version, ${columns.join(', ')})
    VALUES ${Array.from({ length: rows }, () => placeholders).join(', ')}
    ON CONFLICT (site, key, dimension, span, bucket, value, version) DO UPDATE SET
      ${columns.map((c) => `${c} = ${c} + excluded.${c}`).join(', ')}`;
}

function flat(rows: readonly CountDelta[], from: number, to: number): number[] {
  const values: number[] = [];
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    values.push(row.site, row.key, row.dimension, row.span, row.bucket, row.value, row.version);
    for (let c = 0; c < counters; c++) values.push(row.by[c]!);
  }
  return values;
}
