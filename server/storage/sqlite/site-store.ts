import type Database from 'better-sqlite3';
import type { Storage } from '../storage.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { RefusedOriginTable } from './refused-origins.ts';
import type { SiteZones } from './site-zones.ts';
import { SiteTable } from './sites.ts';

export function siteStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
  zones: SiteZones,
): Storage['sites'] {
  const table = new SiteTable(db, audit);
  const refusedOrigins = new RefusedOriginTable(db);
  return {
    create: async (site, by) => committer.commit(() => table.create(site, by)),
    find: async (by) => committer.guard(() => table.find(by)),
    list: async () => committer.guard(() => table.list()),
    noteRefused: async (site, origins) => committer.commit(() => refusedOrigins.note(site, origins)),
    refusedOrigins: async (site) => committer.guard(() => refusedOrigins.list(site)),
    change: async (id, change, by) => {
      const changed = committer.commit(() => table.change(id, change, by));
      zones.forget();
      return changed;
    },
  };
}
