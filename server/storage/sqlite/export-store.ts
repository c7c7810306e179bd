import type Database from 'better-sqlite3';
import type { ExportStore } from '../contract/exports.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { ExportTable } from './exports.ts';

export function exportStore(db: Database.Database, audit: AuditTable, committer: Committer): ExportStore {
  const table = new ExportTable(db, audit);
  return {
    create: async (record, by) => committer.commit(() => table.create(record, by)),
    checkpoint: async (id, checkpoint, at) => committer.commit(() => table.checkpoint(id, checkpoint, at)),
    withdraw: async (id, error, at) => committer.commit(() => table.withdraw(id, error, at)),
    find: async (id, sites) => committer.guard(() => table.find(id, sites)),
    list: async (sites) => committer.guard(() => table.list(sites)),
    remove: async (id, by) => committer.commit(() => table.remove(id, by)),
  };
}
