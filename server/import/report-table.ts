import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { ImportFinding } from '../../shared/import.ts';

const head = ['line', 'what', 'path', 'reason'] as const;
const rowsTogether = 500;

/** A report as a table for spreadsheets. Texts of the file that stand in it are never formulas. */
export function reportTable(lines: Readable | null): Readable {
  return Readable.from(written(lines));
}

async function* written(lines: Readable | null): AsyncGenerator<string> {
  yield `\uFEFF${head.join(',')}\r\n`;
  if (lines === null) return;
  let rows: unknown[][] = [];
  for await (const line of createInterface({ input: lines })) {
    const finding = JSON.parse(line) as ImportFinding;
    rows.push(head.map((name) => finding[name]));
    if (rows.length === rowsTogether) {
      yield tableOf(rows);
      rows = [];
    }
  }
  if (rows.length > 0) yield tableOf(rows);
}

function tableOf(rows: unknown[][]): string {
  return `${Papa.unparse(rows, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
