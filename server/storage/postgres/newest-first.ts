import type { ResponseFilter } from '../contract/selection.ts';
import type { RawValue } from '../row-dimensions.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Dictionary } from './dictionary.ts';
import type { Statements } from './statements.ts';

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

/**
 * The chosen rows, newest first, merged from those of each survey, since the site as a whole has no index. They come in
 * pieces, each in the order of the list. Filters by dimension, class and words are the caller's.
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

/** The rows of one survey, fetched as they are needed. */
class Run {
  rows: RawRow[] = [];
  goesOn = true;
  readonly #db: Statements;
  readonly #sql: string;
  readonly #values: readonly unknown[];
  readonly #behind: readonly unknown[];
  #last: [at: number, id: string];

  constructor(
    db: Statements,
    columns: readonly string[],
    { from: source, table, conditions, values, id: idColumn }: Source,
    survey: number,
    { siteKey, from, to, before }: ResponseFilter,
  ) {
    const [at, id] = [`${table}.received_at`, `${table}.${idColumn}`];
    const read = ['received_at', 'id', ...columns].map((column) => `r.${column}`);
    this.#db = db;
    this.#sql = `SELECT ${read.join(', ')} FROM ${source}
      WHERE ${table}.site = $1 AND ${table}.survey = $2 AND ${at} >= $3 AND (${at}, ${id}) < ($4, $5)
        ${conditions.map((one) => `AND ${one}`).join(' ')}
      ORDER BY ${at} DESC, ${id} DESC LIMIT $6`;
    this.#values = [siteKey, survey, from];
    this.#behind = values;
    const end: [number, string] = [to, '00000000-0000-0000-0000-000000000000'];
    this.#last = before !== null && before.receivedAt < to ? [before.receivedAt, before.id] : end;
  }

  /** Fetches where nothing is at hand; whether there is something then. */
  async fill(size: number): Promise<boolean> {
    if (this.rows.length === 0 && this.goesOn) {
      this.rows = await this.#db.all<RawRow>(this.#sql, [
        ...this.#values,
        ...this.#last,
        size,
        ...this.#behind,
      ]);
      this.goesOn = this.rows.length === size;
      const last = this.rows.at(-1);
      if (last) this.#last = [last.received_at, last.id];
    }
    return this.rows.length > 0;
  }
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
