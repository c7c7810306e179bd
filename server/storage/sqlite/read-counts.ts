import type Database from 'better-sqlite3';
import {
  type CountRow,
  erasedValue,
  otherValue,
  type Span,
  spans,
  type ValueState,
  valuesPerDimension,
} from '../contract/counts.ts';
import type { CountRun, RunQuestion } from '../count-runs.ts';
import { counters } from '../merge-counts.ts';
import type { Dictionary } from './dictionary.ts';
import { type ReadRow, RecentCounts } from './recent-counts.ts';
import { Statements } from './statements.ts';

/** Reads counts on any connection; on the one that writes them, what was read last is at hand. */
export class CountReader {
  readonly #db: Database.Database;
  readonly #dictionary: Dictionary;
  readonly #statements: Statements;
  readonly #recent: RecentCounts | null;

  constructor(db: Database.Database, dictionary: Dictionary, recent: RecentCounts | null) {
    this.#db = db;
    this.#dictionary = dictionary;
    this.#recent = recent;
    this.#statements = new Statements(db);
  }

  /** All answers come from one snapshot. */
  read(questions: readonly RunQuestion[]): CountRow[][] {
    return this.#db.transaction(() => {
      // A range and the one before it share the month between them.
      const recent = this.#recent ?? new RecentCounts();
      return questions.map((question) => this.#answer(question, recent));
    })();
  }

  valueState(site: number, survey: number, dimensionName: string, value: string): ValueState {
    if (value === otherValue) return 'counted';
    const dimension = this.#dictionary.findDimension(site, dimensionName);
    if (dimension === undefined) return 'unseen';
    const term = this.#dictionary.findTerm(site, value);
    const counted = this.#statements
      .prepare<[number, number, number], number>(
        'SELECT value FROM counted_values WHERE site = ? AND survey = ? AND dimension = ?',
      )
      .pluck()
      .all(site, survey, dimension);
    if (term !== undefined && counted.includes(term)) return 'counted';
    return counted.length >= valuesPerDimension && value !== erasedValue ? 'folded' : 'unseen';
  }

  #answer(question: RunQuestion, recent: RecentCounts): CountRow[] {
    const target = this.#target(question);
    if (!target) return [];
    const { site, groupBy } = target;
    const groups = new Map<number, (number[] | undefined)[]>();
    for (const run of question.runs) {
      for (const row of this.#rows(target, run, question.version, recent)) {
        add(groups, run.series ? run.out + row[0]! - run.from : run.out, row, run.minus);
      }
    }
    const answer: CountRow[] = [];
    for (const [group, outs] of groups) {
      const value = this.#nameOf(site, groupBy, group);
      // Sparse: only what was counted is visited.
      outs.forEach((counts, out) => {
        if (counts) answer.push({ out, value, counts });
      });
    }
    return answer;
  }

  /** One for each bucket, value and version. */
  #rows(target: Target, run: CountRun, version: number | undefined, recent: RecentCounts): ReadRow[] {
    const read = (from: number, to: number) => this.#read(target, run.span, from, to, version);
    const ofAll = target.value === undefined && version === undefined && target.groupBy !== 'version';
    // A year has 35,000 quarter hours, "always" has no end, and a value or a version is few of many rows.
    const isWide = run.span === spans.quarter || run.to - run.from > mostBuckets;
    if (!ofAll || isWide) return read(run.from, run.to);
    return recent.rows({ ...target, span: run.span }, run.from, run.to, read);
  }

  #read(
    { site, key, dimension, value, groupBy }: Target,
    span: Span,
    from: number,
    to: number,
    version: number | undefined,
  ): ReadRow[] {
    const parameters = [site, key, dimension, span, from, to, value, version].filter((p) => p !== undefined);
    const sql = sqlOf(groupBy, value !== undefined, version !== undefined);
    const statement = this.#statements.prepare<unknown[], string>(sql).pluck();
    return JSON.parse(statement.get(...parameters)!) as ReadRow[];
  }

  /** What the question is about, interned; undefined where nothing of it was ever counted. */
  #target({ siteKey: site, surveyKey, countKey, ...question }: RunQuestion): Target | undefined {
    const key = this.#dictionary.findCountKey(site, surveyKey, countKey);
    if (key === undefined) return undefined;
    const groupBy = question.byVersion ? 'version' : null;
    if (question.dimension === null) return { site, key, dimension: 0, value: undefined, groupBy };
    const dimension = this.#dictionary.findDimension(site, question.dimension);
    if (dimension === undefined) return undefined;
    if (question.value === undefined) return { site, key, dimension, value: undefined, groupBy: 'value' };
    const value = question.value === otherValue ? 0 : this.#dictionary.findTerm(site, question.value);
    return value === undefined ? undefined : { site, key, dimension, value, groupBy };
  }

  #nameOf(site: number, groupBy: Target['groupBy'], group: number): string | null {
    if (groupBy === null) return null;
    if (groupBy === 'version') return String(group);
    return group === 0 ? otherValue : this.#dictionary.textOf(site, group);
  }
}

/** A series has 1,000 at most. */
const mostBuckets = 1_000;

interface Target {
  site: number;
  key: number;
  dimension: number;
  value: number | undefined;
  groupBy: 'value' | 'version' | null;
}

const columns = Array.from({ length: counters }, (_, i) => `c${i}`).join(', ');

/**
 * All rows as one text, to be summed here: to sum them by value in SQL sorts them first, and to hand thousands of
 * values to JavaScript one by one costs more than to read them.
 */
function sqlOf(groupBy: Target['groupBy'], oneValue: boolean, oneVersion: boolean): string {
  return `SELECT JSON_GROUP_ARRAY(JSON_ARRAY(bucket, ${groupBy ?? '0'}, ${columns})) FROM counts
    WHERE site = ? AND key = ? AND dimension = ? AND span = ? AND bucket >= ? AND bucket < ?
      ${oneValue ? 'AND value = ?' : ''} ${oneVersion ? 'AND version = ?' : ''}`;
}

/** Adds the counters of a row that was read, which stand behind its bucket and group. */
function add(
  groups: Map<number, (number[] | undefined)[]>,
  out: number,
  row: readonly number[],
  minus: boolean,
): void {
  let outs = groups.get(row[1]!);
  if (!outs) {
    outs = [];
    groups.set(row[1]!, outs);
  }
  outs[out] ??= new Array<number>(counters).fill(0);
  const counts = outs[out];
  for (let i = 0; i < counters; i++) counts[i]! += minus ? -row[i + 2]! : row[i + 2]!;
}
