import { type JobProgress, type JobRecord, type JobSites, jobsKept } from '../contract/jobs.ts';
import type { Transaction } from './committer.ts';
import type { Statements } from './statements.ts';

const columns =
  'id, kind, site, asked, state, done, total, error, created_at AS "createdAt", updated_at AS "updatedAt"';

const ofSites = 'site = ANY($1::text[])';
const latestFirst = 'ORDER BY created_at DESC, id DESC';

type JobRow = Omit<JobRecord, 'asked'> & { asked: string };

export async function createJob(tx: Transaction, job: JobRecord): Promise<void> {
  await tx.run(
    `INSERT INTO jobs (id, kind, site, asked, state, done, total, error, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
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
    ],
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
): Promise<void> {
  await tx.run(
    'UPDATE jobs SET state = $1, done = $2, total = $3, error = $4, updated_at = $5 WHERE id = $6',
    [state, done, total, error, at, id],
  );
}

export async function findJob(db: Statements, id: string, sites: JobSites): Promise<JobRecord | null> {
  const row =
    sites === 'all'
      ? await db.one<JobRow>(`SELECT ${columns} FROM jobs WHERE id = $1`, [id])
      : await db.one<JobRow>(`SELECT ${columns} FROM jobs WHERE ${ofSites} AND id = $2`, [sites, id]);
  return row ? recordOf(row) : null;
}

export async function listJobs(db: Statements, sites: JobSites): Promise<JobRecord[]> {
  const rows =
    sites === 'all'
      ? await db.all<JobRow>(`SELECT ${columns} FROM jobs ${latestFirst}`)
      : await db.all<JobRow>(`SELECT ${columns} FROM jobs WHERE ${ofSites} ${latestFirst}`, [sites]);
  return rows.map(recordOf);
}

export async function interruptJobs(tx: Transaction, at: number): Promise<void> {
  await tx.run(
    `UPDATE jobs SET state = 'interrupted', updated_at = $1 WHERE state IN ('queued', 'running')`,
    [at],
  );
}

function recordOf(row: JobRow): JobRecord {
  return { ...row, asked: JSON.parse(row.asked) };
}
