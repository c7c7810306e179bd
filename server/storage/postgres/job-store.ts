import type { JobStore } from '../contract/jobs.ts';
import type { Committer } from './committer.ts';
import {
  adoptJob,
  cancelJob,
  cancelledJobs,
  createJob,
  findJob,
  interruptJobs,
  listJobs,
  noteProgress,
} from './jobs.ts';

export function jobStore(committer: Committer): JobStore {
  return {
    create: (job) => committer.commit((tx) => createJob(tx, job)),
    progress: (id, progress, at) => committer.commit((tx) => noteProgress(tx, id, progress, at)),
    find: (id, sites) => committer.read((db) => findJob(db, id, sites)),
    list: (sites) => committer.read((db) => listJobs(db, sites)),
    interrupt: (at, running) => committer.commit((tx) => interruptJobs(tx, at, running)),
    adopt: (id, at) => committer.commit((tx) => adoptJob(tx, id, at)),
    cancel: (id) => committer.commit((tx) => cancelJob(tx, id)),
    cancelled: () => committer.read((db) => cancelledJobs(db, committer.process)),
  };
}
