import type { WebhookStore } from '../contract/webhooks.ts';
import type { Committer } from './committer.ts';
import {
  claimDeliveries,
  countWaiting,
  listDeliveries,
  nextDue,
  releaseDeliveries,
  removeDeliveriesBefore,
  replayDelivery,
  settleDeliveries,
  testDelivery,
} from './deliveries.ts';
import type { Outbox } from './outbox.ts';
import {
  changeWebhook,
  createWebhook,
  findWebhook,
  listWebhooks,
  removeWebhook,
  rotateWebhook,
} from './webhooks.ts';

export function webhookStore(committer: Committer, outbox: Outbox): WebhookStore {
  return {
    create: (webhook, by) => committer.commit((tx) => createWebhook(tx, webhook, by)),
    find: (id, sites) => committer.read((db) => findWebhook(db, id, sites)),
    list: (site) => committer.read((db) => listWebhooks(db, site)),
    change: (key, fields, by) => committer.commit((tx) => changeWebhook(tx, key, fields, by)),
    rotate: (key, secret, until, by) => committer.commit((tx) => rotateWebhook(tx, key, secret, until, by)),
    remove: (key, by) => committer.commit((tx) => removeWebhook(tx, key, by)),
    test: (key, at) => committer.commit((tx) => testDelivery(tx, outbox, key, at)),
    deliveries: (key, page) => committer.read((db) => listDeliveries(db, key, page)),
    replay: (key, id, at) => committer.commit((tx) => replayDelivery(tx, outbox, key, id, at)),
    claim: (at, most, until) => committer.commit((tx) => claimDeliveries(tx, at, most, until)),
    release: (claimed) => committer.commit((tx) => releaseDeliveries(tx, claimed)),
    nextDue: () => committer.read(nextDue),
    settle: (settled, by) => committer.commit((tx) => settleDeliveries(tx, settled, by)),
    waiting: () => committer.read(countWaiting),
    removeBefore: (at, most) => committer.commit((tx) => removeDeliveriesBefore(tx, at, most)),
    listen: (call) => outbox.listen(call),
  };
}
