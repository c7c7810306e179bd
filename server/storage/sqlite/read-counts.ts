import type Database from 'better-sqlite3';
import { counters } from '../merge-counts.ts';
import {
  type CountQuestion,
  type CountRow,
  type CountSegment,
  otherValue,
  type ValueState,
  valuesPerDimension,
} from '../storage.ts';
import { Dictionary } from './dictionary.ts';

const sums = Array.from({ length: counters }, (_, i) => `SUM(c.c${i}) AS c${i}`).join(', ');
const columns = Array.from({ length: counters }, (_, i) => `m.c${i}`).join(', ');

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
    if (value === otherValue) return 'counted';
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
    const versioned = question.version !== undefined;
    const version = versioned ? [question.version] : [];
    if (question.dimension === null) {
      const list = rangesOf(question.segments);
      return this.#rows(totals(versioned, question.byVersion), [list, site, key, ...version]);
    }
    const dimension = this.#dictionary.findDimension(site, question.dimension);
    if (dimension === undefined) return [];
    if (question.value === undefined) {
      const list = rangesOf(question.segments);
      return this.#rows(valuesOf(versioned), [list, site, key, dimension, ...version, site]);
    }
    const value = question.value === otherValue ? 0 : this.#dictionary.findTerm(site, question.value);
    if (value === undefined) return [];
    const list = bucketsOf(question.segments);
    return this.#rows(oneValue(versioned, question.byVersion), [
      list,
      site,
      key,
      dimension,
      value,
      ...version,
    ]);
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

/** Segments as the list of ranges that a statement loops over. */
function rangesOf(segments: readonly CountSegment[]): string {
  return JSON.stringify(segments.map(({ out, span, from, to }) => [out, span, from, to]));
}

/** Segments bucket by bucket: within one, a value is found by the key, among all of its values it is not. */
function bucketsOf(segments: readonly CountSegment[]): string {
  return JSON.stringify(
    segments.flatMap(({ out, span, from, to }) =>
      Array.from({ length: to - from }, (_, i) => [out, span, from + i]),
    ),
  );
}

const ranges =
  '(SELECT value ->> 0 AS out, value ->> 1 AS span, value ->> 2 AS low, value ->> 3 AS high FROM json_each(?)) s';
const buckets = '(SELECT value ->> 0 AS out, value ->> 1 AS span, value ->> 2 AS bucket FROM json_each(?)) s';
const inRange = 'c.span = s.span AND c.bucket >= s.low AND c.bucket < s.high';
const inBucket = 'c.span = s.span AND c.bucket = s.bucket';

function totals(versioned: boolean, byVersion = false): string {
  return `SELECT s.out, ${byVersion ? 'CAST(c.version AS TEXT)' : 'NULL'}, ${sums} FROM ${ranges}
    CROSS JOIN counts c ON c.site = ? AND c.key = ? AND c.dimension = 0 AND ${inRange} ${only(versioned)}
    GROUP BY s.out ${byVersion ? ', c.version' : ''}`;
}

function oneValue(versioned: boolean, byVersion = false): string {
  return `SELECT s.out, ${byVersion ? 'CAST(c.version AS TEXT)' : 'NULL'}, ${sums} FROM ${buckets}
    CROSS JOIN counts c ON c.site = ? AND c.key = ? AND c.dimension = ? AND ${inBucket} AND c.value = ? ${only(versioned)}
    GROUP BY s.out ${byVersion ? ', c.version' : ''}`;
}

function valuesOf(versioned: boolean): string {
  return `WITH merged AS MATERIALIZED (
      SELECT s.out AS out, c.value AS value, ${sums} FROM ${ranges}
      CROSS JOIN counts c ON c.site = ? AND c.key = ? AND c.dimension = ? AND ${inRange} ${only(versioned)}
      GROUP BY s.out, c.value)
    SELECT m.out, COALESCE(t.text, '${otherValue}'), ${columns}
    FROM merged m LEFT JOIN terms t ON t.site = ? AND t.term = m.value`;
}

function only(versioned: boolean): string {
  return versioned ? 'AND c.version = ?' : '';
}
