import type Database from 'better-sqlite3';
import { responseClasses } from '../../../shared/response.ts';
import { fixedDimensions } from '../../../shared/survey.ts';
import type { FoundResponse, ResponseFilter, Standing, StoredAnswer, StoredResponse } from '../storage.ts';

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
  attributes: string | null;
  extra: string | null;
  [dimension: string]: unknown;
}

const dimensionTexts = fixedDimensions
  .map((name) => `(SELECT text FROM terms WHERE site = r.site AND term = r.${name}) AS ${name}`)
  .join(', ');
const response = `SELECT r.site, r.id, r.survey, r.version, r.revision, r.complete, r.standing, r.class, r.received_at,
  r.submitted_at, r.shown_at, r.duplicates, r.digest, r.address, r.visitor, r.attributes, r.extra, ${dimensionTexts}
  FROM responses r`;

/** Reads whole responses on any connection. */
export class ResponseReader {
  readonly #one: Database.Statement<[number, Buffer], ResponseRow>;
  readonly #all: Database.Statement<[], ResponseRow>;
  readonly #newest: Database.Statement<unknown[], ResponseRow>;
  readonly #newestComments: Database.Statement<unknown[], ResponseRow>;
  readonly #answers: Database.Statement<
    [number, Buffer],
    { question: string; key: string | null; number: number | null; text: string | null }
  >;

  constructor(db: Database.Database) {
    const page = 'AND (r.received_at, r.id) < (?, ?) ORDER BY r.received_at DESC, r.id DESC LIMIT ?';
    this.#one = db.prepare(`${response} WHERE r.site = ? AND r.id = ?`);
    this.#all = db.prepare(response);
    this.#newest = db.prepare(`${response} WHERE r.site = ? AND r.survey = ? ${page}`);
    this.#newestComments = db.prepare(
      `${response} WHERE r.site = ? AND r.survey = ? AND r.commented = 1 ${page}`,
    );
    this.#answers = db.prepare(
      `SELECT (SELECT text FROM terms WHERE site = a.site AND term = a.question) AS question,
         (SELECT name FROM count_keys WHERE site = a.site AND key = a.key) AS key, a.number, a.text
       FROM answers a WHERE a.site = ? AND a.response = ?`,
    );
  }

  one(site: number, id: string): StoredResponse | undefined {
    const row = this.#one.get(site, idBytes(id));
    return row && this.#stored(row);
  }

  *all(): IterableIterator<StoredResponse> {
    for (const row of this.#all.iterate()) yield this.#stored(row);
  }

  /** A page of each survey, merged: every survey has an index in this order, the site as a whole has none. */
  list(filter: ResponseFilter): FoundResponse[] {
    const statement = filter.commented ? this.#newestComments : this.#newest;
    const before = filter.before ?? {
      receivedAt: Number.MAX_SAFE_INTEGER,
      id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    };
    return filter.surveyKeys
      .flatMap((survey) =>
        statement.all(filter.siteKey, survey, before.receivedAt, idBytes(before.id), filter.limit),
      )
      .sort((a, b) => b.received_at - a.received_at || Buffer.compare(b.id, a.id))
      .slice(0, filter.limit)
      .map((row) => {
        const { digest: _digest, visitor: _visitor, ...stored } = this.#stored(row);
        return { ...stored, class: responseClasses[row.class]! };
      });
  }

  #stored(row: ResponseRow): StoredResponse {
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
      answers: this.#answers.all(row.site, row.id).map(
        (answer): StoredAnswer => ({
          question: answer.question,
          countKey: answer.key,
          value: answer.number ?? answer.text ?? '',
        }),
      ),
      extra: row.extra === null ? null : JSON.parse(row.extra),
      duplicates: row.duplicates,
    };
  }
}

function dimensionsOf(row: ResponseRow): Record<string, string> {
  const dimensions: Record<string, string> = {};
  for (const name of fixedDimensions) {
    const text = row[name];
    if (typeof text === 'string') dimensions[name] = text;
  }
  return dimensions;
}

/** The standing of a response as bits: 1 test, 2 archived, 4 bot, 8 flagged. */
export function standingBits(standing: Standing): number {
  return (
    (standing.test ? 1 : 0) |
    (standing.archived ? 2 : 0) |
    (standing.bot ? 4 : 0) |
    (standing.flagged ? 8 : 0)
  );
}

function standingOf(bits: number): Standing {
  return {
    test: (bits & 1) !== 0,
    archived: (bits & 2) !== 0,
    bot: (bits & 4) !== 0,
    flagged: (bits & 8) !== 0,
  };
}

export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
