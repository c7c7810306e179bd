import { fixedDimensions } from '../../../shared/dimension.ts';
import { responseClasses } from '../../../shared/response-class.ts';
import { compositeScores } from '../composite-scores.ts';
import type { Position, ResponseFilter, ResponsePage } from '../contract/selection.ts';
import { type RawValue, RowDimensions } from '../row-dimensions.ts';
import { standingOf } from '../standing-bits.ts';
import { textMatch } from '../text-match.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Dictionary } from './dictionary.ts';
import type { Interned } from './interned.ts';
import { newestFirst, passedBy, type RawRow } from './newest-first.ts';
import type { ResponseReader } from './read-responses.ts';
import type { Statements } from './statements.ts';

/**
 * Rows that one page looks at: where few of them fit, the page ends here and the list goes on from there. Fewer where
 * the texts of each are read.
 */
const mostRows = 50_000;
const mostTexts = 10_000;

/** A page of responses, newest first. */
export async function listRows(
  db: Statements,
  dictionary: Dictionary,
  reader: ResponseReader,
  filter: ResponseFilter,
): Promise<ResponsePage> {
  const { found, next } = await positionsOf(db, dictionary, filter);
  const ids = found.map(({ id }) => id);
  return { found: await reader.found(db, filter.siteKey, ids), next };
}

/** How many stand in the list before its rows that one page looks at are used up. */
export async function countRows(
  db: Statements,
  dictionary: Dictionary,
  filter: Omit<ResponseFilter, 'limit'>,
): Promise<{ count: number; next: Position | null }> {
  const { found, next } = await positionsOf(db, dictionary, { ...filter, limit: mostRows });
  return { count: found.length, next };
}

async function positionsOf(
  db: Statements,
  dictionary: Dictionary,
  filter: ResponseFilter,
): Promise<{ found: Position[]; next: Position | null }> {
  const strings = await stringsOf(db, dictionary, filter);
  const fitting = new Fitting(filter, strings);
  const most = filter.words === undefined ? mostRows : mostTexts;
  const found: Position[] = [];
  let looked = 0;
  for await (const rows of newestFirst(db, dictionary, fitting.columns, filter)) {
    await learn(db, dictionary, filter.siteKey, rows, strings);
    const said = filter.words && (await saying(db, filter.siteKey, filter.words, rows));
    for (const row of rows) {
      const passed = passedBy(row);
      looked += passed ?? 1;
      if (passed === null && fitting.passes(row) && (!said || said.has(row.id))) {
        if (found.length === filter.limit) return { found, next: found.at(-1)! };
        found.push({ receivedAt: row.received_at, id: row.id });
      }
      if (looked >= most) return { found, next: { receivedAt: row.received_at, id: row.id } };
    }
  }
  return { found, next: null };
}

/** The keys that the filter names; what its rows name is learnt piece by piece. */
function stringsOf(db: Statements, dictionary: Dictionary, filter: ResponseFilter): Promise<Interned> {
  const { siteKey: site, answered = [], scored = [] } = filter;
  const asked = new AskedStrings();
  asked.of(site);
  for (const { surveyKey, countKey } of answered) asked.key(site, surveyKey, countKey);
  for (const { surveyKey, items } of scored) {
    for (const { countKey } of items) asked.key(site, surveyKey, countKey);
  }
  return dictionary.find(db, asked);
}

async function learn(
  db: Statements,
  dictionary: Dictionary,
  site: number,
  rows: readonly RawRow[],
  strings: Interned,
): Promise<void> {
  const terms = new Set<number>();
  const keys = new Set<number>();
  for (const row of rows) {
    for (const name of fixedDimensions) if (typeof row[name] === 'number') terms.add(row[name]);
    if (typeof row.cells !== 'string') continue;
    for (const [i, n] of (JSON.parse(row.cells) as number[]).entries()) if (i % 2 === 0) keys.add(n);
  }
  await dictionary.learn(db, site, { terms, keys }, strings);
}

/** Which rows fit, as far as their columns tell. */
class Fitting {
  /** Those that are looked at. */
  readonly columns: string[] = [];
  readonly #tests: ((row: RawRow) => boolean)[] = [];

  constructor(filter: ResponseFilter, strings: Interned) {
    const { siteKey: site, filters, class: only, complaint, answered, scored } = filter;
    const dimensions = new RowDimensions(site, strings);
    for (const one of filters) {
      const { column, passes } = dimensions.test(one);
      this.#look(column, passes);
    }
    if (only !== undefined) {
      const wanted = responseClasses.indexOf(only);
      this.#look('class', (raw) => raw === wanted);
    }
    if (complaint) this.#look('standing', (raw) => standingOf(raw as number).complaint);
    if (answered !== undefined) {
      const keys = new Set(answered.map((one) => strings.findCountKey(site, one.surveyKey, one.countKey)));
      const isAnswered = (cells: number[]) => cells.some((key, i) => i % 2 === 0 && keys.has(key));
      this.#look('cells', (raw) => isAnswered(JSON.parse(raw as string)));
    }
    if (scored === undefined) return;
    for (const column of ['survey', 'version', 'cells']) this.#read(column);
    const addScore = compositeScores(scored, (survey, name) => strings.findCountKey(site, survey, name));
    const none = { n: 0, mean: 0, m2: 0 };
    this.#tests.push(
      ({ survey, version, cells }) =>
        addScore(none, survey as number, version as number, JSON.parse(cells as string)).n > 0,
    );
  }

  passes(row: RawRow): boolean {
    return this.#tests.every((test) => test(row));
  }

  #look(column: string, passes: (raw: RawValue) => boolean): void {
    this.#read(column);
    this.#tests.push((row) => passes(row[column]!));
  }

  #read(column: string): void {
    if (!this.columns.includes(column)) this.columns.push(column);
  }
}

/** The ids of the rows whose texts together hold each of the words. */
async function saying(
  db: Statements,
  site: number,
  words: readonly string[],
  rows: readonly RawRow[],
): Promise<Set<string>> {
  const texts = await db.all<{ response: string; said: string }>(
    `SELECT response, string_agg(text, E'\\n') AS said FROM answers
     WHERE site = $1 AND response = ANY($2::uuid[]) AND text IS NOT NULL GROUP BY response`,
    [site, rows.map(({ id }) => id)],
  );
  const matches = textMatch(words);
  return new Set(texts.filter(({ said }) => matches(said)).map(({ response }) => response));
}
