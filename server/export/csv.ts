import Papa from 'papaparse';
import type { ExportedResponse } from '../../shared/export.ts';
import { cellsOf } from './cells-of.ts';

/**
 * A text that a spreadsheet would take for a formula: it gets an apostrophe in front. `-5` and `+4.2` stay, since they
 * are numbers. Full-width signs count, too; white space in front hides the sign behind it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export const formula = /^(?:[\t\r\n]|\s*(?:[=@＝＋－＠]|[+-](?!\d+(?:\.\d+)?$)))/;

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

function written(rows: readonly (readonly unknown[])[]): string {
  return `${Papa.unparse(rows as unknown[][], { escapeFormulae: formula, newline: '\r\n' })}\r\n`;
}
