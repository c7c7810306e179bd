import type Database from 'better-sqlite3';
import type { RunQuestion } from '../count-runs.ts';
import { counters } from '../merge-counts.ts';
import { type CountRow, otherValue, type ValueState, valuesPerDimension } from '../storage.ts';
import type { Dictionary } from './dictionary.ts';

/** Reads counts on any connection. */
export class CountReader {
  readonly #db: Database.Database;
  readonly #dictionary: Dictionary;
  readonly #statements = new Map<string, Database.Statement<unknown[], number[]>>();

  constructor(db: Database.Database, dictionary: Dictionary) {
    this.#db = db;
    this.#dictionary = dictionary;
  }

  /** All answers come from one snapshot. */
  read(questions: readonly RunQuestion[]): CountRow[][] {
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

  #answer(question: RunQuestion): CountRow[] {
    const target = this.#target(question);
    if (!target) return [];
    const { site, key, dimension, value, groupBy } = target;
    const rows = new Map<string, CountRow>();
    for (const run of question.runs) {
      const statement = this.#statement(
        run.series,
        groupBy,
        value !== undefined,
        question.version !== undefined,
      );
      const parameters = [site, key, dimension, run.span, run.from, run.to, value, question.version];
      for (const row of statement.all(...parameters.filter((p) => p !== undefined))) {
        const out = run.series ? run.out + row[0]! - run.from : run.out;
        addTo(rows, out, this.#nameOf(site, groupBy, row[1]!), row, run.minus);
      }
    }
    return [...rows.values()];
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

  #statement(
    series: boolean,
    groupBy: Target['groupBy'],
    oneValue: boolean,
    oneVersion: boolean,
  ): Database.Statement<unknown[], number[]> {
    const name = `${series} ${groupBy} ${oneValue} ${oneVersion}`;
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#db.prepare<unknown[], number[]>(sqlOf(series, groupBy, oneValue, oneVersion)).raw();
      this.#statements.set(name, statement);
    }
    return statement;
  }
}

interface Target {
  site: number;
  key: number;
  dimension: number;
  value: number | undefined;
  groupBy: 'value' | 'version' | null;
}

const sums = Array.from({ length: counters }, (_, i) => `SUM(c${i})`).join(', ');

function sqlOf(series: boolean, groupBy: Target['groupBy'], oneValue: boolean, oneVersion: boolean): string {
  const groups = [...(series ? ['bucket'] : []), ...(groupBy === null ? [] : [groupBy])];
  // Without groups a sum of no rows would be one row of nulls.
  const grouping = groups.length > 0 ? `GROUP BY ${groups.join(', ')}` : 'HAVING COUNT(*) > 0';
  return `SELECT ${series ? 'bucket' : '0'}, ${groupBy ?? '0'}, ${sums} FROM counts
    WHERE site = ? AND key = ? AND dimension = ? AND span = ? AND bucket >= ? AND bucket < ?
      ${oneValue ? 'AND value = ?' : ''} ${oneVersion ? 'AND version = ?' : ''} ${grouping}`;
}

/** Adds the counters of a row that was read, which stand behind its bucket and group. */
function addTo(
  rows: Map<string, CountRow>,
  out: number,
  value: string | null,
  read: readonly number[],
  minus: boolean,
): void {
  const name = value === null ? `${out}` : `${out} ${value}`;
  let row = rows.get(name);
  if (!row) {
    row = { out, value, counts: new Array<number>(counters).fill(0) };
    rows.set(name, row);
  }
  for (let i = 0; i < counters; i++) row.counts[i]! += minus ? -read[i + 2]! : read[i + 2]!;
}
