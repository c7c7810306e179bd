import type Database from 'better-sqlite3';
import { fixedDimensions } from '../../../shared/dimension.ts';
import type { FlagName } from '../../../shared/response.ts';
import { responseClasses } from '../../../shared/response-class.ts';
import type {
  AnswerCell,
  Countable,
  FoundResponse,
  StoredAnswer,
  StoredResponse,
} from '../contract/stored-response.ts';
import { standingOf } from '../standing-bits.ts';
import type { Dictionary } from './dictionary.ts';
import { idBytes, idText } from './response-id.ts';

interface ResponseRow {
  site: number;
  id: Buffer;
  survey: number;
  version: number;
  revision: number;
  complete: number;
  standing: number;
  class: number;
  received_at: number;
  submitted_at: number | null;
  shown_at: number | null;
  duplicates: number;
  digest: Buffer;
  address: string | null;
  visitor: Buffer | null;
  commented: number;
  cells: string;
  attributes: string | null;
  extra: string | null;
  flags: string | null;
  [dimension: string]: unknown;
}

interface AnswerRow {
  question: string;
  number: number | null;
  text: string | null;
  json: number | null;
}

const dimensionTexts = fixedDimensions
  .map((name) => `(SELECT text FROM terms WHERE site = r.site AND term = r.${name}) AS ${name}`)
  .join(', ');
const response = `SELECT r.site, r.id, r.survey, r.version, r.revision, r.complete, r.standing, r.class, r.received_at,
  r.submitted_at, r.shown_at, r.duplicates, r.digest, r.address, r.visitor, r.commented, r.cells, r.attributes, r.extra, r.flags, ${dimensionTexts}
  FROM responses r`;

/** Reads whole responses on any connection. */
export class ResponseReader {
  readonly #dictionary: Dictionary;
  readonly #one: Database.Statement<[number, Buffer], ResponseRow>;
  readonly #all: Database.Statement<[], ResponseRow>;
  readonly #received: Database.Statement<[number, number, number, number], ResponseRow>;
  readonly #answers: Database.Statement<[number, Buffer], AnswerRow>;
  readonly #tags: Database.Statement<[number, Buffer], string>;

  constructor(db: Database.Database, dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#one = db.prepare(`${response} WHERE r.site = ? AND r.id = ?`);
    this.#all = db.prepare(response);
    this.#received = db.prepare(
      `${response} WHERE r.site = ? AND r.survey = ? AND r.received_at >= ? AND r.received_at < ?`,
    );
    this.#answers = db.prepare(
      `SELECT (SELECT text FROM terms WHERE site = a.site AND term = a.question) AS question, a.number, w.text, w.json
       FROM answers a LEFT JOIN words w ON w.words = a.words WHERE a.site = ? AND a.response = ?`,
    );
    this.#tags = db
      .prepare<[number, Buffer], string>(
        `SELECT text FROM response_tags t JOIN terms ON terms.site = t.site AND terms.term = t.tag
           WHERE t.site = ? AND t.response = ? ORDER BY text`,
      )
      .pluck();
  }

  one(site: number, id: string): StoredResponse | undefined {
    const row = this.#one.get(site, idBytes(id));
    return row && this.#stored(row);
  }

  *allCountable(): IterableIterator<Countable> {
    for (const row of this.#all.iterate()) yield this.#countable(row);
  }

  /** Those of a survey that were received in [from, to), in epoch milliseconds. */
  countable(site: number, survey: number, from: number, to: number): Countable[] {
    return this.#received.all(site, survey, from, to).map((row) => this.#countable(row));
  }

  /** As a list shows it. */
  found(site: number, id: Buffer): FoundResponse {
    return this.find(site, id)!;
  }

  find(site: number, id: Buffer): FoundResponse | null {
    const row = this.#one.get(site, id);
    if (!row) return null;
    const { digest: _digest, visitor, ...stored } = this.#stored(row);
    return {
      ...stored,
      class: responseClasses[row.class]!,
      tags: this.#tags.all(site, id),
      hasVisitor: visitor !== null,
    };
  }

  #stored(row: ResponseRow): StoredResponse {
    return { ...this.#countable(row), answers: this.#answers.all(row.site, row.id).map(answerOf) };
  }

  #countable(row: ResponseRow): Countable {
    return {
      siteKey: row.site,
      surveyKey: row.survey,
      id: idText(row.id),
      revision: row.revision,
      version: row.version,
      complete: row.complete === 1,
      ...standingOf(row.standing),
      receivedAt: row.received_at,
      submittedAt: row.submitted_at,
      shownAt: row.shown_at,
      digest: row.digest,
      page: row.address,
      visitor: row.visitor,
      dimensions: dimensionsOf(row),
      attributes: row.attributes === null ? {} : JSON.parse(row.attributes),
      cells: this.#cellsOf(row),
      commented: row.commented > 0,
      extra: row.extra === null ? null : JSON.parse(row.extra),
      flags: row.flags === null ? [] : (row.flags.split(' ') as FlagName[]),
      duplicates: row.duplicates,
    };
  }

  #cellsOf({ site, cells }: ResponseRow): AnswerCell[] {
    const flat: number[] = JSON.parse(cells);
    return Array.from({ length: flat.length / 2 }, (_, i) => ({
      countKey: this.#dictionary.countKeyName(site, flat[2 * i]!),
      counter: flat[2 * i + 1]!,
    }));
  }
}

function answerOf({ question, number, text, json }: AnswerRow): StoredAnswer {
  return { question, value: number ?? (json ? JSON.parse(text!) : text!) };
}

function dimensionsOf(row: ResponseRow): Record<string, string> {
  const dimensions: Record<string, string> = {};
  for (const name of fixedDimensions) {
    const text = row[name];
    if (typeof text === 'string') dimensions[name] = text;
  }
  return dimensions;
}
