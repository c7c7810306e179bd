import { expect, test } from 'vitest';
import { byOwner, noon, themeFields, webhookFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function webhooksContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const webhooks = () => fixture.storage.webhooks;
  const made = async (change = {}) => {
    const site = await fixture.site();
    return (await webhooks().create(webhookFields(site.key, change), byOwner()))!;
  };
  const lastEntry = async (siteKey: number) =>
    (await fixture.storage.audit.list({ siteKeys: [siteKey], before: null, limit: 1 }))[0]!;

  test('a webhook is what it was created as', async () => {
    const site = await fixture.site();
    const theme = themeFields(site.key);
    await fixture.storage.themes.create(theme, byOwner());
    const fields = webhookFields(site.key, {
      format: 'slack',
      events: ['response.changed', 'survey.changed'],
      survey: 3,
      scoreAtMost: 6,
      theme: theme.id,
    });
    const webhook = await webhooks().create(fields, byOwner());
    expect(webhook).toEqual({
      ...fields,
      key: expect.any(Number),
      site: site.id,
      former: null,
      disabled: null,
      failingSince: null,
      createdAt: noon,
      updatedAt: noon,
    });
    expect(await webhooks().list(site.key)).toEqual([webhook]);
  });

  test('a site has twenty at most, whatever other sites have', async () => {
    const site = await fixture.site();
    await made();
    for (let i = 0; i < 20; i++) await webhooks().create(webhookFields(site.key), byOwner());
    expect(await webhooks().create(webhookFields(site.key), byOwner())).toBeNull();
    expect(await webhooks().list(site.key)).toHaveLength(20);
  });

  test('it is found at its own site alone', async () => {
    const { id, site } = await made();
    const other = await fixture.site();
    expect(await webhooks().find(id, [other.id, site])).toMatchObject({ id });
    expect(await webhooks().find(id, 'all')).toMatchObject({ id });
    expect(await webhooks().find(id, [other.id])).toBeNull();
    expect(await webhooks().find('unknown', 'all')).toBeNull();
  });

  test('a change changes what it names', async () => {
    const webhook = await made();
    const change = { events: ['survey.changed' as const], scoreAtMost: 2 };
    expect(await webhooks().change(webhook.key, change, byOwner(noon + 5))).toEqual({
      ...webhook,
      ...change,
      updatedAt: noon + 5,
    });
  });

  test('it is switched off with a reason, and on again without', async () => {
    const { key } = await made();
    const off = await webhooks().change(key, { enabled: false }, byOwner(noon + 5));
    expect(off!.disabled).toEqual({ reason: 'owner', at: noon + 5 });
    expect((await webhooks().change(key, { enabled: true }, byOwner()))!.disabled).toBeNull();
  });

  test('another secret keeps the one before for a while', async () => {
    const { key } = await made();
    const rotated = await webhooks().rotate(key, 'whsec_two', noon + 1000, byOwner());
    expect(rotated).toMatchObject({
      secret: 'whsec_two',
      former: { secret: 'whsec_one', until: noon + 1000 },
    });
  });

  test('what was removed is gone', async () => {
    const { key, id, siteKey } = await made();
    expect(await webhooks().remove(key, byOwner())).toBe(true);
    expect(await webhooks().remove(key, byOwner())).toBe(false);
    expect(await webhooks().find(id, 'all')).toBeNull();
    expect(await webhooks().list(siteKey)).toEqual([]);
    expect(await webhooks().change(key, {}, byOwner())).toBeNull();
    expect(await webhooks().rotate(key, 'whsec_two', noon, byOwner())).toBeNull();
  });

  test('each change of one is in the audit', async () => {
    const { key, id, siteKey } = await made();
    expect(await lastEntry(siteKey)).toMatchObject({
      action: 'webhook.created',
      objects: [id],
      changes: { host: { new: 'shop.example' }, events: { new: ['response.created'] } },
    });
    await webhooks().change(key, { enabled: false }, byOwner());
    expect(await lastEntry(siteKey)).toMatchObject({
      action: 'webhook.changed',
      changes: { enabled: { old: true, new: false } },
    });
    await webhooks().rotate(key, 'whsec_two', noon, byOwner());
    expect(await lastEntry(siteKey)).toMatchObject({ action: 'webhook.secret_changed', changes: {} });
    await webhooks().remove(key, byOwner());
    expect(await lastEntry(siteKey)).toMatchObject({ action: 'webhook.removed', objects: [id] });
  });

  test('the audit holds neither secrets nor the path of an address', async () => {
    const { key, siteKey } = await made({ url: 'https://hooks.example/services/T0/B0/hidden' });
    await webhooks().change(key, { url: 'https://hooks.example/services/T0/B0/other' }, byOwner());
    await webhooks().rotate(key, 'whsec_two', noon, byOwner());
    const entries = await fixture.storage.audit.list({ siteKeys: [siteKey], before: null, limit: 10 });
    expect(JSON.stringify(entries)).not.toMatch(/hidden|other|whsec/);
    expect(entries[1]!.changes).toEqual({ url: {} });
  });

  test('webhooks are there after the storage was opened again', async () => {
    const webhook = await made();
    await fixture.reopen();
    expect(await webhooks().find(webhook.id, 'all')).toEqual(webhook);
  });
}
