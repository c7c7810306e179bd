import type { Cause } from '../../../shared/cause.ts';
import type { Author } from '../contract/change.ts';
import type { ExportCheckpoint, ExportRecord } from '../contract/exports.ts';
import type { JobSites } from '../contract/jobs.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { createJob, holdsJob } from './jobs.ts';
import type { Statements } from './statements.ts';

const all = `SELECT j.id, j.kind, j.site, j.asked, j.state, j.done, j.total, j.error, j.created_at AS "createdAt",
    j.updated_at AS "updatedAt", e.format, e.chosen, e.columns, e.position, e.bytes, e.expires_at AS "expiresAt"
  FROM exports e JOIN jobs j ON j.site = e.site AND j.id = e.id`;

const ofSites = 'e.site = ANY($1::text[])';
const latestFirst = 'ORDER BY j.created_at DESC, j.id DESC';
const json = ['asked', 'chosen', 'columns', 'position', 'error'] as const;

type ExportRow = Omit<ExportRecord, (typeof json)[number]> & Record<(typeof json)[number], string | null>;

/** The export beside its job. */
export async function createExport(tx: Transaction, record: ExportRecord, by: Author): Promise<void> {
  const { id, site, format, chosen, columns, position, bytes, expiresAt } = record;
  await createJob(tx, record);
  await tx.run(
    `INSERT INTO exports (site, id, format, chosen, columns, position, bytes, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      site,
      id,
      format,
      JSON.stringify(chosen),
      JSON.stringify(columns),
      position && JSON.stringify(position),
      bytes,
      expiresAt,
    ],
  );
  const changes = { format: { new: format } };
  await enterAudit(tx, { action: 'export.created', site: chosen.siteKey, objects: [id], changes }, by);
}

export async function noteCheckpoint(
  tx: Transaction,
  id: string,
  { position, bytes, done }: ExportCheckpoint,
  at: number,
): Promise<boolean> {
  if (!(await holdsJob(tx, id))) return false;
  await tx.run('UPDATE exports SET position = $1, bytes = $2 WHERE id = $3', [
    position && JSON.stringify(position),
    bytes,
    id,
  ]);
  await tx.run('UPDATE jobs SET done = $1, updated_at = $2 WHERE id = $3', [done, at, id]);
  return true;
}

export async function withdrawExport(tx: Transaction, id: string, error: Cause, at: number): Promise<void> {
  const withdrawn = await tx.run(
    `UPDATE jobs SET state = 'failed', done = 0, error = $1, updated_at = $2, owner = '' WHERE id = $3`,
    [JSON.stringify(error), at, id],
  );
  if (withdrawn > 0) await tx.run('UPDATE exports SET position = NULL, bytes = 0 WHERE id = $1', [id]);
}

export async function findExport(db: Statements, id: string, sites: JobSites): Promise<ExportRecord | null> {
  const row =
    sites === 'all'
      ? await db.one<ExportRow>(`${all} WHERE e.id = $1`, [id])
      : await db.one<ExportRow>(`${all} WHERE ${ofSites} AND e.id = $2`, [sites, id]);
  return row ? recordOf(row) : null;
}

export async function listExports(db: Statements, sites: JobSites): Promise<ExportRecord[]> {
  const rows =
    sites === 'all'
      ? await db.all<ExportRow>(`${all} ${latestFirst}`)
      : await db.all<ExportRow>(`${all} WHERE ${ofSites} ${latestFirst}`, [sites]);
  return rows.map(recordOf);
}

export async function removeExport(tx: Transaction, id: string, by: Author | null): Promise<void> {
  const found = await findExport(tx, id, 'all');
  if (!found) return;
  await tx.run('DELETE FROM exports WHERE site = $1 AND id = $2', [found.site, id]);
  await tx.run('DELETE FROM jobs WHERE site = $1 AND id = $2', [found.site, id]);
  if (by === null) return;
  const { siteKey } = found.chosen;
  await enterAudit(tx, { action: 'export.removed', site: siteKey, objects: [id], changes: {} }, by);
}

function recordOf(row: ExportRow): ExportRecord {
  const parsed = json.map((name) => [name, row[name] === null ? null : JSON.parse(row[name])]);
  return { ...row, ...Object.fromEntries(parsed) };
}
