import type { ImportStore } from '../contract/imports.ts';
import type { Committer } from './committer.ts';
import { changeMapping, createMapping, listMappings, removeMapping } from './import-mappings.ts';
import { type ImportedRows, knownStates } from './imported-rows.ts';
import {
  beginPhase,
  changeImport,
  createImport,
  findImport,
  listImports,
  noteImportProgress,
  noteTakenBack,
  removeImport,
} from './imports.ts';
import type { ResponseChanger } from './response-changes.ts';

export function importStore(committer: Committer, rows: ImportedRows, changer: ResponseChanger): ImportStore {
  return {
    create: (record, by) => committer.commit((tx) => createImport(tx, record, by)),
    change: (id, change, at) => committer.commit((tx) => changeImport(tx, id, change, at)),
    begin: (id, phase, job, progress, by) =>
      committer.commit((tx) => beginPhase(tx, id, phase, job, progress, by)),
    checkpoint: (id, progress, at) => committer.commit((tx) => noteImportProgress(tx, id, progress, at)),
    known: (site, ids) => committer.read((db) => knownStates(db, site, ids)),
    store: (id, site, batch, { counts, report }, at) =>
      changer.counting(site, async (tx, zones) => {
        const stored = await rows.store(tx, zones, id, site, batch);
        const next = {
          ...counts,
          stored: counts.stored + stored,
          duplicates: counts.duplicates + batch.length - stored,
        };
        await noteImportProgress(tx, id, { counts: next, report }, at, stored);
        return next;
      }),
    undo: (id, site, most, by) =>
      changer.counting(site, async (tx, zones) => {
        const ids = await rows.some(tx, id, site, most);
        if (ids.length === 0) return 0;
        await changer.take(tx, zones, site, ids, by);
        await rows.forget(tx, id, site, ids);
        await noteTakenBack(tx, id, ids.length);
        return ids.length;
      }),
    find: (id, sites) => committer.read((db) => findImport(db, id, sites)),
    list: (sites) => committer.read((db) => listImports(db, sites)),
    remove: (id, by) => committer.commit((tx) => removeImport(tx, id, by)),
    mappings: (site) => committer.read((db) => listMappings(db, site)),
    createMapping: (site, mapping, by) => committer.commit((tx) => createMapping(tx, site, mapping, by)),
    changeMapping: (site, id, change, by) =>
      committer.commit((tx) => changeMapping(tx, site, id, change, by)),
    removeMapping: (site, id, by) => committer.commit((tx) => removeMapping(tx, site, id, by)),
  };
}
