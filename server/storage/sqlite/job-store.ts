import type Database from 'better-sqlite3';
import type { JobStore } from '../contract/jobs.ts';
import type { Committer } from './committer.ts';
import { JobTable } from './jobs.ts';

export function jobStore(db: Database.Database, committer: Committer): JobStore {
  const table = new JobTable(db);
  return {
    create: async (job) => committer.commit(() => table.create(job)),
    progress: async (id, progress, at) => committer.commit(() => table.progress(id, progress, at)),
    find: async (id, sites) => committer.guard(() => table.find(id, sites)),
    list: async (sites) => committer.guard(() => table.list(sites)),
    interrupt: async (at, running) => committer.commit(() => table.interrupt(at, running)),
    adopt: async (id, at) => committer.commit(() => table.adopt(id, at)),
    cancel: async (id) => committer.commit(() => table.cancel(id)),
    cancelled: async () => committer.guard(() => table.cancelled()),
  };
}
