/** A job as every engine stores it. */
import type { JobRecord } from './contract/jobs.ts';

/** What is read of one. */
export type JobRow = Omit<JobRecord, 'asked' | 'error'> & { asked: string; error: string | null };

export const jobColumns =
  'id, kind, site, asked, state, done, total, error, created_at AS "createdAt", updated_at AS "updatedAt"';

export function jobOf(row: JobRow): JobRecord {
  return { ...row, asked: JSON.parse(row.asked), error: row.error === null ? null : JSON.parse(row.error) };
}

/** What is written of one, in the order of `jobColumns`. */
export function jobValues(job: JobRecord) {
  return [
    job.id,
    job.kind,
    job.site,
    JSON.stringify(job.asked),
    job.state,
    job.done,
    job.total,
    job.error && JSON.stringify(job.error),
    job.createdAt,
    job.updatedAt,
  ] as const;
}
