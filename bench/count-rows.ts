import path from 'node:path';
import Database from 'better-sqlite3';
import { dayOf } from '../server/calendar/day.ts';
import { isoDay } from '../server/calendar/iso-day.ts';
import { add, empty, type Histogram } from '../server/stats/histogram.ts';
import { responseClasses } from '../shared/response-class.ts';
import { benchSite } from './workload.ts';

/** A stretch of time and what its answers are told apart by. */
export interface RowQuestion {
  from: number;
  to: number;
  by: 'nothing' | 'day' | 'page';
}

/** What each question selects, and the covering index that suits it best. */
const plans = {
  nothing: { select: '0', index: 'cells' },
  day: { select: 'received_at / 900000', index: 'cells' },
  page: { select: 'page', index: 'page, cells' },
} as const;

const counted = responseClasses.indexOf('counted');

/**
 * Counts ratings from the rows of the responses themselves, each question by a covering index of its own: the best
 * that scanning can do, and what the counts must agree with.
 */
export class RowCounter {
  readonly #db: Database.Database;

  /** The indexes are in the file from here until `close`. */
  constructor(folder: string) {
    this.#db = new Database(path.join(folder, 'earshot.db'));
    for (const [name, { index }] of Object.entries(plans)) {
      this.#db.exec(
        `CREATE INDEX IF NOT EXISTS bench_${name} ON responses (site, survey, class, received_at, ${index})`,
      );
    }
  }

  /** One histogram for each group, and the milliseconds that the scan took. */
  count({ from, to, by }: RowQuestion): { groups: Map<string, Histogram>; milliseconds: number } {
    const { select } = plans[by];
    const started = performance.now();
    const rows = this.#db
      .prepare<[number, number, number], [number, number, number]>(
        `SELECT ${select}, json_extract(cells, '$[1]'), COUNT(*) FROM responses INDEXED BY bench_${by}
         WHERE site = 1 AND survey = 1 AND class = ? AND received_at >= ? AND received_at < ? GROUP BY 1, 2`,
      )
      .raw()
      .all(counted, from, to) as [number, number, number][];
    const milliseconds = performance.now() - started;
    const groups = new Map<string, Histogram>();
    for (const [key, value, times] of rows) {
      const name = this.#nameOf(by, key);
      groups.set(name, add(groups.get(name) ?? empty(), value, times));
    }
    return { groups, milliseconds };
  }

  close(): void {
    for (const name of Object.keys(plans)) this.#db.exec(`DROP INDEX bench_${name}`);
    this.#db.close();
  }

  #nameOf(by: RowQuestion['by'], key: number): string {
    if (by === 'nothing') return '';
    if (by === 'day') return isoDay(dayOf(key * 900_000, benchSite.timezone));
    return this.#db
      .prepare<[number], string>('SELECT text FROM terms WHERE site = 1 AND term = ?')
      .pluck()
      .get(key)!;
  }
}

/** How many rows the counts of a folder have. */
export function countRowsIn(folder: string): number {
  const db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
  try {
    return db.prepare<[], number>('SELECT COUNT(*) FROM counts').pluck().get()!;
  } finally {
    db.close();
  }
}
