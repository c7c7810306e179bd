import { because } from '../../shared/because.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { KnownColumns } from './known-columns.ts';
import { objectRecord } from './object-record.ts';
import { type FileRecord, longestRecord, type RecordSplitter } from './record.ts';

const [quote, backslash, open, close, openList, closeList, lineBreak] = [...'"\\{}[]\n'].map((sign) =>
  sign.charCodeAt(0),
);

/**
 * The objects of the first list in a JSON document, which may be the document itself or a field of it, like the `items`
 * of our own answers. Each is parsed by itself: the document is never held as a whole.
 */
export class JsonSplitter implements RecordSplitter {
  readonly #known = new KnownColumns();
  #line = 1;
  /** Of the object that is being read; empty between two. */
  #text = '';
  #began = 0;
  /** How deep within the object; 0 between two, -1 before the list, -2 behind it. */
  #depth = -1;
  #inText = false;
  #escaped = false;

  get columns(): readonly string[] {
    return this.#known.names;
  }

  push(text: string): FileRecord[] {
    const records: FileRecord[] = [];
    let from = this.#depth > 0 ? 0 : -1;
    for (let i = 0; i < text.length; i++) {
      const sign = text.charCodeAt(i);
      if (sign === lineBreak) this.#line++;
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (sign === backslash) this.#escaped = true;
        else if (sign === quote) this.#inText = false;
        continue;
      }
      if (sign === quote) this.#inText = true;
      else if (this.#depth === -1) {
        if (sign === openList) this.#depth = 0;
      } else if (this.#depth === 0) {
        if (sign === closeList) this.#depth = -2;
        else if (sign === open) [from, this.#depth, this.#began] = [i, 1, this.#line];
        else if (!/[\s,]/.test(text[i]!)) throw new WorkRefused(because('file_mixed', { line: this.#line }));
      } else if (this.#depth > 0) {
        if (sign === open || sign === openList) this.#depth++;
        else if (sign === close || sign === closeList) this.#depth--;
        if (this.#depth > 0) continue;
        records.push(objectRecord(this.#text + text.slice(from, i + 1), this.#began));
        this.#text = '';
        from = -1;
      }
    }
    if (from >= 0) this.#text += text.slice(from);
    if (this.#text.length > longestRecord)
      throw new WorkRefused(because('object_long', { line: this.#began, most: longestRecord }));
    this.#known.note(records);
    return records;
  }

  end(): FileRecord[] {
    if (this.#depth === -1)
      throw new WorkRefused(because('file_no_list', { example: '[{"score": 9}, {"score": 7}]' }));
    if (this.#depth === -2) return [];
    return [{ line: this.#line, cells: {}, fault: because('file_cut') }];
  }
}
