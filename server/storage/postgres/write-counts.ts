import { type CountDelta, counters } from '../merge-counts.ts';
import type { Transaction } from './committer.ts';
import { insertRows } from './insert-rows.ts';

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);
const integers = ['key', 'dimension', 'span', 'bucket', 'value', 'version', ...columns];

/**
 * The site, which a database on several nodes finds the node by, and all else as one array: the driver takes as long over
 * a number as over a text, and a batch has thousands of these.
 */
const upsert = {
  into: `INSERT INTO counts AS t (site, ${integers.join(', ')})`,
  columns: 2,
  row: (value: (index: number) => string) =>
    `(${value(0)}, ${integers.map((_, i) => `(${value(1)}::bigint[])[${i + 1}]`).join(', ')})`,
  behind: `ON CONFLICT (site, key, dimension, span, bucket, value, version) DO UPDATE SET
    ${columns.map((c) => `${c} = t.${c} + excluded.${c}`).join(', ')}`,
};

/** Adds sums to the counts; they are in the order of the primary key, so that no two transactions wait for each other. */
export async function addCounts(tx: Transaction, sorted: readonly CountDelta[]): Promise<void> {
  for (const { site } of sorted) tx.changed.add(site);
  const rows = summed(sorted).filter(({ by }) => by.some((n) => n !== 0));
  await insertRows(
    tx,
    upsert,
    rows.map(({ site, key, dimension, span, bucket, value, version, by }) => [
      site,
      `{${key},${dimension},${span},${bucket},${value},${version},${by.join(',')}}`,
    ]),
  );
}

/** No statement writes a row twice: a quarter hour that is moved from one zone's day to another's is there twice. */
function summed(sorted: readonly CountDelta[]): CountDelta[] {
  const rows: CountDelta[] = [];
  for (const row of sorted) {
    const last = rows.at(-1);
    if (last && isSameRow(last, row))
      rows[rows.length - 1] = { ...last, by: last.by.map((n, i) => n + row.by[i]!) };
    else rows.push(row);
  }
  return rows;
}

function isSameRow(a: CountDelta, b: CountDelta): boolean {
  return (
    a.site === b.site &&
    a.key === b.key &&
    a.dimension === b.dimension &&
    a.span === b.span &&
    a.bucket === b.bucket &&
    a.value === b.value &&
    a.version === b.version
  );
}
