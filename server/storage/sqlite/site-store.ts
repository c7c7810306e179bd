import type Database from 'better-sqlite3';
import type { StoredSite } from '../contract/sites.ts';
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
  let known: { sites: StoredSite[]; since: number } | undefined;
  return {
    create: async (site, by) => {
      const created = committer.commit(() => table.create(site, by));
      zones.forget();
      return created;
    },
    find: async (by) => committer.guard(() => table.find(by)),
    // One process holds the file, and counts by itself.
    standing: async (id) => {
      const site = committer.guard(() => table.find({ id }));
      return site && { site, revision: null };
    },
    // Read with every receipt: of a thousand sites that would take the loop's time from those who answer.
    list: async () => {
      if (known?.since !== zones.forgotten)
        known = { sites: committer.guard(() => table.list()), since: zones.forgotten };
      return [...known.sites];
    },
    noteRefused: async (site, origins) => committer.commit(() => refusedOrigins.note(site, origins)),
    refusedOrigins: async (site) => committer.guard(() => refusedOrigins.list(site)),
    change: async (id, change, by, seen) => {
      const changed = committer.commit(() => table.change(id, change, by, seen));
      zones.forget();
      return changed;
    },
  };
}
