import type { RevisionStore } from '../contract/revisions.ts';

/** One process holds the file, and counts by itself. */
export function revisionStore(): RevisionStore {
  return { of: async () => null };
}
