import type { Author } from '../contract/change.ts';
import type { Attempt, DueDelivery, Settled, StoredDelivery } from '../contract/webhooks.ts';
import { attemptedRow, type DeliveryRow, deliveryOf, toldOf } from '../delivery-row.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import type { Outbox } from './outbox.ts';
import type { Statements } from './statements.ts';
import { disableWebhook, enabledWebhooks, noteAttempt, oneWebhook } from './webhooks.ts';

/** Its key: the site is looked up first, as it is of everything that belongs to one. */
type DeliveryKey = [site: number, webhook: number, id: string];

const ofKey = 'site = $1 AND webhook = $2 AND id = $3';

/** Above every id. */
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export async function testDelivery(
  tx: Transaction,
  outbox: Outbox,
  webhook: number,
  at: number,
): Promise<StoredDelivery> {
  const { siteKey: site } = (await oneWebhook(tx, webhook))!;
  const id = await outbox.enterTest(tx, { webhook, site }, at);
  return (await oneDelivery(tx, [site, webhook, id]))!;
}

export async function listDeliveries(
  db: Statements,
  webhook: number,
  { before, limit }: { before: string | null; limit: number },
): Promise<StoredDelivery[]> {
  const found = await oneWebhook(db, webhook);
  if (!found) return [];
  const rows = await db.all<DeliveryRow>(
    'SELECT * FROM deliveries WHERE site = $1 AND webhook = $2 AND id < $3 ORDER BY id DESC LIMIT $4',
    [found.siteKey, webhook, before ?? last, limit],
  );
  return rows.map(deliveryOf);
}

export async function replayDelivery(
  tx: Transaction,
  outbox: Outbox,
  webhook: number,
  id: string,
  at: number,
): Promise<StoredDelivery | null> {
  const found = await oneWebhook(tx, webhook);
  if (!found) return null;
  const key: DeliveryKey = [found.siteKey, webhook, id];
  await tx.run(
    `UPDATE deliveries SET state = 'waiting', due_at = $4, held_until = NULL, tries = 0 WHERE ${ofKey}`,
    [...key, at],
  );
  outbox.announce(tx);
  return oneDelivery(tx, key);
}

/** One process at a time, so that each sees what the others hold. */
export async function claimDeliveries(
  tx: Transaction,
  at: number,
  most: number,
  until: number,
): Promise<DueDelivery[]> {
  await lock(tx, 'claims');
  const claimed = await Promise.all(
    (await enabledWebhooks(tx)).map(async (webhook) => {
      const rows = await tx.all<DeliveryRow>(claim, [webhook.siteKey, webhook.key, at, most, until]);
      return rows
        .sort((a, b) => a.due_at! - b.due_at!)
        .map((row) => ({ ...toldOf(row), webhook, tries: row.tries }));
    }),
  );
  return claimed.flat();
}

const free = 'site = $1 AND webhook = $2 AND due_at <= $3 AND (held_until IS NULL OR held_until <= $3)';

/** An array is made once: as a subquery it could be looked up again for each row, and find others each time. */
const claim = `UPDATE deliveries SET held_until = $5 WHERE ${free} AND id = ANY(ARRAY(
  SELECT id FROM deliveries WHERE ${free} ORDER BY due_at LIMIT GREATEST(0, $4 - (
    SELECT COUNT(*) FROM deliveries WHERE site = $1 AND webhook = $2 AND held_until > $3))))
RETURNING *`;

export async function releaseDeliveries(
  tx: Transaction,
  claimed: readonly Pick<Settled, 'webhook' | 'id'>[],
): Promise<void> {
  for (const { webhook, id } of claimed) {
    const found = await oneWebhook(tx, webhook);
    if (found)
      await tx.run(`UPDATE deliveries SET held_until = NULL WHERE ${ofKey}`, [found.siteKey, webhook, id]);
  }
}

const waiting = `FROM deliveries d JOIN webhooks w ON w.webhook = d.webhook AND w.site = d.site
  WHERE d.due_at IS NOT NULL AND w.disabled IS NULL`;

export async function nextDue(db: Statements): Promise<number | null> {
  return (await db.one<{ at: number | null }>(
    `SELECT MIN(GREATEST(d.due_at, d.held_until)) AS at ${waiting}`,
  ))!.at;
}

export async function countWaiting(db: Statements): Promise<number> {
  return (await db.one<{ count: number }>(`SELECT COUNT(*) AS count ${waiting}`))!.count;
}

export async function settleDeliveries(
  tx: Transaction,
  settled: readonly Settled[],
  by: Author,
): Promise<void> {
  for (const { webhook, id, attempt, nextAt, disable } of settled) {
    const found = await oneWebhook(tx, webhook);
    if (!found) continue;
    const key: DeliveryKey = [found.siteKey, webhook, id];
    const old = await oneDelivery(tx, key);
    if (old) await note(tx, key, old, attempt, nextAt);
    if (attempt.error !== 'vanished')
      await noteAttempt(tx, webhook, attempt.error === null ? null : attempt.at);
    if (disable) await disableWebhook(tx, webhook, disable, by);
  }
}

export async function removeDeliveriesBefore(tx: Transaction, at: number, most: number): Promise<number> {
  return tx.run(
    `DELETE FROM deliveries WHERE (site, webhook, id) IN (
       SELECT site, webhook, id FROM deliveries WHERE at < $1 ORDER BY at LIMIT $2)`,
    [at, most],
  );
}

async function oneDelivery(db: Statements, key: DeliveryKey): Promise<StoredDelivery | null> {
  const row = await db.one<DeliveryRow>(`SELECT * FROM deliveries WHERE ${ofKey}`, key);
  return row ? deliveryOf(row) : null;
}

async function note(
  tx: Transaction,
  key: DeliveryKey,
  old: StoredDelivery,
  attempt: Attempt,
  nextAt: number | null,
): Promise<void> {
  const { state, due_at, attempts } = attemptedRow(old, attempt, nextAt);
  await tx.run(
    `UPDATE deliveries SET state = $4, due_at = $5, held_until = NULL, tries = tries + 1, attempts = $6 WHERE ${ofKey}`,
    [...key, state, due_at, attempts],
  );
}
