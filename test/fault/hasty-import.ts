/** A server that notes how far an import is before it has stored it. The harness must catch it. */
import type { ImportStore } from '../../server/storage/contract/imports.ts';
import { importStore as honestStore } from '../../server/storage/sqlite/import-store.ts';

const late = 150;

export function importStore(...parts: Parameters<typeof honestStore>): ImportStore {
  const honest = honestStore(...parts);
  return {
    ...honest,
    async store(id, site, batch, progress, at) {
      const counts = { ...progress.counts, stored: progress.counts.stored + batch.length };
      await honest.checkpoint(id, { ...progress, counts }, at);
      setTimeout(() => void honest.store(id, site, batch, progress, at), late);
      return counts;
    },
  };
}
