import type Database from 'better-sqlite3';
import type { ImportStore } from '../contract/imports.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import type { CountedRows } from './counted-rows.ts';
import type { Dictionary } from './dictionary.ts';
import { ImportMappingTable } from './import-mappings.ts';
import { ImportedRows } from './imported-rows.ts';
import { ImportTable } from './imports.ts';
import type { ResponseChanger } from './response-changes.ts';

export interface ImportStoreParts {
  db: Database.Database;
  audit: AuditTable;
  committer: Committer;
  dictionary: Dictionary;
  counted: CountedRows;
  changer: ResponseChanger;
}

export function importStore(parts: ImportStoreParts): ImportStore {
  const { db, audit, committer, dictionary, counted, changer } = parts;
  const table = new ImportTable(db, audit);
  const rows = new ImportedRows(db, dictionary, counted);
  const mappings = new ImportMappingTable(db, audit);
  return {
    create: async (record, by) => committer.commit(() => table.create(record, by)),
    change: async (id, change, at) => committer.commit(() => table.change(id, change, at)),
    begin: async (id, phase, job, progress, by) =>
      committer.commit(() => table.begin(id, phase, job, progress, by)),
    checkpoint: async (id, progress, at) => committer.commit(() => table.progress(id, progress, at)),
    known: async (site, ids) => committer.guard(() => ids.map((id) => rows.state(site, id))),
    store: async (id, site, batch, { counts, report }, at) =>
      committer.commit(() => {
        const stored = rows.store(id, site, batch);
        const next = {
          ...counts,
          stored: counts.stored + stored,
          duplicates: counts.duplicates + batch.length - stored,
        };
        table.progress(id, { counts: next, report }, at);
        table.brings(id, stored);
        return next;
      }),
    undo: async (id, site, most, by) => {
      const done = committer.commit(() => {
        const ids = rows.some(id, site, most);
        changer.remove(site, ids, by);
        rows.forget(id, site, ids);
        table.brings(id, -ids.length);
        return ids.length;
      });
      if (done > 0) committer.purge();
      return done;
    },
    find: async (id, sites) => committer.guard(() => table.find(id, sites)),
    list: async (sites) => committer.guard(() => table.list(sites)),
    remove: async (id, by) => committer.commit(() => table.remove(id, by)),
    mappings: async (site) => committer.guard(() => mappings.list(site)),
    createMapping: async (site, mapping, by) => committer.commit(() => mappings.create(site, mapping, by)),
    changeMapping: async (site, id, change, by) =>
      committer.commit(() => mappings.change(site, id, change, by)),
    removeMapping: async (site, id, by) => committer.commit(() => mappings.remove(site, id, by)),
  };
}
