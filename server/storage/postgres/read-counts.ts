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

/** The greatest number that a column holds, and far beyond all buckets that there are. */
const greatest = 2 ** 31 - 1;

/** A range of buckets that is summed into one line, or (a series) each bucket into the second line after the one before. */
interface Read {
  key: number;
  dimension: number;
  span: number;
  from: number;
  to: number;
  line: number;
  step: 0 | 2;
  group: number;
  /** Null: all of them. */
  value: number | null;
  version: number | null;
}

/** Of each line and group: the two, and the counters. */
type Summed = readonly number[];

/** Where a question's lines begin: of each of its rows of output, what is added, and behind it what is taken away. */
type Places = readonly Place[];

interface Place {
  index: number;
  question: CountQuestion;
  first: number;
}

const [whole, part] = [statementFor(false), statementFor(true)];

/**
 * All reads of one site in one statement, whatever is asked: they are handed over as arrays. One text comes back, because
 * a driver takes longer over thousands of columns than a database over writing them down, and sums are doubles: they are
 * exact as far as a number of ours is, and cost a third of what sums of `bigint` do.
 *
 * @param some reads of some values and versions only. Others have a statement of their own, since what a bound that
 *   may be anything leaves is beyond what can be estimated.
 */
function statementFor(some: boolean): string {
  const bounds = some ? ', value_from, value_to, version_from, version_to' : '';
  const arrays = [
    '$4::smallint[]',
    ...Array.from({ length: some ? 9 : 5 }, (_, i) => `$${i + 5}::integer[]`),
  ];
  return `SELECT '[[' || string_agg(concat_ws(',', line, grp, ${columns.join(', ')}), '],[') || ']]' AS summed FROM (
      SELECT q.line + q.step * (c.bucket - q.lo) AS line,
        CASE q.grp WHEN ${groups.value} THEN c.value WHEN ${groups.version} THEN c.version ELSE 0 END AS grp,
        ${columns.map((column) => `SUM(c.${column}::double precision) AS ${column}`).join(', ')}
      FROM unnest($2::integer[], $3::integer[], ${arrays.join(', ')})
        AS q (key, dimension, span, lo, hi, line, step, grp${bounds})
      JOIN counts c ON c.site = $1 AND c.key = q.key AND c.dimension = q.dimension AND c.span = q.span
        AND c.bucket >= q.lo AND c.bucket < q.hi
        ${some ? 'AND c.value BETWEEN q.value_from AND q.value_to AND c.version BETWEEN q.version_from AND q.version_to' : ''}
      GROUP BY 1, 2) AS summed`;
}

export class CountReader {
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** @param db that sees one moment, if the questions are of several sites */
  async read(db: Statements, questions: readonly CountQuestion[]): Promise<CountRow[][]> {
    const answers = questions.map((): CountRow[] => []);
    const indexed = questions.map((question, index) => ({ question, index }));
    for (const [site, ofSite] of grouped(indexed, ({ question }) => question.siteKey)) {
      const rows = await this.#rowsOf(db, site, placesOf(ofSite));
      const named = await this.#dictionary.learn(db, site, {
        terms: rows
          .filter(({ place, group }) => isByValue(place.question) && group !== 0)
          .map(({ group }) => group),
      });
      for (const { place, out, group, counts } of rows)
        answers[place.index]!.push({ out, value: nameOf(place.question, group, named), counts });
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
   * Integers that are forgotten, or were never given, nobody can remember for sure: they are looked for while the counts
   * are read of what they were before, and where that is not what they are by now, all is read again.
   */
  async #rowsOf(db: Statements, site: number, places: Places): Promise<OutRow[]> {
    const asked = askedBy(places);
    const supposed = readsOfAll(places, this.#dictionary.supposed(site));
    const [strings, rows] = await Promise.all([
      this.#dictionary.find(db, asked),
      readRows(db, site, supposed, places),
    ]);
    const reads = readsOfAll(places, strings);
    return isSame(reads, supposed) ? rows : readRows(db, site, reads, places);
  }
}

/** Of the same places. */
function isSame(reads: readonly Read[], others: readonly Read[]): boolean {
  return (
    reads.length === others.length &&
    reads.every(({ line, key, dimension, value }, i) => {
      const other = others[i]!;
      return (
        line === other.line && key === other.key && dimension === other.dimension && value === other.value
      );
    })
  );
}

interface OutRow {
  place: Place;
  out: number;
  group: number;
  counts: number[];
}

async function readRows(
  db: Statements,
  site: number,
  reads: readonly Read[],
  places: Places,
): Promise<OutRow[]> {
  if (reads.length === 0) return [];
  const some = reads.some(({ value, version }) => value !== null || version !== null);
  const row = await db.one<{ summed: string | null }>(some ? part : whole, [site, ...arraysOf(reads, some)]);
  return rowsIn(row!.summed === null ? [] : (JSON.parse(row!.summed) as Summed[]), places);
}

/** In the order of the output. What is to be taken away of a row of it stands in a line of its own. */
function rowsIn(summed: readonly Summed[], places: Places): OutRow[] {
  const placeOf = placesByLine(places);
  const rows = new Map<number, OutRow>();
  for (const [line, group, ...counts] of summed) {
    const name = (line! >> 1) * 2 ** 32 + group!;
    const row = rows.get(name);
    const sign = line! % 2 === 0 ? 1 : -1;
    if (row) for (let i = 0; i < counters; i++) row.counts[i]! += sign * counts[i]!;
    else {
      const place = placeOf[line! >> 1]!;
      const signed = sign === 1 ? counts : counts.map((n) => 0 - n);
      rows.set(name, { place, out: (line! - place.first) >> 1, group: group!, counts: signed });
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** By half of their lines. */
function placesByLine(places: Places): Place[] {
  return places.flatMap((place) => new Array<Place>(outsOf(place.question)).fill(place));
}

function placesOf(questions: readonly Omit<Place, 'first'>[]): Places {
  let first = 0;
  return questions.map((question) => {
    const place = { ...question, first };
    first += 2 * outsOf(question.question);
    return place;
  });
}

function outsOf({ segments }: CountQuestion): number {
  let outs = 0;
  for (const { out } of segments) outs = Math.max(outs, out + 1);
  return outs;
}

function readsOfAll(places: Places, strings: Interned): Read[] {
  const reads: Read[] = [];
  for (const { first, question } of places) addReads(reads, first, question, strings);
  return reads;
}

function askedBy(places: Places): AskedStrings {
  const asked = new AskedStrings();
  for (const { question } of places) {
    const { siteKey: site, surveyKey, countKey, dimension, value } = question;
    asked.key(site, surveyKey, countKey);
    if (dimension !== null && !isFixed(dimension)) asked.text(site, dimension);
    if (value !== undefined) asked.text(site, value);
  }
  return asked;
}

/** Nothing where nothing of what the question is about was ever counted. */
function addReads(reads: Read[], first: number, question: CountQuestion, strings: Interned): void {
  const { siteKey: site, surveyKey, countKey, dimension: name, version = null } = question;
  const key = strings.findCountKey(site, surveyKey, countKey);
  const dimension = name === null ? 0 : strings.findDimension(site, name);
  const one = name !== null && question.value !== undefined;
  const value = !one ? null : question.value === otherValue ? 0 : strings.findTerm(site, question.value!);
  if (key === undefined || dimension === undefined || value === undefined) return;
  const group = isByValue(question) ? groups.value : question.byVersion ? groups.version : groups.none;
  for (const { out, span, from, to, series, minus } of runsOf(question.segments)) {
    reads.push({
      key,
      dimension,
      span,
      from: Math.min(from, greatest),
      to: Math.min(to, greatest),
      line: first + 2 * out + (minus ? 1 : 0),
      step: series ? 2 : 0,
      group,
      value,
      version,
    });
  }
}

function isByValue({ dimension, value }: Pick<CountQuestion, 'dimension' | 'value'>): boolean {
  return dimension !== null && value === undefined;
}

function arraysOf(reads: readonly Read[], some: boolean): string[] {
  const columns: ((read: Read) => number)[] = [
    ({ key }) => key,
    ({ dimension }) => dimension,
    ({ span }) => span,
    ({ from }) => from,
    ({ to }) => to,
    ({ line }) => line,
    ({ step }) => step,
    ({ group }) => group,
  ];
  if (some) {
    columns.push(
      ({ value }) => value ?? 0,
      ({ value }) => value ?? greatest,
      ({ version }) => version ?? 0,
      ({ version }) => version ?? greatest,
    );
  }
  return columns.map((column) => `{${reads.map(column).join(',')}}`);
}

function nameOf(question: CountQuestion, group: number, strings: Interned): string | null {
  if (isByValue(question)) return group === 0 ? otherValue : strings.textOf(question.siteKey, group);
  return question.byVersion ? String(group) : null;
}
