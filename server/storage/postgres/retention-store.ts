import type { RetentionStore } from '../contract/retention.ts';
import type { Committer } from './committer.ts';
import { countDue, dueRows } from './due-rows.ts';
import { countAudit, type Retention, removeAudit } from './retention.ts';

export function retentionStore(
  committer: Committer,
  retention: Retention,
  forgetValues: () => Promise<number>,
): RetentionStore {
  return {
    due: (question) => committer.read((db) => dueRows(db, question)),
    countDue: (question) => committer.read((db) => countDue(db, question)),
    anonymise: (site, ids, run) => retention.anonymise(site, ids, run),
    removeWords: (site, ids, texts, run) => retention.removeWords(site, ids, texts, run),
    countAudit: (site, before) => committer.read((db) => countAudit(db, site, before)),
    removeAudit: (site, before, most, run) =>
      committer.commit((tx) => removeAudit(tx, site, before, most, run)),
    forgetValues,
  };
}
