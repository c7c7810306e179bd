import type { Statements } from './statements.ts';

/** Rows that one statement inserts: few sizes keep the prepared statements few. */
const sizes = [1000, 256, 64, 16, 4, 1] as const;

/** The most parameters that a statement has: the protocol counts them in two bytes. */
const mostParameters = 65_535;

export interface RowInsert {
  /** `INSERT INTO … (…)`, up to its `VALUES`. */
  into: string;
  /** How many values a row is handed over as: one for each column that is named, unless `row` says otherwise. */
  columns: number;
  /** A row of the `VALUES`, of its values from the first on. */
  row?: (value: (index: number) => string) => string;
  /** What stands behind the values: `ON CONFLICT …`, `RETURNING …`. */
  behind?: string;
}

/** Inserts rows, in their order, with multi-row `VALUES`, all in one round trip; the rows that come back. */
export async function insertRows<Row = never>(
  db: Statements,
  insert: RowInsert,
  rows: readonly (readonly unknown[])[],
): Promise<Row[]> {
  const pieces: Promise<Row[]>[] = [];
  let at = 0;
  for (const size of sizes) {
    if (size * insert.columns > mostParameters) continue;
    for (; rows.length - at >= size; at += size)
      pieces.push(db.all<Row>(textOf(insert, size), valuesOf(rows, at, size, insert.columns)));
  }
  return (await Promise.all(pieces)).flat();
}

/** Filled in by hand: there are thousands in a batch, and `flat` costs more than all else of this. */
function valuesOf(
  rows: readonly (readonly unknown[])[],
  at: number,
  size: number,
  columns: number,
): unknown[] {
  const values = new Array<unknown>(size * columns);
  for (let i = 0, next = 0; i < size; i++)
    for (let column = 0; column < columns; column++) values[next++] = rows[at + i]![column];
  return values;
}

/** Of many thousand placeholders: to write them takes longer than to send a row. */
const texts = new WeakMap<RowInsert, Map<number, string>>();

function textOf(insert: RowInsert, size: number): string {
  const known = texts.get(insert) ?? new Map<number, string>();
  texts.set(insert, known);
  const text = known.get(size) ?? sqlOf(insert, size);
  known.set(size, text);
  return text;
}

function sqlOf({ into, columns, row = rowOf(columns), behind = '' }: RowInsert, size: number): string {
  const rows = Array.from({ length: size }, (_, i) => row((index) => `$${i * columns + index + 1}`));
  return `${into} VALUES ${rows.join(', ')} ${behind}`;
}

function rowOf(columns: number): NonNullable<RowInsert['row']> {
  return (value) => `(${Array.from({ length: columns }, (_, i) => value(i)).join(', ')})`;
}
