import type Database from 'better-sqlite3';
import type { StoredResponse } from '../contract/stored-response.ts';
import { CountSums } from '../merge-counts.ts';
import { sumResponse } from '../sum-counts.ts';
import { textsOf } from '../texts-of.ts';
import type { Counting } from './counting.ts';
import { idBytes } from './response-id.ts';
import { ResponseRows } from './response-rows.ts';
import type { TextChapters } from './text-chapters.ts';
import type { CountUpsert } from './write-counts.ts';

/** Rows of responses and the counts that they add up to, which move together, in the caller's transaction. */
export class CountedRows {
  readonly rows: ResponseRows;
  readonly #counting: Counting;
  readonly #upsert: CountUpsert;
  readonly #chapters: TextChapters;

  constructor(db: Database.Database, counting: Counting, upsert: CountUpsert, chapters: TextChapters) {
    this.#chapters = chapters;
    this.rows = new ResponseRows(db, counting.dictionary, counting.rules);
    this.#counting = counting;
    this.#upsert = upsert;
  }

  /** Moves responses, and at the end adds to the counts what all of it comes to. */
  move<T>(work: (sums: CountSums) => T): T {
    const sums = new CountSums();
    const done = work(sums);
    this.#upsert.add(sums.sorted());
    return done;
  }

  insert(response: StoredResponse, sums: CountSums): void {
    this.#chapters.touch(response);
    this.#insert(response, sums);
  }

  /** Takes the old row out of the counts and puts the new one in, at the bucket of first receipt. */
  replace(old: StoredResponse, next: StoredResponse | null, sums: CountSums): void {
    this.rows.remove(old.siteKey, idBytes(old.id));
    this.count(old, sums, -1);
    if (next === null || textsOf(next.answers).join('\n') !== textsOf(old.answers).join('\n'))
      for (const response of next ? [old, next] : [old]) this.#chapters.touch(response);
    if (next) this.#insert(next, sums);
  }

  /** The counts alone, of a row that is changed in place. */
  count(response: StoredResponse, sums: CountSums, sign: 1 | -1): void {
    sumResponse(this.#counting, sums, response, sign);
  }

  #insert(response: StoredResponse, sums: CountSums): void {
    this.rows.insert(response, idBytes(response.id));
    this.count(response, sums, 1);
  }
}
