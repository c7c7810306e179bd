import type { MovedTable, ValueKind } from '../moved-tables.ts';
import type { MovedRow, MovedValue } from '../table-move.ts';
import { differingTables } from './differing-tables.ts';

/** Reads rows of a table that moves, in the order of its key, behind the row of a key. */
export function selectMoved(
  { name, key, columns }: MovedTable,
  after: MovedRow | null,
): { sql: string; values: unknown[] } {
  const { from = name, columns: expressions = {} } = differingTables[name] ?? {};
  const read = [...columns].map(([column, kind]) => written(expressions[column] ?? column, kind));
  const behind = after ? `WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : '';
  return {
    sql: `SELECT ${read.join(', ')} FROM ${from} ${behind} ORDER BY ${key.join(', ')}`,
    values: (after ?? []).map((value, i) => stored(value, columns.get(key[i]!)!)),
  };
}

function written(expression: string, kind: ValueKind): string {
  if (kind !== 'id' && kind !== 'bytes') return expression;
  return `IIF(${expression} IS NULL, NULL, LOWER(HEX(${expression})))`;
}

function stored(value: MovedValue, kind: ValueKind): unknown {
  return kind === 'id' || kind === 'bytes' ? Buffer.from(value as string, 'hex') : value;
}
