import { StorageRefused } from '../contract/storage-errors.ts';
import type { MovedTable, ValueKind } from '../moved-tables.ts';
import type { MovedRow, MovedValue } from '../table-move.ts';

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Rows as lines of COPY's text format. Source: https://www.postgresql.org/docs/15/sql-copy.html#id-1.9.3.55.9.2. Throws
 * `StorageRefused` where a text holds NUL, which PostgreSQL has none of.
 */
export function copyText({ name, columns }: MovedTable, rows: readonly MovedRow[]): string {
  const kinds = [...columns.values()];
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += `${i === 0 ? '' : '\t'}${written(row[i]!, kinds[i]!, name)}`;
    text += '\n';
  }
  return text;
}

function written(value: MovedValue, kind: ValueKind, table: string): string {
  if (value === null) return '\\N';
  if (kind === 'bytes') return `\\\\x${value}`;
  if (typeof value === 'number' || kind === 'id') return String(value);
  if (value.includes('\0'))
    throw new StorageRefused(`A row of "${table}" holds a NUL, which PostgreSQL cannot keep in a text.`);
  return value.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);
}
