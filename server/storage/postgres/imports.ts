import type { AuditAction } from '../../../shared/audit.ts';
import type { ImportPhase } from '../../../shared/import.ts';
import type { Author } from '../contract/change.ts';
import type { ImportFile, ImportProgress, ImportRecord, ImportSetup } from '../contract/imports.ts';
import type { JobRecord, JobSites } from '../contract/jobs.ts';
import { type ImportRow, importRecord } from '../import-row.ts';
import { jobOf } from '../job-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { createJob } from './jobs.ts';
import type { Statements } from './statements.ts';

/** The import beside its last job, whose columns are named in its JSON as in the table. */
const all =
  'SELECT i.*, row_to_json(j) AS last_job FROM imports i LEFT JOIN jobs j ON j.site = i.site AND j.id = i.job';

const ofSites = 'i.site = ANY($1::text[])';
const latestFirst = 'ORDER BY i.created_at DESC, i.id DESC';

type JobColumns = Pick<JobRecord, 'id' | 'kind' | 'site' | 'state' | 'done' | 'total'> & {
  error: string | null;
  asked: string;
  created_at: number;
  updated_at: number;
};

type JoinedRow = ImportRow & { last_job: JobColumns | null };

type HeldImport = Pick<ImportRow, 'site' | 'site_key' | 'job'>;

export async function createImport(
  tx: Transaction,
  record: Omit<ImportRecord, 'job'>,
  by: Author,
): Promise<void> {
  const { id, site, siteKey, counts } = record;
  await tx.run(
    `INSERT INTO imports (site, id, site_key, name, phase, job, file, setup, lines, stored, duplicates, rejected,
       warned, report, brought, created_at, updated_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      site,
      id,
      siteKey,
      record.name,
      record.phase,
      JSON.stringify(record.file),
      JSON.stringify(record.setup),
      counts.lines,
      counts.stored,
      counts.duplicates,
      counts.rejected,
      counts.warned,
      JSON.stringify(record.report),
      record.brought,
      record.createdAt,
      record.updatedAt,
      record.expiresAt,
    ],
  );
  await enter(tx, 'import.uploaded', siteKey, id, by);
}

export async function changeImport(
  tx: Transaction,
  id: string,
  { file, setup }: { file?: ImportFile; setup?: ImportSetup },
  at: number,
): Promise<void> {
  await tx.run(
    'UPDATE imports SET file = COALESCE($1, file), setup = COALESCE($2, setup), updated_at = $3 WHERE id = $4',
    [file ? JSON.stringify(file) : null, setup ? JSON.stringify(setup) : null, at, id],
  );
}

export async function beginPhase(
  tx: Transaction,
  id: string,
  phase: ImportPhase,
  job: JobRecord,
  progress: ImportProgress,
  by: Author,
): Promise<void> {
  const found = await held(tx, id);
  if (!found) return;
  await removeJob(tx, found);
  await createJob(tx, job);
  await tx.run('UPDATE imports SET phase = $1, job = $2 WHERE site = $3 AND id = $4', [
    phase,
    job.id,
    found.site,
    id,
  ]);
  await noteImportProgress(tx, id, progress, by.at);
  if (phase === 'import') await enter(tx, 'import.started', found.site_key, id, by);
  if (phase === 'undo') await enter(tx, 'import.undone', found.site_key, id, by);
}

/** @param brought responses that it has stored: so many more, or fewer */
export async function noteImportProgress(
  tx: Transaction,
  id: string,
  { counts, report }: ImportProgress,
  at: number,
  brought = 0,
): Promise<void> {
  const { lines, stored, duplicates, rejected, warned } = counts;
  await tx.run(
    `UPDATE imports SET lines = $1, stored = $2, duplicates = $3, rejected = $4, warned = $5, report = $6,
       updated_at = $7, brought = brought + $8 WHERE id = $9`,
    [lines, stored, duplicates, rejected, warned, JSON.stringify(report), at, brought, id],
  );
}

/** Responses that it had stored were removed. */
export async function noteTakenBack(tx: Transaction, id: string, count: number): Promise<void> {
  await tx.run('UPDATE imports SET brought = brought - $1 WHERE id = $2', [count, id]);
}

export async function findImport(db: Statements, id: string, sites: JobSites): Promise<ImportRecord | null> {
  const row =
    sites === 'all'
      ? await db.one<JoinedRow>(`${all} WHERE i.id = $1`, [id])
      : await db.one<JoinedRow>(`${all} WHERE ${ofSites} AND i.id = $2`, [sites, id]);
  return row ? recordOf(row) : null;
}

export async function listImports(db: Statements, sites: JobSites): Promise<ImportRecord[]> {
  const rows =
    sites === 'all'
      ? await db.all<JoinedRow>(`${all} ${latestFirst}`)
      : await db.all<JoinedRow>(`${all} WHERE ${ofSites} ${latestFirst}`, [sites]);
  return rows.map(recordOf);
}

export async function removeImport(tx: Transaction, id: string, by: Author | null): Promise<void> {
  const found = await held(tx, id);
  if (!found) return;
  await tx.run('DELETE FROM imports WHERE site = $1 AND id = $2', [found.site, id]);
  await tx.run('DELETE FROM imported WHERE site = $1 AND import = $2', [found.site_key, id]);
  await removeJob(tx, found);
  if (by !== null) await enter(tx, 'import.removed', found.site_key, id, by);
}

/** Nobody else begins or removes it until the transaction ends. */
function held(tx: Transaction, id: string): Promise<HeldImport | undefined> {
  return tx.one<HeldImport>('SELECT site, site_key, job FROM imports WHERE id = $1 FOR UPDATE', [id]);
}

async function removeJob(tx: Transaction, { site, job }: HeldImport): Promise<void> {
  if (job !== null) await tx.run('DELETE FROM jobs WHERE site = $1 AND id = $2', [site, job]);
}

function recordOf({ last_job: job, ...row }: JoinedRow): ImportRecord {
  if (job === null) return importRecord(row, null);
  const { created_at: createdAt, updated_at: updatedAt, ...columns } = job;
  return importRecord(row, jobOf({ ...columns, createdAt, updatedAt }));
}

async function enter(
  tx: Transaction,
  action: Extract<AuditAction, `import.${string}`>,
  site: number,
  id: string,
  by: Author,
): Promise<void> {
  await enterAudit(tx, { action, site, objects: [id], changes: {} }, by);
}
