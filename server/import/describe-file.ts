import { open } from 'node:fs/promises';
import Papa from 'papaparse';
import { because } from '../../shared/because.ts';
import type { ImportFormat } from '../../shared/import.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { type Encoding, encodingOf } from './encoding-of.ts';
import type { FileForm } from './file-form.ts';
import { splitterOf } from './read-records.ts';
import type { FileRecord } from './record.ts';

/** Bytes that are looked at. */
const headBytes = 256 * 1024;

export interface DescribedFile extends FileForm {
  columns: readonly string[];
  /** The first ones, of which more can be guessed. */
  records: FileRecord[];
}

/**
 * What a file is, from how it begins. Throws `WorkRefused` where nothing can be made of it.
 *
 * @param said the format, where whoever sent it has named one
 */
export async function describeFile(path: string, said: ImportFormat | null): Promise<DescribedFile> {
  const { head, isWhole } = await headOf(path);
  const encoding = encodingOf(head);
  const text = textOf(head, encoding, isWhole);
  if (text.trim() === '') throw new WorkRefused(because('file_empty'));
  const format = said ?? formatOf(text);
  const delimiter = format === 'csv' ? delimiterOf(text) : null;
  const splitter = splitterOf({ format, delimiter });
  const records = splitter.push(text);
  if (isWhole) records.push(...splitter.end());
  if (splitter.columns.length === 0) throw new WorkRefused(records[0]?.fault ?? because('file_no_lines'));
  return { format, encoding, delimiter, columns: splitter.columns, records };
}

async function headOf(path: string): Promise<{ head: Buffer; isWhole: boolean }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(size, headBytes));
    await file.read(head, 0, head.length, 0);
    return { head, isWhole: size <= headBytes };
  } finally {
    await file.close();
  }
}

function textOf(head: Buffer, encoding: Encoding, isWhole: boolean): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !isWhole });
  } catch {
    throw new WorkRefused(because('file_encoding'));
  }
}

function formatOf(text: string): ImportFormat {
  const first = text.trimStart();
  if (first.startsWith('[')) return 'json';
  if (!first.startsWith('{')) return 'csv';
  const [line = '', next = ''] = first.split('\n', 2);
  try {
    const object = JSON.parse(line) as Record<string, unknown>;
    // A document on one line: the list is in it.
    return next.trim() === '' && Object.values(object).some(isListOfObjects) ? 'json' : 'ndjson';
  } catch {
    return 'json';
  }
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => one?.constructor === Object);
}

/** The sign by which the first lines have the most columns, and each as many as the others. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const rows = Papa.parse<string[]>(text, { delimiter, preview: 30 }).data.filter((row) => row.length > 1);
    const width = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === width).length;
    const score = width === 0 ? 0 : (alike / rows.length) * alike * Math.min(width, 50);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
