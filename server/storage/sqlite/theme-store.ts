import type Database from 'better-sqlite3';
import type { ThemeStore } from '../contract/themes.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import type { Outbox } from './outbox.ts';
import { ThemeTable } from './themes.ts';
import { WebhookTable } from './webhooks.ts';

export function themeStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
  outbox: Outbox,
): ThemeStore {
  const table = new ThemeTable(db, audit, new WebhookTable(db, audit));
  return {
    create: async (theme, by) => committer.commit(() => table.create(theme, by)),
    find: async (id, sites) => committer.guard(() => table.find(id, sites)),
    list: async (site) => committer.guard(() => table.list(site)),
    change: async (id, change, by, seen) => {
      try {
        return committer.commit(() => table.change(id, change, by, seen));
      } finally {
        outbox.forgetWebhooks();
      }
    },
    remove: async (id, by) => committer.commit(() => table.remove(id, by)),
  };
}
