import { withFormulas } from '../export/without-formulas.ts';
import type { Cell, FileRecord } from './record.ts';

/** A row of an export of ours as it was before what would be a formula got an apostrophe in front. Pure. */
export function unescaped(record: FileRecord): FileRecord {
  const cells = Object.entries(record.cells).map(([name, cell]): [string, Cell] => [
    name,
    typeof cell === 'string' ? withFormulas(cell) : cell,
  ]);
  return { ...record, cells: Object.fromEntries(cells) };
}
