import type Database from 'better-sqlite3';
import { tagsTold } from '../contract/responses.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import type { Dictionary } from './dictionary.ts';
import { idBytes } from './response-id.ts';

/** Writes the tags of responses, in the caller's transaction, and knows those of a site. */
export class ResponseTags {
  readonly #dictionary: Dictionary;
  readonly #add: Database.Statement<[number, Buffer, number, number, number]>;
  readonly #remove: Database.Statement<[number, Buffer, number]>;
  readonly #forget: Database.Statement<[number, Buffer]>;
  readonly #known: Database.Statement<[number, number, number, number], string>;

  constructor(db: Database.Database, dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#add = db.prepare(
      'INSERT OR IGNORE INTO response_tags (site, response, tag, survey, received_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#remove = db.prepare('DELETE FROM response_tags WHERE site = ? AND response = ? AND tag = ?');
    this.#forget = db.prepare('DELETE FROM response_tags WHERE site = ? AND response = ?');
    // From tag to tag through the index, since DISTINCT would read every row.
    this.#known = db
      .prepare<[number, number, number, number], string>(
        `WITH RECURSIVE known (tag) AS (
           SELECT MIN(tag) FROM response_tags WHERE site = ?
           UNION ALL
           SELECT (SELECT MIN(tag) FROM response_tags WHERE site = ? AND tag > known.tag) FROM known
             WHERE known.tag IS NOT NULL
         ) SELECT text FROM known JOIN terms ON terms.site = ? AND terms.term = known.tag ORDER BY text LIMIT ?`,
      )
      .pluck();
  }

  add({ siteKey, surveyKey, receivedAt, id }: StoredResponse, tag: string): void {
    this.#add.run(siteKey, idBytes(id), this.#dictionary.term(siteKey, tag), surveyKey, receivedAt);
  }

  remove({ siteKey, id }: StoredResponse, tag: string): void {
    const term = this.#dictionary.findTerm(siteKey, tag);
    if (term !== undefined) this.#remove.run(siteKey, idBytes(id), term);
  }

  /** Takes all tags of a response away. */
  forget({ siteKey, id }: StoredResponse): void {
    this.#forget.run(siteKey, idBytes(id));
  }

  /** Those that a site's responses have. */
  known(site: number): string[] {
    return this.#known.all(site, site, site, tagsTold);
  }
}
