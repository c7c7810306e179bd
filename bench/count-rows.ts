import path from 'node:path';
import Database from 'better-sqlite3';
import { add, empty, type Histogram } from '../server/stats/histogram.ts';
import { responseClasses } from '../shared/response.ts';

/** A stretch of time and what its answers are told apart by: an expression over the row of a response. */
export interface RowQuestion {
  from: number;
  to: number;
  by: '0' | 'received_at / 900000' | '(SELECT text FROM terms t WHERE t.site = r.site AND t.term = r.page)';
}

const counted = responseClasses.indexOf('counted');

/** Counts ratings from the rows of the responses themselves: what the counts must agree with. */
export class RowCounter {
  readonly #db: Database.Database;

  constructor(folder: string) {
    this.#db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
  }

  /** One histogram for each group, named by `nameOf` of what the rows are told apart by. */
  count<Key>({ from, to, by }: RowQuestion, nameOf: (key: Key) => string): Map<string, Histogram> {
    const rows = this.#db
      .prepare<[number, number, number], [Key, number, number]>(
        `SELECT ${by}, a.number, COUNT(*) FROM responses r
         JOIN answers a ON a.site = r.site AND a.response = r.id AND a.key IS NOT NULL
         WHERE r.received_at >= ? AND r.received_at < ? AND r.class = ? GROUP BY 1, 2`,
      )
      .raw()
      .all(from, to, counted) as [Key, number, number][];
    const groups = new Map<string, Histogram>();
    for (const [key, value, times] of rows) {
      const name = nameOf(key);
      groups.set(name, add(groups.get(name) ?? empty(), value, times));
    }
    return groups;
  }

  /** How many rows the counts have. */
  countRows(): number {
    return this.#db.prepare<[], number>('SELECT COUNT(*) FROM counts').pluck().get()!;
  }

  close(): void {
    this.#db.close();
  }
}
