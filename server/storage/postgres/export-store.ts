import type { ExportStore } from '../contract/exports.ts';
import type { Committer } from './committer.ts';
import {
  createExport,
  findExport,
  listExports,
  noteCheckpoint,
  removeExport,
  withdrawExport,
} from './exports.ts';

export function exportStore(committer: Committer): ExportStore {
  return {
    create: (record, by) => committer.commit((tx) => createExport(tx, record, by)),
    checkpoint: (id, checkpoint, at) => committer.commit((tx) => noteCheckpoint(tx, id, checkpoint, at)),
    withdraw: (id, error, at) => committer.commit((tx) => withdrawExport(tx, id, error, at)),
    find: (id, sites) => committer.read((db) => findExport(db, id, sites)),
    list: (sites) => committer.read((db) => listExports(db, sites)),
    remove: (id, by) => committer.commit((tx) => removeExport(tx, id, by)),
  };
}
