import {
  forgottenAfter,
  type JobProgress,
  type JobRecord,
  type JobSites,
  jobsKept,
} from '../contract/jobs.ts';
import { type JobRow, jobColumns, jobOf, jobValues } from '../job-row.ts';
import type { Transaction } from './committer.ts';
import { ownerLives } from './peers.ts';
import type { Statements } from './statements.ts';

const ofSites = 'site = ANY($1::text[])';
const latestFirst = 'ORDER BY created_at DESC, id DESC';

export async function createJob(tx: Transaction, job: JobRecord): Promise<void> {
  await tx.run(
    `INSERT INTO jobs (id, kind, site, asked, state, done, total, error, created_at, updated_at, owner)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [...jobValues(job), tx.process],
  );
  await tx.run(
    `DELETE FROM jobs WHERE state NOT IN ('queued', 'running') AND kind NOT IN ('export', 'import') AND (site, id) NOT IN (
       SELECT site, id FROM jobs ${latestFirst} LIMIT $1)`,
    [jobsKept],
  );
}

export async function noteProgress(
  tx: Transaction,
  id: string,
  { state, done, total, error }: JobProgress,
  at: number,
): Promise<boolean> {
  const noted = await tx.run(
    `UPDATE jobs SET state = $1, done = $2, total = $3, error = $4, updated_at = $5
     WHERE id = $6 AND owner = $7`,
    [state, done, total, error && JSON.stringify(error), at, id, tx.process],
  );
  return noted > 0;
}

/** Whether it is one of this process; nobody takes it until the transaction ends. */
export async function holdsJob(tx: Transaction, id: string): Promise<boolean> {
  const row = await tx.one('SELECT 1 FROM jobs WHERE id = $1 AND owner = $2 FOR UPDATE', [id, tx.process]);
  return row !== undefined;
}

export async function findJob(db: Statements, id: string, sites: JobSites): Promise<JobRecord | null> {
  const row =
    sites === 'all'
      ? await db.one<JobRow>(`SELECT ${jobColumns} FROM jobs WHERE id = $1`, [id])
      : await db.one<JobRow>(`SELECT ${jobColumns} FROM jobs WHERE ${ofSites} AND id = $2`, [sites, id]);
  return row ? jobOf(row) : null;
}

export async function listJobs(db: Statements, sites: JobSites): Promise<JobRecord[]> {
  const rows =
    sites === 'all'
      ? await db.all<JobRow>(`SELECT ${jobColumns} FROM jobs ${latestFirst}`)
      : await db.all<JobRow>(`SELECT ${jobColumns} FROM jobs WHERE ${ofSites} ${latestFirst}`, [sites]);
  return rows.map(jobOf);
}

export async function interruptJobs(
  tx: Transaction,
  at: number,
  running: readonly string[],
): Promise<string[]> {
  await tx.run(
    `UPDATE jobs SET state = 'interrupted', updated_at = $1
     WHERE state IN ('queued', 'running') AND CASE WHEN owner = $2
       THEN updated_at < $3 AND id <> ALL($4::text[])
       ELSE NOT ${ownerLives('$1')} END`,
    [at, tx.process, at - forgottenAfter, running],
  );
  const rows = await tx.all<{ id: string }>(
    `SELECT id FROM jobs WHERE state = 'interrupted' AND kind IN ('export', 'import') ORDER BY created_at, id`,
  );
  return rows.map(({ id }) => id);
}

export async function adoptJob(tx: Transaction, id: string, at: number): Promise<JobRecord | null> {
  const adopted = await tx.run(
    `UPDATE jobs SET state = 'queued', updated_at = $1, owner = $2, ending = false
     WHERE id = $3 AND state = 'interrupted'`,
    [at, tx.process, id],
  );
  return adopted > 0 ? findJob(tx, id, 'all') : null;
}

export async function cancelJob(tx: Transaction, id: string): Promise<void> {
  await tx.run(`UPDATE jobs SET ending = true WHERE id = $1 AND state IN ('queued', 'running')`, [id]);
}

export async function cancelledJobs(db: Statements, process: string): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `SELECT id FROM jobs WHERE ending AND owner = $1 AND state IN ('queued', 'running')`,
    [process],
  );
  return rows.map(({ id }) => id);
}
