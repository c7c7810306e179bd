import type Database from 'better-sqlite3';
import { type RefusedOrigin, refusedOriginsKept } from '../contract/sites.ts';
import { Statements } from './statements.ts';

export class RefusedOriginTable {
  readonly #db: Statements;

  constructor(db: Database.Database) {
    this.#db = new Statements(db);
  }

  /** Adds to what is known, and drops what was refused least where there are too many. */
  note(site: number, origins: readonly RefusedOrigin[]): void {
    const add = this.#db.prepare(
      `INSERT INTO refused_origins (site, origin, count, last_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (site, origin) DO UPDATE SET count = count + excluded.count, last_at = MAX(last_at, excluded.last_at)`,
    );
    for (const { origin, count, lastAt } of origins) add.run(site, origin, count, lastAt);
    this.#db
      .prepare(
        `DELETE FROM refused_origins WHERE site = ? AND origin NOT IN (
           SELECT origin FROM refused_origins WHERE site = ? ORDER BY count DESC, last_at DESC, origin LIMIT ?)`,
      )
      .run(site, site, refusedOriginsKept);
  }

  list(site: number): RefusedOrigin[] {
    return this.#db
      .prepare<[number], RefusedOrigin>(
        'SELECT origin, count, last_at AS lastAt FROM refused_origins WHERE site = ? ORDER BY last_at DESC, origin',
      )
      .all(site);
  }
}
