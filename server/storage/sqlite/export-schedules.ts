import type Database from 'better-sqlite3';
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
import type { AuditTable } from './audit.ts';
import { Statements } from './statements.ts';

const all = 'SELECT e.*, s.id AS site_id FROM export_schedules e JOIN sites s ON s.site = e.site';
const inOrder = 'ORDER BY e.created_at, e.id';

/** Schedules of exports. As with jobs, `site` stands first in the key. */
export class ExportScheduleTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  create(
    { id, siteKey, stem, ...fields }: Parameters<ExportScheduleStore['create']>[0],
    by: Author,
  ): StoredSchedule | null {
    if (this.list(siteKey).length >= mostSchedules) return null;
    const { name, format, choose, every, hour, span, keep, paused } = fields;
    this.#db
      .prepare(
        `INSERT INTO export_schedules (site, id, stem, name, format, choose, every, hour, span, keep, paused,
           created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[siteKey, id, this.#freeStem(stem), name, format, JSON.stringify(choose), every, hour, span, keep],
        ...[Number(paused), by.at, by.at],
      );
    const created = this.find(id, 'all')!;
    this.#enter('export_schedule.created', null, created, by);
    return created;
  }

  find(id: string, sites: readonly string[] | 'all'): StoredSchedule | null {
    const row =
      sites === 'all'
        ? this.#db.prepare<[string], ScheduleRow>(`${all} WHERE e.id = ?`).get(id)
        : this.#db
            .prepare<[string, string], ScheduleRow>(
              `${all} WHERE e.site IN (SELECT site FROM sites WHERE id IN (SELECT value FROM json_each(?))) AND e.id = ?`,
            )
            .get(JSON.stringify(sites), id);
    return row ? storedSchedule(row) : null;
  }

  list(siteKey: number | 'all'): StoredSchedule[] {
    const rows =
      siteKey === 'all'
        ? this.#db.prepare<[], ScheduleRow>(`${all} ${inOrder}`).all()
        : this.#db.prepare<[number], ScheduleRow>(`${all} WHERE e.site = ? ${inOrder}`).all(siteKey);
    return rows.map(storedSchedule);
  }

  change(id: string, change: Partial<ScheduleFields>, by: Author): StoredSchedule | null {
    const old = this.find(id, 'all');
    if (!old) return null;
    const { name, format, choose, every, hour, span, keep, paused } = { ...old, ...change };
    this.#db
      .prepare(
        `UPDATE export_schedules SET name = ?, format = ?, choose = ?, every = ?, hour = ?, span = ?, keep = ?,
           paused = ?, updated_at = ? WHERE site = ? AND id = ?`,
      )
      .run(
        ...[name, format, JSON.stringify(choose), every, hour, span, keep, Number(paused), by.at],
        ...[old.siteKey, id],
      );
    const changed = this.find(id, 'all')!;
    this.#enter('export_schedule.changed', old, changed, by);
    return changed;
  }

  remove(id: string, by: Author): boolean {
    const old = this.find(id, 'all');
    if (!old) return false;
    this.#db.prepare('DELETE FROM export_schedules WHERE site = ? AND id = ?').run(old.siteKey, id);
    const changes = { name: { old: old.name } };
    this.#audit.enter({ action: 'export_schedule.removed', site: old.siteKey, objects: [id], changes }, by);
    return true;
  }

  begin(id: string, run: ScheduledRun): void {
    this.#db.prepare('UPDATE export_schedules SET run = ? WHERE id = ?').run(JSON.stringify(run), id);
  }

  end(id: string, end: ScheduleEnd, coveredTo: number | null, by: Author): void {
    const old = this.find(id, 'all');
    if (!old) return;
    this.#db
      .prepare('UPDATE export_schedules SET run = NULL, last = ?, covered_to = ? WHERE site = ? AND id = ?')
      .run(JSON.stringify(end), coveredTo ?? old.coveredTo, old.siteKey, id);
    if (end.file !== null || old.last?.file === null) return;
    const changes = { error: { new: end.error && causeText(end.error) } };
    this.#audit.enter({ action: 'export_schedule.failed', site: old.siteKey, objects: [id], changes }, by);
  }

  #freeStem(stem: string): string {
    const isTaken = this.#db
      .prepare<[string], number>('SELECT 1 FROM export_schedules WHERE stem = ?')
      .pluck();
    for (let n = 1; ; n++) {
      const free = n === 1 ? stem : `${stem}-${n}`;
      if (isTaken.get(free) === undefined) return free;
    }
  }

  #enter(
    action: 'export_schedule.created' | 'export_schedule.changed',
    old: StoredSchedule | null,
    next: StoredSchedule,
    by: Author,
  ): void {
    const changes = scheduleChanges(old, next);
    this.#audit.enter({ action, site: next.siteKey, objects: [next.id], changes }, by);
  }
}
