import type Database from 'better-sqlite3';
import type { Storage } from '../storage.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { SurveyTable } from './surveys.ts';

export function surveyStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
): Storage['surveys'] {
  const table = new SurveyTable(db, audit);
  return {
    create: async (fields, site, by) => committer.commit(() => table.create(fields, site, by)),
    find: async (site, slug) => committer.guard(() => table.find(site, slug)),
    list: async (site) => committer.guard(() => table.list(site)),
    change: async (site, slug, change, by) => committer.commit(() => table.change(site, slug, change, by)),
    versions: async (site, survey) => committer.guard(() => table.versions(site, survey)),
  };
}
