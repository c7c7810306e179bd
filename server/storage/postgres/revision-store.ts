import type { RevisionStore } from '../contract/revisions.ts';
import type { Committer } from './committer.ts';
import { revisionOf } from './revisions.ts';

export function revisionStore(committer: Committer): RevisionStore {
  return { of: (site) => committer.read((db) => revisionOf(db, site)) };
}
