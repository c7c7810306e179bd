/** A cell as what it is wanted as. Pure; null: it cannot be read so. */
import type { Cell } from './record.ts';

/** A number, as spreadsheets write it: with blanks about it, with a comma for the decimal point. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  if (/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text.replace(',', '.'));
  return null;
}

const yes = ['true', 'yes', 'y', '1', 'ja', 'oui', 'sí', 'si', '是', 'はい', 'نعم', 'x'];
const no = ['false', 'no', 'n', '0', 'nein', 'non', '否', 'いいえ', 'لا'];

export function booleanOf(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  const text = String(cell).trim().toLowerCase();
  if (yes.includes(text)) return true;
  return no.includes(text) ? false : null;
}

/** A text; a list or an object is none. */
export function textOf(cell: Cell): string | null {
  return typeof cell === 'object' ? null : String(cell);
}

/** The parts of a list: of a text those between the separators, without the empty ones. */
export function listOf(cell: Cell, separator = ','): unknown[] {
  if (typeof cell === 'object') return [...cell];
  return String(cell)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
