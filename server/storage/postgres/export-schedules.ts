import { causeText } from '../../../shared/because.ts';
import { mostSchedules } from '../../../shared/export-schedule.ts';
import type { Author } from '../contract/change.ts';
import type {
  ExportScheduleStore,
  ScheduledRun,
  ScheduleEnd,
  ScheduleFields,
  StoredSchedule,
} from '../contract/export-schedules.ts';
import { type ScheduleRow, scheduleChanges, storedSchedule } from '../export-schedule-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import type { Statements } from './statements.ts';

const all = 'SELECT e.*, s.id AS site_id FROM export_schedules e JOIN sites s ON s.site = e.site';
const inOrder = 'ORDER BY e.created_at, e.id';

export async function createSchedule(
  tx: Transaction,
  { id, siteKey, stem, ...fields }: Parameters<ExportScheduleStore['create']>[0],
  by: Author,
): Promise<StoredSchedule | null> {
  // Of all sites: their files lie in one folder.
  await lock(tx, 'schedules');
  if ((await listSchedules(tx, siteKey)).length >= mostSchedules) return null;
  await tx.run(
    `INSERT INTO export_schedules (site, id, stem, name, format, choose, every, hour, span, keep, paused,
       created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [siteKey, id, await freeStem(tx, stem), ...columnsOf(fields), by.at],
  );
  const created = (await findSchedule(tx, id, 'all'))!;
  await enter(tx, 'export_schedule.created', null, created, by);
  return created;
}

export async function findSchedule(
  db: Statements,
  id: string,
  sites: readonly string[] | 'all',
): Promise<StoredSchedule | null> {
  const row =
    sites === 'all'
      ? await db.one<ScheduleRow>(`${all} WHERE e.id = $1`, [id])
      : await db.one<ScheduleRow>(`${all} WHERE s.id = ANY($1::text[]) AND e.id = $2`, [sites, id]);
  return row ? storedSchedule(row) : null;
}

export async function listSchedules(db: Statements, siteKey: number | 'all'): Promise<StoredSchedule[]> {
  const rows =
    siteKey === 'all'
      ? await db.all<ScheduleRow>(`${all} ${inOrder}`)
      : await db.all<ScheduleRow>(`${all} WHERE e.site = $1 ${inOrder}`, [siteKey]);
  return rows.map(storedSchedule);
}

export async function changeSchedule(
  tx: Transaction,
  id: string,
  change: Partial<ScheduleFields>,
  by: Author,
): Promise<StoredSchedule | null> {
  const old = await held(tx, id);
  if (!old) return null;
  await tx.run(
    `UPDATE export_schedules SET name = $1, format = $2, choose = $3, every = $4, hour = $5, span = $6, keep = $7,
       paused = $8, updated_at = $9 WHERE site = $10 AND id = $11`,
    [...columnsOf({ ...old, ...change }), by.at, old.siteKey, id],
  );
  const changed = (await findSchedule(tx, id, 'all'))!;
  await enter(tx, 'export_schedule.changed', old, changed, by);
  return changed;
}

export async function removeSchedule(tx: Transaction, id: string, by: Author): Promise<boolean> {
  const old = await held(tx, id);
  if (!old) return false;
  await tx.run('DELETE FROM export_schedules WHERE site = $1 AND id = $2', [old.siteKey, id]);
  const changes = { name: { old: old.name } };
  await enterAudit(tx, { action: 'export_schedule.removed', site: old.siteKey, objects: [id], changes }, by);
  return true;
}

export async function beginRun(tx: Transaction, id: string, run: ScheduledRun): Promise<void> {
  await tx.run('UPDATE export_schedules SET run = $1 WHERE id = $2', [JSON.stringify(run), id]);
}

export async function endRun(
  tx: Transaction,
  id: string,
  end: ScheduleEnd,
  coveredTo: number | null,
  by: Author,
): Promise<void> {
  const old = await held(tx, id);
  if (!old) return;
  await tx.run(
    'UPDATE export_schedules SET run = NULL, last = $1, covered_to = $2 WHERE site = $3 AND id = $4',
    [JSON.stringify(end), coveredTo ?? old.coveredTo, old.siteKey, id],
  );
  if (end.file !== null || old.last?.file === null) return;
  const changes = { error: { new: end.error && causeText(end.error) } };
  await enterAudit(tx, { action: 'export_schedule.failed', site: old.siteKey, objects: [id], changes }, by);
}

/** Nobody else changes it until the transaction ends. */
async function held(tx: Transaction, id: string): Promise<StoredSchedule | null> {
  await tx.run('SELECT 1 FROM export_schedules WHERE id = $1 FOR UPDATE', [id]);
  return findSchedule(tx, id, 'all');
}

/** From the name on, in the order of the table. */
function columnsOf({ name, format, choose, every, hour, span, keep, paused }: ScheduleFields): unknown[] {
  return [name, format, JSON.stringify(choose), every, hour, span, keep, paused];
}

async function freeStem(tx: Transaction, stem: string): Promise<string> {
  for (let n = 1; ; n++) {
    const free = n === 1 ? stem : `${stem}-${n}`;
    if (!(await tx.one('SELECT 1 FROM export_schedules WHERE stem = $1', [free]))) return free;
  }
}

async function enter(
  tx: Transaction,
  action: 'export_schedule.created' | 'export_schedule.changed',
  old: StoredSchedule | null,
  next: StoredSchedule,
  by: Author,
): Promise<void> {
  const changes = scheduleChanges(old, next);
  await enterAudit(tx, { action, site: next.siteKey, objects: [next.id], changes }, by);
}
