import type Database from 'better-sqlite3';
import type { WebhookStore } from '../contract/webhooks.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { DeliveryTable } from './deliveries.ts';
import type { Outbox } from './outbox.ts';
import { WebhookTable } from './webhooks.ts';

export function webhookStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
  outbox: Outbox,
): WebhookStore {
  const table = new WebhookTable(db, audit);
  const deliveries = new DeliveryTable(db, table, outbox);
  const change = <T>(work: () => T): T => {
    try {
      return committer.commit(work);
    } finally {
      outbox.forgetWebhooks();
    }
  };
  return {
    create: async (webhook, by) => change(() => table.create(webhook, by)),
    find: async (id, sites) => committer.guard(() => table.find(id, sites)),
    list: async (site) => committer.guard(() => table.list(site)),
    change: async (key, fields, by) => change(() => table.change(key, fields, by)),
    rotate: async (key, secret, until, by) => change(() => table.rotate(key, secret, until, by)),
    remove: async (key, by) => change(() => table.remove(key, by)),
    test: async (key, at) => committer.commit(() => deliveries.test(key, at)),
    deliveries: async (key, page) => committer.guard(() => deliveries.list(key, page)),
    replay: async (key, id, at) => committer.commit(() => deliveries.replay(key, id, at)),
    claim: async (at, most, until) => committer.guard(() => deliveries.claim(at, most, until)),
    release: async (claimed) => deliveries.release(claimed),
    nextDue: async () => committer.guard(() => deliveries.nextDue()),
    settle: async (settled, by) => {
      const disables = settled.some(({ disable }) => disable !== null);
      const work = () => deliveries.settle(settled, by);
      if (disables) change(work);
      else committer.commit(work);
    },
    waiting: async () => committer.guard(() => deliveries.waiting()),
    removeBefore: async (at, most) => committer.commit(() => deliveries.removeBefore(at, most)),
    listen: (call) => outbox.listen(call),
  };
}
