import type { Position, ResponseFilter } from '../contract/selection.ts';
import type { RawValue } from '../row-dimensions.ts';
import { textQuery } from '../text-query.ts';
import { firstId, type ListStretch } from '../text-walk.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Dictionary } from './dictionary.ts';
import type { Statements } from './statements.ts';
import { textStretches } from './text-stretches.ts';

/** The columns that are looked at, by their name. */
export type RawRow = { received_at: number; id: string } & Record<string, RawValue>;

/** Where the rows of one survey are read from: the index that has the fewest of them, in the order of time. */
interface Source {
  from: string;
  /** The name of the table in it whose index is read. */
  table: 'r' | 't';
  /** Beside survey and time, with the values of its parameters, which are numbered from 7 on. */
  conditions: readonly string[];
  values: readonly unknown[];
  /** Its column of the response's id. */
  id: string;
}

/** Rows that are fetched at once: few at first, since most pages are short. */
const [firstRows, mostRows] = [64, 4_096];

/** Stretches that are read at once. */
const mostStretches = 64;

/**
 * The chosen rows, newest first, merged from those of each survey, since the site as a whole has no index. They come in
 * pieces, each in the order of the list. Filters by dimension, class and words are the caller's; where words cannot be, no
 * row is read, and one of nobody (`passedBy`) tells now and then how far that is.
 *
 * @param db that sees one moment
 * @param columns beside `received_at` and `id`
 */
export async function* newestFirst(
  db: Statements,
  dictionary: Dictionary,
  columns: readonly string[],
  filter: ResponseFilter,
): AsyncGenerator<RawRow[]> {
  const source = await sourceOf(db, dictionary, filter);
  if (source === null) return;
  const runs = filter.surveyKeys.map((survey) => new Run(db, columns, source, survey, filter));
  for (let size = firstRows; ; size = Math.min(2 * size, mostRows)) {
    const heads: Run[] = [];
    for (const run of runs) if (await run.fill(size)) heads.push(run);
    if (heads.length === 0) return;
    yield merged(heads);
  }
}

/** Merges what was fetched, until one of those that may go on has nothing left at hand. */
function merged(runs: readonly Run[]): RawRow[] {
  const rows: RawRow[] = [];
  for (;;) {
    let newest: Run | undefined;
    for (const run of runs) {
      const head = run.rows[0];
      if (!head) {
        if (run.goesOn) return rows;
        continue;
      }
      if (!newest || isNewer(head, newest.rows[0]!)) newest = run;
    }
    if (!newest) return rows;
    rows.push(newest.rows.shift()!);
  }
}

/**
 * How many looks it took to come to a row that stands for those that were passed over, down to its position; null: it
 * stands for itself.
 */
export function passedBy({ id, looks }: RawRow): number | null {
  return id === firstId ? (looks as number) : null;
}

/** The rows of one survey, fetched as they are needed. */
class Run {
  rows: RawRow[] = [];
  goesOn = true;
  readonly #db: Statements;
  readonly #sql: string;
  readonly #place: readonly number[];
  readonly #behind: readonly unknown[];
  readonly #pieces: AsyncGenerator<RawRow[], void>;
  #size = firstRows;

  constructor(
    db: Statements,
    columns: readonly string[],
    { from: source, table, conditions, values, id: idColumn }: Source,
    survey: number,
    filter: ResponseFilter,
  ) {
    const { siteKey, from, to, before, words } = filter;
    const [at, id] = [`${table}.received_at`, `${table}.${idColumn}`];
    const read = ['received_at', 'id', ...columns].map((column) => `r.${column}`);
    const rows = (least: string, position: string) => `SELECT ${read.join(', ')} FROM ${source}
      WHERE ${table}.site = $1 AND ${table}.survey = $2 AND ${at} >= ${least} AND (${at}, ${id}) < (${position})
        ${conditions.map((one) => `AND ${one}`).join(' ')}
      ORDER BY ${at} DESC, ${id} DESC LIMIT $6`;
    this.#db = db;
    this.#place = [siteKey, survey];
    this.#behind = values;
    const end = { receivedAt: to, id: firstId };
    const all = { from, before: before !== null && before.receivedAt < to ? before : end };
    const grams = textQuery(words);
    if (grams === null) {
      this.#sql = rows('$3', '$4, $5');
      this.#pieces = this.#all(all);
    } else {
      this.#sql = `SELECT l.* FROM unnest($3::bigint[], $4::bigint[], $5::uuid[]) AS s (from_at, before_at, before_id),
        LATERAL (${rows('s.from_at', 's.before_at, s.before_id')}) AS l ORDER BY l.received_at DESC, l.id DESC LIMIT $6`;
      this.#pieces = this.#looking(grams, survey, filter, all);
    }
  }

  /** Fetches where nothing is at hand; whether there is something then. */
  async fill(size: number): Promise<boolean> {
    this.#size = size;
    while (this.rows.length === 0 && this.goesOn) {
      const piece = await this.#pieces.next();
      if (piece.done) this.goesOn = false;
      else this.rows = piece.value;
    }
    return this.rows.length > 0;
  }

  async *#all({ from, before }: ListStretch): AsyncGenerator<RawRow[], void> {
    for (let last: Position | null = before; last !== null; ) {
      const size = this.#size;
      const rows = await this.#fetch(size, [from, last.receivedAt, last.id]);
      last = endOf(rows, size);
      if (rows.length > 0) yield rows;
    }
  }

  async *#looking(
    grams: readonly number[],
    survey: number,
    filter: ResponseFilter,
    all: ListStretch,
  ): AsyncGenerator<RawRow[], void> {
    for await (const { stretches, passed, chapters } of textStretches(this.#db, grams, survey, filter, all)) {
      for (let i = 0; i < stretches.length; i += mostStretches)
        yield* this.#some(stretches.slice(i, i + mostStretches));
      if (chapters > 0) yield [{ received_at: passed.receivedAt, id: passed.id, looks: chapters }];
    }
  }

  async *#some(stretches: ListStretch[]): AsyncGenerator<RawRow[], void> {
    for (let left = stretches; left.length > 0; ) {
      const size = this.#size;
      const befores = left.map(({ before }) => before);
      const rows = await this.#fetch(size, [
        left.map(({ from }) => from),
        befores.map(({ receivedAt }) => receivedAt),
        befores.map(({ id }) => id),
      ]);
      const last = endOf(rows, size);
      left = last === null ? [] : left.flatMap((one) => behind(last, one));
      if (rows.length > 0) yield rows;
    }
  }

  #fetch(size: number, stretch: readonly unknown[]): Promise<RawRow[]> {
    return this.#db.all<RawRow>(this.#sql, [...this.#place, ...stretch, size, ...this.#behind]);
  }
}

/** Where rows go on that were fetched; null: there are no more. Whoever gets them takes them out one by one. */
function endOf(rows: readonly RawRow[], size: number): Position | null {
  const last = rows.at(-1);
  return !last || rows.length < size ? null : { receivedAt: last.received_at, id: last.id };
}

/** What is left of a stretch behind a position. */
function behind(last: Position, { from, before }: ListStretch): ListStretch[] {
  if (from > last.receivedAt) return [];
  return [{ from, before: before.receivedAt < last.receivedAt ? before : last }];
}

/** Null: nothing can fit. */
async function sourceOf(
  db: Statements,
  dictionary: Dictionary,
  { siteKey: site, commented, tag, visitorOf, visitor: named }: ResponseFilter,
): Promise<Source | null> {
  const conditions = commented ? ['r.commented = 1'] : [];
  const values: unknown[] = [];
  const condition = (sql: string, value: unknown) => {
    conditions.push(`${sql} = $${7 + values.length}`);
    values.push(value);
  };
  if (named) condition('r.visitor', Buffer.from(named));
  if (visitorOf !== undefined) {
    const visitor = await visitorGiving(db, site, visitorOf);
    if (visitor === null) return null;
    condition('r.visitor', visitor);
  }
  if (tag === undefined) return { from: 'responses r', table: 'r', conditions, values, id: 'id' };
  const asked = new AskedStrings();
  asked.text(site, tag);
  const term = (await dictionary.find(db, asked)).findTerm(site, tag);
  if (term === undefined) return null;
  condition('t.tag', term);
  return {
    from: `response_tags t JOIN responses r
      ON r.site = t.site AND r.survey = t.survey AND r.received_at = t.received_at AND r.id = t.response`,
    conditions,
    values,
    table: 't',
    id: 'response',
  };
}

async function visitorGiving(db: Statements, site: number, id: string): Promise<Buffer | null> {
  const row = await db.one<{ visitor: Buffer | null }>(
    `SELECT r.visitor FROM response_ids i
       JOIN responses r ON r.site = i.site AND r.survey = i.survey AND r.received_at = i.received_at AND r.id = i.id
     WHERE i.site = $1 AND i.id = $2`,
    [site, id],
  );
  return row?.visitor ?? null;
}

function isNewer(a: RawRow, b: RawRow): boolean {
  return a.received_at > b.received_at || (a.received_at === b.received_at && a.id > b.id);
}
