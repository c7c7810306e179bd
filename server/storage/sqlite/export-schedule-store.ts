import type Database from 'better-sqlite3';
import type { ExportScheduleStore } from '../contract/export-schedules.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { ExportScheduleTable } from './export-schedules.ts';

export function exportScheduleStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
): ExportScheduleStore {
  const table = new ExportScheduleTable(db, audit);
  return {
    create: async (schedule, by) => committer.commit(() => table.create(schedule, by)),
    find: async (id, sites) => committer.guard(() => table.find(id, sites)),
    list: async (siteKey) => committer.guard(() => table.list(siteKey)),
    change: async (id, change, by) => committer.commit(() => table.change(id, change, by)),
    remove: async (id, by) => committer.commit(() => table.remove(id, by)),
    begin: async (id, run) => committer.commit(() => table.begin(id, run)),
    end: async (id, end, coveredTo, by) => committer.commit(() => table.end(id, end, coveredTo, by)),
  };
}
