import { expect, test } from 'vitest';
import type { Attempt, StoredDelivery } from '../../../server/storage/contract/webhooks.ts';
import { byOwner, nextId, noon, responseTo, webhookFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

const ok: Attempt = { at: noon + 10, status: 204, milliseconds: 12, error: null };
const failed: Attempt = { at: noon + 10, status: 500, milliseconds: 12, error: 'status' };

export function webhookDeliveriesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const webhooks = () => fixture.storage.webhooks;

  /** A webhook to which so many responses are on their way, oldest first. */
  async function waiting(count: number) {
    const survey = await fixture.survey();
    const webhook = (await webhooks().create(webhookFields(survey.siteKey), byOwner()))!;
    for (let i = 0; i < count; i++)
      await fixture.storage.responses.write([responseTo(survey, { receivedAt: noon + i })]);
    return { webhook, deliveries: (await newest(webhook.key)).toReversed() };
  }
  const newest = (key: number): Promise<StoredDelivery[]> =>
    webhooks().deliveries(key, { before: null, limit: 100 });
  const settle = (key: number, { id }: { id: string }, attempt: Attempt, nextAt: number | null = null) =>
    webhooks().settle([{ webhook: key, id, attempt, nextAt, disable: null }], byOwner());
  const dueOf = async (key: number, at: number, most = 10) =>
    (await webhooks().claim(at, most, at)).filter(({ webhook }) => webhook.key === key);

  test('what has come is due, the longest due first, with its webhook', async () => {
    const { webhook, deliveries } = await waiting(3);
    const due = await dueOf(webhook.key, noon + 1);
    expect(due.map(({ id }) => id)).toEqual(deliveries.slice(0, 2).map(({ id }) => id));
    const { attempts: _attempts, state: _state, nextAt: _next, ...first } = deliveries[0]!;
    expect(due[0]).toEqual({ ...first, webhook, tries: 0 });
  });

  test('of each webhook no more are due than asked for', async () => {
    const [one, other] = [await waiting(3), await waiting(3)];
    expect(await dueOf(one.webhook.key, noon + 10, 2)).toHaveLength(2);
    expect(await dueOf(other.webhook.key, noon + 10, 2)).toHaveLength(2);
  });

  const hold = async (key: number, at: number, most: number, until: number) =>
    (await webhooks().claim(at, most, until)).filter(({ webhook }) => webhook.key === key);
  const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id);

  test("what is taken is nobody else's until its time is over", async () => {
    const { webhook, deliveries } = await waiting(3);
    expect(idsOf(await hold(webhook.key, noon + 10, 1, noon + 100))).toEqual([deliveries[0]!.id]);
    expect(idsOf(await hold(webhook.key, noon + 10, 9, noon + 10))).toEqual(idsOf(deliveries.slice(1)));
    expect(idsOf(await dueOf(webhook.key, noon + 99))).toEqual(idsOf(deliveries.slice(1)));
    expect(idsOf(await dueOf(webhook.key, noon + 100))).toEqual(idsOf(deliveries));
  });

  test('what is taken counts among those of a webhook', async () => {
    const { webhook, deliveries } = await waiting(5);
    await hold(webhook.key, noon + 10, 2, noon + 100);
    expect(await dueOf(webhook.key, noon + 10, 2)).toEqual([]);
    expect(idsOf(await dueOf(webhook.key, noon + 10, 3))).toEqual([deliveries[2]!.id]);
    // Wherever they stand among those that are due.
    for (const [i, { id }] of deliveries.slice(2).entries())
      await webhooks().replay(webhook.key, id, noon - 10 + i);
    expect(idsOf(await dueOf(webhook.key, noon + 10, 3))).toEqual([deliveries[2]!.id]);
  });

  test('what was given back, replayed or settled is no longer taken', async () => {
    const { webhook, deliveries } = await waiting(3);
    const [first, second, third] = deliveries as [StoredDelivery, StoredDelivery, StoredDelivery];
    await hold(webhook.key, noon + 10, 3, noon + 9_000);
    await webhooks().release([{ webhook: webhook.key, id: first.id }]);
    await webhooks().replay(webhook.key, second.id, noon + 20);
    await settle(webhook.key, third, failed, noon + 30);
    expect(idsOf(await dueOf(webhook.key, noon + 30))).toEqual(idsOf(deliveries));
  });

  test('what was delivered is not due any more', async () => {
    const { webhook, deliveries } = await waiting(1);
    await settle(webhook.key, deliveries[0]!, ok);
    expect(await dueOf(webhook.key, noon + 10)).toEqual([]);
    expect(await newest(webhook.key)).toEqual([
      { ...deliveries[0], state: 'delivered', nextAt: null, attempts: [ok] },
    ]);
  });

  test('what failed is due again at its time, with its tries', async () => {
    const { webhook, deliveries } = await waiting(1);
    await settle(webhook.key, deliveries[0]!, failed, noon + 5000);
    expect(await dueOf(webhook.key, noon + 4999)).toEqual([]);
    expect(await dueOf(webhook.key, noon + 5000)).toMatchObject([{ id: deliveries[0]!.id, tries: 1 }]);
    expect(await newest(webhook.key)).toMatchObject([{ state: 'waiting', attempts: [failed] }]);
  });

  test('what is not tried again has failed', async () => {
    const { webhook, deliveries } = await waiting(1);
    await settle(webhook.key, deliveries[0]!, failed);
    expect(await newest(webhook.key)).toMatchObject([{ state: 'failed', nextAt: null }]);
  });

  test('of many attempts the last twenty are kept', async () => {
    const { webhook, deliveries } = await waiting(1);
    for (let i = 0; i < 22; i++) await settle(webhook.key, deliveries[0]!, { ...failed, at: i }, noon);
    const [{ attempts }] = (await newest(webhook.key)) as [StoredDelivery];
    expect(attempts.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  test('the first failure since the last success is remembered', async () => {
    const { webhook, deliveries } = await waiting(1);
    const since = async () => (await webhooks().find(webhook.id, 'all'))!.failingSince;
    await settle(webhook.key, deliveries[0]!, { ...failed, at: noon + 1 }, noon);
    await settle(webhook.key, deliveries[0]!, { ...failed, at: noon + 2 }, noon);
    expect(await since()).toBe(noon + 1);
    await settle(webhook.key, deliveries[0]!, ok);
    expect(await since()).toBeNull();
  });

  test('an endpoint that is given up is disabled, with an entry of the audit, once', async () => {
    const { webhook, deliveries } = await waiting(2);
    const settled = deliveries.map(({ id }) => ({
      webhook: webhook.key,
      id,
      attempt: { ...failed, status: 410 },
      nextAt: null,
      disable: 'gone' as const,
    }));
    await webhooks().settle(settled, { actor: { kind: 'server' }, at: noon + 9 });
    expect((await webhooks().find(webhook.id, 'all'))!.disabled).toEqual({ reason: 'gone', at: noon + 9 });
    const entries = await fixture.storage.audit.list({
      siteKeys: [webhook.siteKey],
      before: null,
      limit: 10,
    });
    expect(entries.filter(({ action }) => action === 'webhook.disabled')).toMatchObject([
      { actor: { kind: 'server' }, objects: [webhook.id], changes: { reason: { old: null, new: 'gone' } } },
    ]);
  });

  test('of what is switched off nothing is due, until it is on again', async () => {
    const { webhook } = await waiting(1);
    await webhooks().change(webhook.key, { enabled: false }, byOwner());
    expect(await dueOf(webhook.key, noon)).toEqual([]);
    await webhooks().change(webhook.key, { enabled: true }, byOwner());
    expect(await dueOf(webhook.key, noon)).toHaveLength(1);
  });

  test('of what was removed nothing is due', async () => {
    const { webhook } = await waiting(1);
    await webhooks().remove(webhook.key, byOwner());
    expect(await dueOf(webhook.key, noon)).toEqual([]);
  });

  test('what was replayed is due at once under its id, and tried as often as the first time', async () => {
    const { webhook, deliveries } = await waiting(1);
    const [{ id }] = deliveries as [StoredDelivery];
    await settle(webhook.key, deliveries[0]!, failed);
    const replayed = await webhooks().replay(webhook.key, id, noon + 99);
    expect(replayed).toMatchObject({ id, state: 'waiting', nextAt: noon + 99, attempts: [failed] });
    expect(await dueOf(webhook.key, noon + 99)).toMatchObject([{ id, tries: 0 }]);
  });

  test('a webhook replays its own deliveries alone', async () => {
    const { deliveries } = await waiting(1);
    const { webhook } = await waiting(0);
    expect(await webhooks().replay(webhook.key, deliveries[0]!.id, noon)).toBeNull();
  });

  test('a test is a delivery of nothing', async () => {
    const { webhook } = await waiting(0);
    const entered = await webhooks().test(webhook.key, noon);
    expect(entered).toMatchObject({ event: 'test', response: null, survey: null, state: 'waiting' });
    expect(await dueOf(webhook.key, noon)).toMatchObject([{ id: entered.id }]);
  });

  test('deliveries are listed newest first, page by page', async () => {
    const { webhook, deliveries } = await waiting(3);
    const [first, second, third] = deliveries as [StoredDelivery, StoredDelivery, StoredDelivery];
    const page = (before: string | null) => webhooks().deliveries(webhook.key, { before, limit: 2 });
    expect(await page(null)).toEqual([third, second]);
    expect(await page(second.id)).toEqual([first]);
  });

  test('the next due time is the earliest of all that wait', async () => {
    const { webhook, deliveries } = await waiting(2);
    const early = -1_000_000;
    await settle(webhook.key, deliveries[1]!, failed, early);
    expect(await webhooks().nextDue()).toBe(early);
    await settle(webhook.key, deliveries[1]!, ok);
    expect(await webhooks().nextDue()).toBeGreaterThan(early);
  });

  test('those that wait are counted', async () => {
    const before = await webhooks().waiting();
    const { webhook, deliveries } = await waiting(2);
    expect(await webhooks().waiting()).toBe(before + 2);
    await settle(webhook.key, deliveries[0]!, ok);
    expect(await webhooks().waiting()).toBe(before + 1);
  });

  test('old deliveries are removed, no more at once than asked for', async () => {
    const old = noon - 1_000_000_000;
    const survey = await fixture.survey();
    const { key } = (await webhooks().create(webhookFields(survey.siteKey), byOwner()))!;
    const times = [old, old + 1, old + 2, noon];
    await fixture.storage.responses.write(times.map((receivedAt) => responseTo(survey, { receivedAt })));
    expect(await webhooks().removeBefore(noon - 1000, 2)).toBe(2);
    expect(await webhooks().removeBefore(noon - 1000, 2)).toBe(1);
    expect(await newest(key)).toMatchObject([{ at: noon }]);
  });

  test('a delivery that is gone is settled by nothing', async () => {
    const { webhook } = await waiting(0);
    await settle(webhook.key, { id: nextId() }, ok);
    expect(await newest(webhook.key)).toEqual([]);
  });

  test('what waits is still due after the storage was opened again, under its id', async () => {
    const { webhook, deliveries } = await waiting(1);
    await fixture.reopen();
    expect(await dueOf(webhook.key, noon)).toMatchObject([{ id: deliveries[0]!.id }]);
  });
}
