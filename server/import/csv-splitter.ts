import Papa from 'papaparse';
import { because } from '../../shared/because.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { type Cell, type FileRecord, longestRecord, type RecordSplitter } from './record.ts';

/** As many as spreadsheets have. */
const mostColumns = 16_384;

/** Rows of CSV (RFC 4180), whose first names the columns. Line breaks may be of any kind, also within quotation marks. */
export class CsvSplitter implements RecordSplitter {
  columns: readonly string[] = [];
  readonly #delimiter: string;
  #rest = '';
  #line = 1;
  #breaks: '\n' | '\r' | null = null;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(text: string): FileRecord[] {
    return this.#parse(text, false);
  }

  end(): FileRecord[] {
    return this.#parse('', true);
  }

  #parse(text: string, isLast: boolean): FileRecord[] {
    this.#rest += text;
    // A carriage return at the very end may be the first half of a line break.
    this.#breaks ??= /\n/.test(this.#rest) ? '\n' : /\r./s.test(this.#rest) ? '\r' : null;
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: this.#breaks ?? '\n' });
    const { data, meta } = parser.parse(this.#rest, 0, !isLast) as Papa.ParseResult<string[]>;
    this.#rest = isLast ? '' : this.#rest.slice(meta.cursor);
    if (this.#rest.length > longestRecord)
      throw new WorkRefused(
        because('line_quote', { line: this.#line + rowsLines(data), most: longestRecord }),
      );
    return data.flatMap((row) => this.#recordOf(row));
  }

  #recordOf(row: string[]): FileRecord[] {
    const line = this.#line;
    this.#line += linesOf(row);
    const last = row.length - 1;
    if (row[last]!.endsWith('\r')) row[last] = row[last]!.slice(0, -1);
    if (row.every((cell) => cell === '')) return [];
    if (this.columns.length === 0) {
      this.columns = namesOf(row);
      return [];
    }
    if (row.length > this.columns.length && row.slice(this.columns.length).some((cell) => cell !== '')) {
      const fault = because('line_cells', {
        cells: row.length,
        columns: this.columns.length,
        delimiter: this.#delimiter,
      });
      return [{ line, cells: {}, fault }];
    }
    const cells: Record<string, Cell> = {};
    for (let i = 0; i < row.length && i < this.columns.length; i++)
      if (row[i] !== '') cells[this.columns[i]!] = row[i]!;
    return [{ line, cells }];
  }
}

/** Each has a name, and none has that of another. */
function namesOf(row: readonly string[]): string[] {
  if (row.length > mostColumns) throw new WorkRefused(because('file_columns', { most: mostColumns }));
  const names: string[] = [];
  const taken = new Set<string>(['__proto__']);
  for (const [i, cell] of row.entries()) {
    const name = cell.trim().slice(0, 280) || `column ${i + 1}`;
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
    taken.add(free);
    names.push(free);
  }
  return names;
}

function rowsLines(rows: readonly string[][]): number {
  return rows.reduce((sum, row) => sum + linesOf(row), 0);
}

/** How many lines of the file a row takes. */
function linesOf(row: readonly string[]): number {
  let lines = 1;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines++;
  return lines;
}
