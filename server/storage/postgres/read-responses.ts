import { fixedDimensions } from '../../../shared/dimension.ts';
import type { FlagName } from '../../../shared/response.ts';
import { responseClasses } from '../../../shared/response-class.ts';
import type { Countable, FoundResponse, StoredAnswer, StoredResponse } from '../contract/stored-response.ts';
import { standingOf } from '../standing-bits.ts';
import type { Dictionary } from './dictionary.ts';
import { grouped } from './grouped.ts';
import type { Interned } from './interned.ts';
import type { Statements } from './statements.ts';

interface ResponseRow {
  site: number;
  id: string;
  survey: number;
  version: number;
  revision: number;
  complete: boolean;
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
  response: string;
  question: number;
  number: number | null;
  text: string | null;
  json: string | null;
}

const byIds = `SELECT r.* FROM response_ids i
    JOIN responses r ON r.site = i.site AND r.survey = i.survey AND r.received_at = i.received_at AND r.id = i.id
  WHERE i.site = $1 AND i.id = ANY($2::uuid[])`;

/** Rows that are read at once where all are. */
const pieces = 5_000;

/** Reads whole responses. What is read in several statements is of one moment only in a snapshot, or while it is held. */
export class ResponseReader {
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Those of the ids that there are, by their id. */
  async stored(db: Statements, site: number, ids: readonly string[]): Promise<Map<string, StoredResponse>> {
    const rows = await db.all<ResponseRow>(byIds, [site, ids]);
    return new Map((await this.#stored(db, site, rows)).map((response) => [response.id, response]));
  }

  /** Those of the ids that there are, in their order. */
  async found(db: Statements, site: number, ids: readonly string[]): Promise<FoundResponse[]> {
    const rows = await db.all<ResponseRow>(byIds, [site, ids]);
    const classes = new Map(rows.map((row) => [row.id, responseClasses[row.class]!]));
    const stored = await this.#stored(db, site, rows);
    const tags = await this.#tags(db, site, ids);
    const found = new Map(
      stored.map(({ digest: _digest, visitor, ...response }) => [
        response.id,
        {
          ...response,
          class: classes.get(response.id)!,
          tags: tags.get(response.id) ?? [],
          hasVisitor: visitor !== null,
        },
      ]),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** All that there are of a site, in pieces. */
  async *allCountable(db: Statements, site: number): AsyncGenerator<Countable[]> {
    let last = [-1, -1, '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const rows = await db.all<ResponseRow>(
        `SELECT r.* FROM responses r WHERE r.site = $1 AND (r.survey, r.received_at, r.id) > ($2, $3, $4)
         ORDER BY r.survey, r.received_at, r.id LIMIT $5`,
        [site, ...last, pieces],
      );
      if (rows.length === 0) return;
      yield await this.#countable(db, site, rows);
      const { survey, received_at, id } = rows.at(-1)!;
      last = [survey, received_at, id];
    }
  }

  /** Those of some surveys that were received in [from, to), in epoch milliseconds. */
  async countable(
    db: Statements,
    site: number,
    surveys: readonly number[],
    from: number,
    to: number,
  ): Promise<Countable[]> {
    const rows = await db.all<ResponseRow>(
      `SELECT r.* FROM responses r
       WHERE r.site = $1 AND r.survey = ANY($2::integer[]) AND r.received_at >= $3 AND r.received_at < $4`,
      [site, surveys, from, to],
    );
    return this.#countable(db, site, rows);
  }

  async #countable(db: Statements, site: number, rows: readonly ResponseRow[]): Promise<Countable[]> {
    const strings = await this.#learn(db, site, rows, []);
    return rows.map((row) => countableOf(row, strings));
  }

  async #stored(db: Statements, site: number, rows: readonly ResponseRow[]): Promise<StoredResponse[]> {
    const answers = await db.all<AnswerRow>(
      `SELECT response, question, number, text, json FROM answers WHERE site = $1 AND response = ANY($2::uuid[])
       ORDER BY response, question`,
      [site, rows.map(({ id }) => id)],
    );
    const strings = await this.#learn(db, site, rows, answers);
    const byResponse = grouped(answers, ({ response }) => response);
    return rows.map((row) => ({
      ...countableOf(row, strings),
      answers: (byResponse.get(row.id) ?? []).map((answer) => answerOf(answer, site, strings)),
    }));
  }

  #learn(
    db: Statements,
    site: number,
    rows: readonly ResponseRow[],
    answers: readonly AnswerRow[],
  ): Promise<Interned> {
    const terms = new Set(answers.map(({ question }) => question));
    const keys = new Set<number>();
    for (const row of rows) {
      for (const name of fixedDimensions) if (row[name] !== null) terms.add(row[name] as number);
      for (const [i, n] of (JSON.parse(row.cells) as number[]).entries()) if (i % 2 === 0) keys.add(n);
    }
    return this.#dictionary.learn(db, site, { terms, keys });
  }

  async #tags(db: Statements, site: number, ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await db.all<{ response: string; text: string }>(
      `SELECT g.response, t.text FROM response_tags g JOIN terms t ON t.site = g.site AND t.term = g.tag
       WHERE g.site = $1 AND g.response = ANY($2::uuid[]) ORDER BY t.text`,
      [site, ids],
    );
    const tags = new Map<string, string[]>();
    for (const { response, text } of rows) tags.set(response, [...(tags.get(response) ?? []), text]);
    return tags;
  }
}

function countableOf(row: ResponseRow, strings: Interned): Countable {
  return {
    siteKey: row.site,
    surveyKey: row.survey,
    id: row.id,
    revision: row.revision,
    version: row.version,
    complete: row.complete,
    ...standingOf(row.standing),
    receivedAt: row.received_at,
    submittedAt: row.submitted_at,
    shownAt: row.shown_at,
    digest: row.digest,
    page: row.address,
    visitor: row.visitor,
    dimensions: dimensionsOf(row, strings),
    attributes: row.attributes === null ? {} : JSON.parse(row.attributes),
    cells: cellsOf(row, strings),
    commented: row.commented > 0,
    extra: row.extra === null ? null : JSON.parse(row.extra),
    flags: row.flags === null ? [] : (row.flags.split(' ') as FlagName[]),
    duplicates: row.duplicates,
  };
}

function cellsOf({ site, cells }: ResponseRow, strings: Interned): Countable['cells'] {
  const flat: number[] = JSON.parse(cells);
  return Array.from({ length: flat.length / 2 }, (_, i) => ({
    countKey: strings.countKeyName(site, flat[2 * i]!),
    counter: flat[2 * i + 1]!,
  }));
}

function dimensionsOf(row: ResponseRow, strings: Interned): Record<string, string> {
  const dimensions: Record<string, string> = {};
  for (const name of fixedDimensions) {
    if (row[name] !== null) dimensions[name] = strings.textOf(row.site, row[name] as number);
  }
  return dimensions;
}

function answerOf(
  { question, number, text, json }: AnswerRow,
  site: number,
  strings: Interned,
): StoredAnswer {
  return { question: strings.textOf(site, question), value: number ?? text ?? JSON.parse(json!) };
}
