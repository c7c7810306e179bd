import type { Storage } from '../storage.ts';
import type { Committer } from './committer.ts';
import type { Reader } from './reader.ts';
import type { RetentionTable } from './retention.ts';

/** @param reader the thread that reads all of a range */
export function retentionStore(
  table: RetentionTable,
  committer: Committer,
  reader: Reader,
  forgetValues: () => Promise<number>,
): Storage['retention'] {
  /** What was overwritten is in no file then. */
  const gone = (count: number) => {
    if (count > 0) committer.purge();
    return count;
  };
  return {
    due: (question) => reader.dueResponses(question),
    countDue: (question) => reader.countDue(question),
    anonymise: async (site, ids, run) => gone(committer.commit(() => table.anonymise(site, ids, run))),
    removeWords: async (site, ids, texts, run) =>
      gone(committer.commit(() => table.removeWords(site, ids, texts, run))),
    countAudit: async (site, before) => committer.guard(() => table.countAudit(site, before)),
    removeAudit: async (site, before, most, run) =>
      gone(committer.commit(() => table.removeAudit(site, before, most, run))),
    forgetValues,
  };
}
