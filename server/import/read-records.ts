import { open } from 'node:fs/promises';
import { because } from '../../shared/because.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { CsvSplitter } from './csv-splitter.ts';
import type { FileForm } from './file-form.ts';
import { JsonSplitter } from './json-splitter.ts';
import { NdjsonSplitter } from './ndjson-splitter.ts';
import type { FileRecord, RecordSplitter } from './record.ts';

const chunk = 64 * 1024;

/**
 * The records of a file from its beginning, some hundred at a time: never more of it is held. Throws `WorkRefused` where
 * it is not what it was taken for.
 */
export async function* readRecords(path: string, form: FileForm): AsyncGenerator<FileRecord[]> {
  const splitter = splitterOf(form);
  const decoder = new TextDecoder(form.encoding, { fatal: true });
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunk);
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, chunk, at);
      yield splitter.push(decoded(decoder, buffer.subarray(0, bytesRead), form, at));
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    yield splitter.end();
  } finally {
    await file.close();
  }
}

/** Nothing left to read: the decoder then says whether a letter was cut off. */
function decoded(decoder: TextDecoder, bytes: Uint8Array, { encoding }: FileForm, at: number): string {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch {
    throw new WorkRefused(because('file_encoding_at', { encoding: encoding.toUpperCase(), byte: at }));
  }
}

export function splitterOf({ format, delimiter }: Pick<FileForm, 'format' | 'delimiter'>): RecordSplitter {
  if (format === 'csv') return new CsvSplitter(delimiter ?? ',');
  return format === 'ndjson' ? new NdjsonSplitter() : new JsonSplitter();
}
