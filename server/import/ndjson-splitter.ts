import { because } from '../../shared/because.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { KnownColumns } from './known-columns.ts';
import { objectRecord } from './object-record.ts';
import { type FileRecord, longestRecord, type RecordSplitter } from './record.ts';

/** A JSON object a line. */
export class NdjsonSplitter implements RecordSplitter {
  readonly #known = new KnownColumns();
  #rest = '';
  #line = 1;

  get columns(): readonly string[] {
    return this.#known.names;
  }

  push(text: string): FileRecord[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop()!;
    if (this.#rest.length > longestRecord)
      throw new WorkRefused(because('line_long', { line: this.#line + lines.length, most: longestRecord }));
    return this.#records(lines);
  }

  end(): FileRecord[] {
    return this.#records([this.#rest]);
  }

  #records(lines: readonly string[]): FileRecord[] {
    const records = lines.flatMap((text, i) =>
      text.trim() === '' ? [] : [objectRecord(text, this.#line + i)],
    );
    this.#line += lines.length;
    this.#known.note(records);
    return records;
  }
}
