import type Database from 'better-sqlite3';
import type { ImportedResponse, KnownState } from '../contract/imports.ts';
import type { CountedRows } from './counted-rows.ts';
import type { Dictionary } from './dictionary.ts';
import { idBytes, idText } from './response-id.ts';
import { ResponseTags } from './response-tags.ts';

/** The responses that imports bring, and which of them that were. Every method runs in the caller's transaction. */
export class ImportedRows {
  readonly #counted: CountedRows;
  readonly #tags: ResponseTags;
  readonly #earlier: Database.Statement<[number, number, Buffer], number>;
  readonly #note: Database.Statement<[number, string, Buffer]>;
  readonly #some: Database.Statement<[number, string, number], Buffer>;
  readonly #forget: Database.Statement<[number, string, Buffer]>;

  constructor(db: Database.Database, dictionary: Dictionary, counted: CountedRows) {
    this.#counted = counted;
    this.#tags = new ResponseTags(db, dictionary);
    this.#earlier = db
      .prepare<[number, number, Buffer], number>(
        'SELECT 1 FROM responses WHERE site = ? AND survey = ? AND visitor = ? LIMIT 1',
      )
      .pluck();
    this.#note = db.prepare('INSERT OR IGNORE INTO imported (site, import, response) VALUES (?, ?, ?)');
    this.#some = db
      .prepare<[number, string, number], Buffer>(
        'SELECT response FROM imported WHERE site = ? AND import = ? LIMIT ?',
      )
      .pluck();
    this.#forget = db.prepare('DELETE FROM imported WHERE site = ? AND import = ? AND response = ?');
  }

  state(site: number, id: string): KnownState {
    const state = this.#counted.rows.state(site, idBytes(id));
    return state === 'unknown' ? 'new' : state;
  }

  /** Tells how many there were none of. */
  store(id: string, site: number, batch: readonly ImportedResponse[]): number {
    const fresh = this.#counted.move((sums) =>
      batch.filter(({ response }) => {
        const bytes = idBytes(response.id);
        if (this.#counted.rows.state(site, bytes) !== 'unknown') return false;
        const repeated = response.repeated || this.#hasAnswered(response);
        this.#counted.insert({ ...response, repeated }, sums);
        this.#note.run(site, id, bytes);
        return true;
      }),
    );
    for (const { response, tags } of fresh) for (const tag of tags) this.#tags.add(response, tag);
    return fresh.length;
  }

  /** Some of those that it has stored. */
  some(id: string, site: number, most: number): string[] {
    return this.#some.all(site, id, most).map(idText);
  }

  forget(id: string, site: number, responses: readonly string[]): void {
    for (const response of responses) this.#forget.run(site, id, idBytes(response));
  }

  #hasAnswered({ siteKey, surveyKey, visitor }: ImportedResponse['response']): boolean {
    return visitor !== null && this.#earlier.get(siteKey, surveyKey, visitor) !== undefined;
  }
}
