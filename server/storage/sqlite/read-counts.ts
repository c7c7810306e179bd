import type Database from 'better-sqlite3';
import { counters } from '../merge-counts.ts';
import {
  type CountQuestion,
  type CountRow,
  otherValue,
  type ValueState,
  valuesPerDimension,
} from '../storage.ts';
import { Dictionary } from './dictionary.ts';

const sums = Array.from({ length: counters }, (_, i) => `SUM(c.c${i})`).join(', ');
const segments = `(SELECT value ->> 0 AS out, value ->> 1 AS span, value ->> 2 AS low, value ->> 3 AS high FROM json_each(?))`;
const inSegment = 'c.span = s.span AND c.bucket >= s.low AND c.bucket < s.high';

/** Reads counts on any connection. CROSS JOIN fixes the order of the loops: segments outside, an index range within. */
export class CountReader {
  readonly #db: Database.Database;
  readonly #dictionary: Dictionary;
  readonly #statements = new Map<string, Database.Statement<unknown[], unknown[]>>();

  constructor(db: Database.Database) {
    this.#db = db;
    this.#dictionary = new Dictionary(db);
  }

  /** All answers come from one snapshot. */
  read(questions: readonly CountQuestion[]): CountRow[][] {
    return this.#db.transaction(() => questions.map((question) => this.#answer(question)))();
  }

  valueState(site: number, survey: number, dimensionName: string, value: string): ValueState {
    const dimension = this.#dictionary.findDimension(site, dimensionName);
    if (dimension === undefined) return 'unseen';
    const term = this.#dictionary.findTerm(site, value);
    const counted = this.#db
      .prepare<[number, number, number], number>(
        'SELECT value FROM counted_values WHERE site = ? AND survey = ? AND dimension = ?',
      )
      .pluck()
      .all(site, survey, dimension);
    if (term !== undefined && counted.includes(term)) return 'counted';
    return counted.length >= valuesPerDimension ? 'folded' : 'unseen';
  }

  #answer(question: CountQuestion): CountRow[] {
    const { siteKey: site, surveyKey: survey } = question;
    const key = this.#dictionary.findCountKey(site, survey, question.countKey);
    if (key === undefined) return [];
    const list = JSON.stringify(question.segments.map(({ out, span, from, to }) => [out, span, from, to]));
    const version = question.version === undefined ? [] : [question.version];
    const one = question.byVersion ? this.#byVersion() : this.#total(version.length > 0);
    if (question.dimension === null) return this.#rows(one, [list, site, key, 0, 0, ...version]);
    const dimension = this.#dictionary.findDimension(site, question.dimension);
    if (dimension === undefined) return [];
    if (question.value === undefined) {
      return this.#rows(this.#byValue(version.length > 0), [
        list,
        site,
        survey,
        dimension,
        site,
        key,
        dimension,
        ...version,
        site,
      ]);
    }
    const value = question.value === otherValue ? 0 : this.#dictionary.findTerm(site, question.value);
    if (value === undefined) return [];
    return this.#rows(one, [list, site, key, dimension, value, ...version]);
  }

  #total(versioned: boolean): string {
    return `SELECT s.out, NULL, ${sums} FROM ${segments} s CROSS JOIN counts c
      ON c.site = ? AND c.key = ? AND c.dimension = ? AND c.value = ? AND ${inSegment} ${only(versioned)}
      GROUP BY s.out`;
  }

  #byVersion(): string {
    return `SELECT s.out, CAST(c.version AS TEXT), ${sums} FROM ${segments} s CROSS JOIN counts c
      ON c.site = ? AND c.key = ? AND c.dimension = ? AND c.value = ? AND ${inSegment}
      GROUP BY s.out, c.version`;
  }

  #byValue(versioned: boolean): string {
    return `WITH merged AS MATERIALIZED (
        SELECT s.out AS out, c.value AS value, ${sums.replaceAll(/SUM\(c\.(c\d+)\)/g, 'SUM(c.$1) AS $1')}
        FROM ${segments} s
        CROSS JOIN (SELECT 0 AS value UNION ALL
          SELECT value FROM counted_values WHERE site = ? AND survey = ? AND dimension = ?) v
        CROSS JOIN counts c
          ON c.site = ? AND c.key = ? AND c.dimension = ? AND c.value = v.value AND ${inSegment} ${only(versioned)}
        GROUP BY s.out, c.value)
      SELECT m.out, COALESCE(t.text, '${otherValue}'), ${sums.replaceAll(/SUM\(c\.(c\d+)\)/g, 'm.$1')}
      FROM merged m LEFT JOIN terms t ON t.site = ? AND t.term = m.value`;
  }

  #rows(sql: string, parameters: unknown[]): CountRow[] {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare<unknown[], unknown[]>(sql).raw();
      this.#statements.set(sql, statement);
    }
    return statement.all(...parameters).map((row) => ({
      out: row[0] as number,
      value: row[1] as string | null,
      counts: row.slice(2) as number[],
    }));
  }
}

function only(versioned: boolean): string {
  return versioned ? 'AND c.version = ?' : '';
}
