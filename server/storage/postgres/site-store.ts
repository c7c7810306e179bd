import type { SiteStore } from '../contract/sites.ts';
import type { Committer } from './committer.ts';
import { listRefused, noteRefused } from './refused-origins.ts';
import type { SiteKeys } from './site-keys.ts';
import { changeSite, createSite, findSite, listSites, siteStanding } from './sites.ts';

export function siteStore(committer: Committer, siteKeys: SiteKeys): SiteStore {
  return {
    create: (site, by) => committer.commit((tx) => createSite(tx, site, by)),
    find: (by) => committer.read((db) => findSite(db, by)),
    standing: (id) =>
      committer.read(async (db) => {
        const key = await siteKeys.of(db, id);
        return key === null ? null : siteStanding(db, key);
      }),
    list: () => committer.read(listSites),
    change: (id, change, by, seen) => committer.commit((tx) => changeSite(tx, id, change, by, seen)),
    noteRefused: (site, origins) => committer.commit((tx) => noteRefused(tx, site, origins)),
    refusedOrigins: (site) => committer.read((db) => listRefused(db, site)),
  };
}
