import { formula } from '../export/csv.ts';
import type { Cell, FileRecord } from './record.ts';

/** A row of an export of ours as it was before each text that would be a formula got an apostrophe in front. Pure. */
export function unescaped(record: FileRecord): FileRecord {
  const changed: Record<string, Cell> = {};
  for (const [name, cell] of Object.entries(record.cells)) {
    if (typeof cell === 'string' && cell.startsWith("'") && formula.test(cell.slice(1)))
      changed[name] = cell.slice(1);
  }
  return { ...record, cells: { ...record.cells, ...changed } };
}
