import Papa from 'papaparse';
import type { ExportedResponse } from '../../shared/export.ts';
import { type Cell, cellsOf } from './cells-of.ts';
import { withoutFormulas } from './without-formulas.ts';

/** Without it spreadsheets read UTF-8 as something else. */
const byteOrderMark = '\uFEFF';

/** What a file of CSV begins with: the names of its columns. */
export function csvHead(columns: readonly string[]): string {
  return byteOrderMark + written([columns]);
}

/** A line for each response (RFC 4180), cells in the order of the columns; an empty cell where there is nothing. */
export function csvLines(responses: readonly ExportedResponse[], columns: readonly string[]): string {
  if (responses.length === 0) return '';
  return written(
    responses.map((response) => {
      const cells = cellsOf(response);
      return columns.map((name) => cells.get(name));
    }),
  );
}

function written(rows: readonly (readonly (Cell | undefined)[])[]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? withoutFormulas(cell) : cell)),
  );
  return `${Papa.unparse(safe, { quotes: isSplitElsewhere, newline: '\r\n' })}\r\n`;
}

/** Some take semicolons and tabs for the ends of cells beside commas, but for those in quotes. */
function isSplitElsewhere(cell: unknown): boolean {
  return typeof cell === 'string' && /[;\t]/.test(cell);
}
