import type Database from 'better-sqlite3';
import {
  forgottenAfter,
  type JobProgress,
  type JobRecord,
  type JobSites,
  jobsKept,
} from '../contract/jobs.ts';
import { type JobRow, jobColumns, jobOf, jobValues } from '../job-row.ts';
import { openingOf } from './opening.ts';
import { Statements } from './statements.ts';

const ofSites = 'site IN (SELECT value FROM json_each(?))';
const latestFirst = 'ORDER BY created_at DESC, id DESC';

/** `site` stands first in the key: a job is found at the sites that are asked for, and at no other. */
export class JobTable {
  readonly #db: Statements;
  /** Whoever has not got this owner has ended: one process holds the file. */
  readonly #owner: string;

  constructor(db: Database.Database) {
    this.#db = new Statements(db);
    this.#owner = openingOf(db);
  }

  create(job: JobRecord): void {
    this.#db
      .prepare(
        `INSERT INTO jobs (id, kind, site, asked, state, done, total, error, created_at, updated_at, owner, ending)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      )
      .run(...jobValues(job), this.#owner);
    this.#db
      .prepare(
        `DELETE FROM jobs WHERE state NOT IN ('queued', 'running') AND kind NOT IN ('export', 'import') AND id NOT IN (
           SELECT id FROM jobs ${latestFirst} LIMIT ?)`,
      )
      .run(jobsKept);
  }

  progress(id: string, { state, done, total, error }: JobProgress, at: number): boolean {
    const { changes } = this.#db
      .prepare(
        'UPDATE jobs SET state = ?, done = ?, total = ?, error = ?, updated_at = ? WHERE id = ? AND owner = ?',
      )
      .run(state, done, total, error && JSON.stringify(error), at, id, this.#owner);
    return changes > 0;
  }

  /** Whether it is one of this process. */
  isOwn(id: string): boolean {
    return (
      this.#db.prepare('SELECT 1 FROM jobs WHERE id = ? AND owner = ?').get(id, this.#owner) !== undefined
    );
  }

  find(id: string, sites: JobSites): JobRecord | null {
    const row =
      sites === 'all'
        ? this.#db.prepare<[string], JobRow>(`SELECT ${jobColumns} FROM jobs WHERE id = ?`).get(id)
        : this.#db
            .prepare<[string, string], JobRow>(`SELECT ${jobColumns} FROM jobs WHERE ${ofSites} AND id = ?`)
            .get(JSON.stringify(sites), id);
    return row ? jobOf(row) : null;
  }

  list(sites: JobSites): JobRecord[] {
    const rows =
      sites === 'all'
        ? this.#db.prepare<[], JobRow>(`SELECT ${jobColumns} FROM jobs ${latestFirst}`).all()
        : this.#db
            .prepare<[string], JobRow>(`SELECT ${jobColumns} FROM jobs WHERE ${ofSites} ${latestFirst}`)
            .all(JSON.stringify(sites));
    return rows.map(jobOf);
  }

  interrupt(at: number, running: readonly string[]): string[] {
    this.#db
      .prepare(
        `UPDATE jobs SET state = 'interrupted', updated_at = ? WHERE state IN ('queued', 'running')
           AND (owner <> ? OR (updated_at < ? AND id NOT IN (SELECT value FROM json_each(?))))`,
      )
      .run(at, this.#owner, at - forgottenAfter, JSON.stringify(running));
    return this.#db
      .prepare<[], string>(
        `SELECT id FROM jobs WHERE state = 'interrupted' AND kind IN ('export', 'import') ORDER BY created_at, id`,
      )
      .pluck()
      .all();
  }

  adopt(id: string, at: number): JobRecord | null {
    const { changes } = this.#db
      .prepare(
        `UPDATE jobs SET state = 'queued', updated_at = ?, owner = ?, ending = 0 WHERE id = ? AND state = 'interrupted'`,
      )
      .run(at, this.#owner, id);
    return changes > 0 ? this.find(id, 'all') : null;
  }

  cancel(id: string): void {
    this.#db.prepare(`UPDATE jobs SET ending = 1 WHERE id = ? AND state IN ('queued', 'running')`).run(id);
  }

  cancelled(): string[] {
    return this.#db
      .prepare<[string], string>(
        `SELECT id FROM jobs WHERE ending = 1 AND owner = ? AND state IN ('queued', 'running')`,
      )
      .pluck()
      .all(this.#owner);
  }
}
