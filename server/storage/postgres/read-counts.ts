import {
  type CountQuestion,
  type CountRow,
  erasedValue,
  otherValue,
  type ValueState,
  valuesPerDimension,
} from '../contract/counts.ts';
import { runsOf } from '../count-runs.ts';
import { counters } from '../merge-counts.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Dictionary } from './dictionary.ts';
import { grouped } from './grouped.ts';
import type { Interned } from './interned.ts';
import { isFixed } from './site-strings.ts';
import type { Statements } from './statements.ts';

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);

/** What a row of output is told apart by besides its bucket. */
const groups = { none: 0, value: 1, version: 2 } as const;

/** A question with its place among the others. */
interface Placed extends CountQuestion {
  place: number;
}

/** A range of buckets that is read into one row of output, or (a series) each bucket into one of its own. */
interface Read {
  place: number;
  out: number;
  key: number;
  dimension: number;
  span: number;
  from: number;
  to: number;
  series: boolean;
  sign: 1 | -1;
  group: number;
  value: number | null;
  version: number | null;
}

interface ReadRow {
  place: number;
  out: number;
  grp: number;
  [counter: string]: number;
}

/** The greatest bucket that a column holds, and far beyond all there are. */
const lastBucket = 2 ** 31 - 1;

/**
 * All answers about one site, in one statement: what is taken away is taken away in it. Runs are handed over as arrays,
 * so that it is the same statement whatever is asked.
 */
const sql = `SELECT q.place, CASE WHEN q.series THEN q.out + c.bucket - q.lo ELSE q.out END AS out,
    CASE q.grp WHEN ${groups.value} THEN c.value WHEN ${groups.version} THEN c.version ELSE 0 END AS grp,
    ${columns.map((column) => `SUM(q.sign * c.${column})::bigint AS ${column}`).join(', ')}
  FROM unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::smallint[], $7::integer[], $8::integer[],
    $9::boolean[], $10::integer[], $11::integer[], $12::integer[], $13::integer[])
    AS q (place, out, key, dimension, span, lo, hi, series, sign, grp, value, version)
  JOIN counts c ON c.site = $1 AND c.key = q.key AND c.dimension = q.dimension AND c.span = q.span
    AND c.bucket >= q.lo AND c.bucket < q.hi
    AND (q.value IS NULL OR c.value = q.value) AND (q.version IS NULL OR c.version = q.version)
  GROUP BY 1, 2, 3`;

export class CountReader {
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** @param db that sees one moment, if the questions are of several sites */
  async read(db: Statements, questions: readonly CountQuestion[]): Promise<CountRow[][]> {
    const answers = questions.map((): CountRow[] => []);
    const placed = questions.map((question, place) => ({ ...question, place }));
    for (const [site, ofSite] of grouped(placed, ({ siteKey }) => siteKey)) {
      const rows = await this.#rowsOf(db, site, ofSite);
      const named = await this.#dictionary.learn(db, site, {
        terms: rows
          .filter(({ place, grp }) => isByValue(questions[place]!) && grp !== 0)
          .map(({ grp }) => grp),
      });
      for (const row of rows) {
        const value = nameOf(questions[row.place]!, row.grp, named);
        answers[row.place]!.push({ out: row.out, value, counts: columns.map((column) => row[column]!) });
      }
    }
    return answers;
  }

  async valueState(
    db: Statements,
    site: number,
    survey: number,
    dimensionName: string,
    value: string,
  ): Promise<ValueState> {
    if (value === otherValue) return 'counted';
    const asked = new AskedStrings();
    for (const text of [dimensionName, value]) asked.text(site, text);
    const strings = await this.#dictionary.find(db, asked);
    const dimension = strings.findDimension(site, dimensionName);
    if (dimension === undefined) return 'unseen';
    const found = (await db.one<{ places: number; own: boolean | null }>(
      `SELECT COUNT(*) AS places, BOOL_OR(value = $4) AS own FROM counted_values
       WHERE site = $1 AND survey = $2 AND dimension = $3`,
      [site, survey, dimension, strings.findTerm(site, value) ?? null],
    ))!;
    if (found.own) return 'counted';
    return found.places >= valuesPerDimension && value !== erasedValue ? 'folded' : 'unseen';
  }

  /**
   * Of keys that nothing was ever counted of nobody can remember that there are none. They are looked for while the
   * others are read, and if one is there by now, all is read again.
   */
  async #rowsOf(db: Statements, site: number, questions: readonly Placed[]): Promise<ReadRow[]> {
    const asked = askedBy(questions);
    const isOfKeysAlone = asked.of(site).texts.size === 0;
    const known = isOfKeysAlone ? readsOfAll(questions, this.#dictionary.known(site)) : [];
    const [rows, strings] = await Promise.all([readRows(db, site, known), this.#dictionary.find(db, asked)]);
    const reads = readsOfAll(questions, strings);
    return reads.length === known.length ? rows : readRows(db, site, reads);
  }
}

function readRows(db: Statements, site: number, reads: readonly Read[]): Promise<ReadRow[]> {
  return reads.length === 0 ? Promise.resolve([]) : db.all<ReadRow>(sql, [site, ...columnsOf(reads)]);
}

function readsOfAll(questions: readonly Placed[], strings: Interned): Read[] {
  return questions.flatMap((question) => readsOf(question, strings));
}

function askedBy(questions: readonly CountQuestion[]): AskedStrings {
  const asked = new AskedStrings();
  for (const { siteKey: site, surveyKey, countKey, dimension, value } of questions) {
    asked.key(site, surveyKey, countKey);
    if (dimension !== null && !isFixed(dimension)) asked.text(site, dimension);
    if (value !== undefined) asked.text(site, value);
  }
  return asked;
}

/** Nothing where nothing of what the question is about was ever counted. */
function readsOf(
  { siteKey: site, surveyKey, segments, place, ...question }: Placed,
  strings: Interned,
): Read[] {
  const key = strings.findCountKey(site, surveyKey, question.countKey);
  const dimension = question.dimension === null ? 0 : strings.findDimension(site, question.dimension);
  const one = question.dimension !== null && question.value !== undefined;
  const value = !one ? null : question.value === otherValue ? 0 : strings.findTerm(site, question.value!);
  if (key === undefined || dimension === undefined || value === undefined) return [];
  const group = isByValue(question) ? groups.value : question.byVersion ? groups.version : groups.none;
  const of = { place, key, dimension, group, value, version: question.version ?? null };
  return runsOf(segments).map(({ out, span, from, to, series, minus }) => ({
    ...of,
    out,
    span,
    from: Math.min(from, lastBucket),
    to: Math.min(to, lastBucket),
    series,
    sign: minus ? -1 : 1,
  }));
}

function isByValue({ dimension, value }: Pick<CountQuestion, 'dimension' | 'value'>): boolean {
  return dimension !== null && value === undefined;
}

function columnsOf(reads: readonly Read[]): unknown[][] {
  const names = [
    'place',
    'out',
    'key',
    'dimension',
    'span',
    'from',
    'to',
    'series',
    'sign',
    'group',
    'value',
    'version',
  ] as const;
  return names.map((name) => reads.map((read) => read[name]));
}

function nameOf(question: CountQuestion, group: number, strings: Interned): string | null {
  if (isByValue(question)) return group === 0 ? otherValue : strings.textOf(question.siteKey, group);
  return question.byVersion ? String(group) : null;
}
