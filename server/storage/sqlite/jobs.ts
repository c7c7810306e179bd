import type Database from 'better-sqlite3';
import { type JobProgress, type JobRecord, type JobSites, jobsKept } from '../contract/jobs.ts';
import { Statements } from './statements.ts';

const columns =
  'id, kind, site, asked, state, done, total, error, created_at AS createdAt, updated_at AS updatedAt' as const;

const ofSites = 'site IN (SELECT value FROM json_each(?))';
const latestFirst = 'ORDER BY created_at DESC, id DESC';

type JobRow = Omit<JobRecord, 'asked'> & { asked: string };

/** `site` stands first in the key: a job is found at the sites that are asked for, and at no other. */
export class JobTable {
  readonly #db: Statements;

  constructor(db: Database.Database) {
    this.#db = new Statements(db);
  }

  create(job: JobRecord): void {
    this.#db
      .prepare(
        `INSERT INTO jobs (id, kind, site, asked, state, done, total, error, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        job.id,
        job.kind,
        job.site,
        JSON.stringify(job.asked),
        job.state,
        job.done,
        job.total,
        job.error,
        job.createdAt,
        job.updatedAt,
      );
    this.#db
      .prepare(
        `DELETE FROM jobs WHERE state NOT IN ('queued', 'running') AND kind NOT IN ('export', 'import') AND id NOT IN (
           SELECT id FROM jobs ${latestFirst} LIMIT ?)`,
      )
      .run(jobsKept);
  }

  progress(id: string, { state, done, total, error }: JobProgress, at: number): void {
    this.#db
      .prepare('UPDATE jobs SET state = ?, done = ?, total = ?, error = ?, updated_at = ? WHERE id = ?')
      .run(state, done, total, error, at, id);
  }

  find(id: string, sites: JobSites): JobRecord | null {
    const row =
      sites === 'all'
        ? this.#db.prepare<[string], JobRow>(`SELECT ${columns} FROM jobs WHERE id = ?`).get(id)
        : this.#db
            .prepare<[string, string], JobRow>(`SELECT ${columns} FROM jobs WHERE ${ofSites} AND id = ?`)
            .get(JSON.stringify(sites), id);
    return row ? recordOf(row) : null;
  }

  list(sites: JobSites): JobRecord[] {
    const rows =
      sites === 'all'
        ? this.#db.prepare<[], JobRow>(`SELECT ${columns} FROM jobs ${latestFirst}`).all()
        : this.#db
            .prepare<[string], JobRow>(`SELECT ${columns} FROM jobs WHERE ${ofSites} ${latestFirst}`)
            .all(JSON.stringify(sites));
    return rows.map(recordOf);
  }

  interrupt(at: number): void {
    this.#db
      .prepare(`UPDATE jobs SET state = 'interrupted', updated_at = ? WHERE state IN ('queued', 'running')`)
      .run(at);
  }
}

function recordOf(row: JobRow): JobRecord {
  return { ...row, asked: JSON.parse(row.asked) };
}
