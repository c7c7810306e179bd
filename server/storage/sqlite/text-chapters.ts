import type Database from 'better-sqlite3';
import type { StoredResponse } from '../contract/stored-response.ts';
import { textForm } from '../text-chapter.ts';
import type { TextCuts } from '../text-turn.ts';
import { textsOf } from '../texts-of.ts';
import type { MadeChapter } from './due-chapters.ts';
import { Statements } from './statements.ts';

/** The chapters of the index of texts. Every method that writes runs in the caller's transaction. */
export class TextChapters {
  readonly #db: Statements;
  /** Where the last chapter of a survey ends: what comes in behind it touches none. */
  readonly #ends = new Map<string, number>();
  /** Whether anything came in or was changed that the index may have to follow. */
  changed = true;

  constructor(db: Database.Database) {
    this.#db = new Statements(db);
  }

  /** On a rollback: what is remembered may never have been. */
  forgetEnds(): void {
    this.#ends.clear();
  }

  /** A response comes in, goes or changes: nothing is known any more of the texts of its chapter, if it lies in one. */
  touch({ siteKey: site, surveyKey: survey, receivedAt, answers }: StoredResponse): void {
    this.changed = true;
    if (receivedAt >= this.#endOf(site, survey) || textsOf(answers).length === 0) return;
    this.#db
      .prepare(
        `UPDATE text_chapters SET form = 0, touched = touched + 1, ends = '[]', bits = x''
         WHERE chapter = (SELECT chapter FROM text_chapters WHERE site = ? AND survey = ? AND to_at > ?
           ORDER BY to_at LIMIT 1)`,
      )
      .run(site, survey, receivedAt);
  }

  /** Makes room for what is to be made: until it is, everything in it is read row by row. */
  cut(cuttings: readonly TextCuts[]): void {
    for (const { site, survey, from, cuts, to } of cuttings) {
      if (to !== null)
        this.#db
          .prepare('UPDATE text_chapters SET from_at = ? WHERE site = ? AND survey = ? AND to_at = ?')
          .run(cuts.at(-1), site, survey, to);
      for (const [i, cut] of cuts.entries()) {
        this.#db
          .prepare(
            `INSERT INTO text_chapters (site, survey, from_at, to_at, form, touched, ends, bits)
             VALUES (?, ?, ?, ?, 0, 0, '[]', x'')`,
          )
          .run(site, survey, i === 0 ? from : cuts[i - 1], cut);
      }
    }
    this.#ends.clear();
  }

  /** Writes what was made, where nothing was changed in it since that was begun; tells how many responses that were. */
  fill(made: readonly MadeChapter[]): number {
    let filled = 0;
    for (const { site, survey, to, touched, rows, ends, bits } of made) {
      const { changes } = this.#db
        .prepare(
          `UPDATE text_chapters SET form = ?, ends = ?, bits = ?
           WHERE site = ? AND survey = ? AND to_at = ? AND touched = ?`,
        )
        .run(textForm, JSON.stringify(ends), Buffer.from(bits, 'base64'), site, survey, to, touched);
      if (changes > 0) filled += rows;
    }
    return filled;
  }

  /** Those that another release has made are to be made anew. */
  renew(): void {
    this.#db
      .prepare(
        `UPDATE text_chapters SET form = 0, touched = touched + 1, ends = '[]', bits = x'' WHERE form NOT IN (0, ?)`,
      )
      .run(textForm);
  }

  forget(): void {
    this.#db
      .prepare(`UPDATE text_chapters SET form = 0, touched = touched + 1, ends = '[]', bits = x''`)
      .run();
    this.changed = true;
  }

  #endOf(site: number, survey: number): number {
    const name = `${site} ${survey}`;
    const known = this.#ends.get(name);
    if (known !== undefined) return known;
    const end = this.#db
      .prepare<[number, number], number>(
        'SELECT COALESCE(MAX(to_at), 0) FROM text_chapters WHERE site = ? AND survey = ?',
      )
      .pluck()
      .get(site, survey)!;
    this.#ends.set(name, end);
    return end;
  }
}
