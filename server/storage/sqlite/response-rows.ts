import type Database from 'better-sqlite3';
import { fixedDimensions } from '../../../shared/dimension.ts';
import type { AnswerValue } from '../../../shared/response.ts';
import { responseClasses } from '../../../shared/response-class.ts';
import type { CountRules } from '../contract/counting.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import { standingBits } from '../standing-bits.ts';
import type { Dictionary } from './dictionary.ts';

const columns = [
  'site',
  'id',
  'survey',
  'version',
  'revision',
  'complete',
  'standing',
  'class',
  'caution',
  'received_at',
  'submitted_at',
  'shown_at',
  'duplicates',
  'digest',
  'commented',
  'address',
  'visitor',
  ...fixedDimensions,
  'cells',
  'attributes',
  'extra',
  'flags',
];

/** What there is of an id. */
export type IdState = 'unknown' | 'stored' | 'erased';
const states: readonly IdState[] = ['unknown', 'stored', 'erased'];

/** Writes responses and their answers as rows, in the caller's transaction. */
export class ResponseRows {
  readonly #dictionary: Dictionary;
  readonly #rules: CountRules;
  readonly #state: Database.Statement<[number, Buffer, number, Buffer], number>;
  readonly #insert: Database.Statement;
  readonly #insertAnswer: Database.Statement;
  readonly #remove: Database.Statement<[number, Buffer]>;
  readonly #removeAnswers: Database.Statement<[number, Buffer]>;
  readonly #insertWords: Database.Statement<[string, number]>;
  readonly #blank: Database.Statement<[number, Buffer]>;
  readonly #blankWords: Database.Statement<[number, Buffer]>;
  readonly #erased: Database.Statement<[number, Buffer]>;

  constructor(db: Database.Database, dictionary: Dictionary, rules: CountRules) {
    this.#dictionary = dictionary;
    this.#rules = rules;
    this.#state = db
      .prepare<[number, Buffer, number, Buffer], number>(
        `SELECT CASE WHEN EXISTS (SELECT 1 FROM responses WHERE site = ? AND id = ?) THEN 1
           WHEN EXISTS (SELECT 1 FROM erased WHERE site = ? AND id = ?) THEN 2 ELSE 0 END`,
      )
      .pluck();
    this.#insert = db.prepare(
      `INSERT INTO responses (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    this.#insertAnswer = db.prepare(
      'INSERT INTO answers (site, response, question, number, words) VALUES (?, ?, ?, ?, ?)',
    );
    this.#insertWords = db.prepare('INSERT INTO words (text, json) VALUES (?, ?)');
    this.#remove = db.prepare('DELETE FROM responses WHERE site = ? AND id = ?');
    this.#removeAnswers = db.prepare('DELETE FROM answers WHERE site = ? AND response = ?');
    this.#blank = db.prepare(
      `UPDATE responses SET ${['address', 'attributes', 'extra'].map(blanked)} WHERE site = ? AND id = ?`,
    );
    this.#blankWords = db.prepare(
      `UPDATE words SET ${blanked('text')} WHERE words IN (
         SELECT words FROM answers WHERE site = ? AND response = ? AND words IS NOT NULL)`,
    );
    this.#erased = db.prepare('INSERT INTO erased (site, id) VALUES (?, ?)');
  }

  state(site: number, id: Buffer): IdState {
    return states[this.#state.get(site, id, site, id)!]!;
  }

  /** Overwrites in place what could tell whose it is, but for its answers. */
  blank(site: number, id: Buffer): void {
    this.#blank.run(site, id);
  }

  remove(site: number, id: Buffer): void {
    this.#blankWords.run(site, id);
    this.#remove.run(site, id);
    this.#removeAnswers.run(site, id);
  }

  /** From now on the id is one that was erased. */
  noteErased(site: number, id: Buffer): void {
    this.#erased.run(site, id);
  }

  insert(response: StoredResponse, id: Buffer): void {
    const { siteKey: site } = response;
    this.#insert.run(
      site,
      id,
      response.surveyKey,
      response.version,
      response.revision,
      response.complete ? 1 : 0,
      standingBits(response),
      responseClasses.indexOf(this.#rules.classOf(response)),
      this.#rules.cautionsOf(response).reduce((bits, counter) => bits | (1 << counter), 0),
      response.receivedAt,
      response.submittedAt,
      response.shownAt,
      response.duplicates,
      response.digest,
      commentedOf(response),
      response.page,
      response.visitor,
      ...fixedDimensions.map((name) => {
        const text = response.dimensions[name];
        return text === undefined ? null : this.#dictionary.term(site, text);
      }),
      JSON.stringify(this.#interned(response).flat()),
      empty(response.attributes) ? null : JSON.stringify(response.attributes),
      response.extra === null ? null : JSON.stringify(response.extra),
      response.flags.length === 0 ? null : response.flags.join(' '),
    );
    this.#insertAnswers(response, id);
  }

  #insertAnswers({ siteKey: site, answers }: StoredResponse, id: Buffer): void {
    for (const { question, value } of answers) {
      const [number, words] = typeof value === 'number' ? [value, null] : [null, this.#wordsOf(value)];
      this.#insertAnswer.run(site, id, this.#dictionary.term(site, question), number, words);
    }
  }

  #wordsOf(value: AnswerValue): number | bigint {
    const isText = typeof value === 'string';
    return this.#insertWords.run(isText ? value : JSON.stringify(value), isText ? 0 : 1).lastInsertRowid;
  }

  #interned({ siteKey, surveyKey, cells }: StoredResponse): number[][] {
    return cells.map(({ countKey, counter }) => [
      this.#dictionary.countKey(siteKey, surveyKey, countKey),
      counter,
    ]);
  }
}

/** As many bytes as before, so that the row stays where it is. */
function blanked(column: string): string {
  return `${column} = IIF(${column} IS NULL, NULL, PRINTF('%.*c', LENGTH(CAST(${column} AS BLOB)), 'x'))`;
}

/** 1: it has a comment. 2: it had one, which is counted and no longer there to be listed. */
function commentedOf({ commented, erased, wordless }: StoredResponse): number {
  if (!commented) return 0;
  return erased === undefined && !wordless ? 1 : 2;
}

function empty(map: object): boolean {
  for (const _ in map) return false;
  return true;
}
