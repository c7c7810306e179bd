import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { StoredSurvey } from '../contract/surveys.ts';
import type { Storage } from '../storage.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import type { Outbox } from './outbox.ts';
import { SurveyTable } from './surveys.ts';

/** Sites whose surveys are at hand. */
const remembered = 100;

export function surveyStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
  outbox: Outbox,
): Storage['surveys'] {
  const table = new SurveyTable(db, audit, outbox);
  // Read with every list of responses and every configuration, and large: what is in it is read out of JSON.
  const lists = new LRUCache<number, StoredSurvey[]>({ max: remembered });
  const change = <T>(site: number, work: () => T): T => {
    try {
      return committer.commit(work);
    } finally {
      lists.delete(site);
    }
  };
  return {
    create: async (fields, site, by) => change(site, () => table.create(fields, site, by)),
    find: async (site, slug) => committer.guard(() => table.find(site, slug)),
    list: async (site) => {
      const known = lists.get(site) ?? committer.guard(() => table.list(site));
      lists.set(site, known);
      return [...known];
    },
    change: async (site, slug, fields, by, known) =>
      change(site, () => table.change(site, slug, fields, by, known)),
    versions: async (site, survey) => committer.guard(() => table.versions(site, survey)),
  };
}
