import { expect, test } from 'vitest';
import type { StoredTheme } from '../../../server/storage/contract/themes.ts';
import { byOwner, noon, themeFields, webhookFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function themesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const themes = () => fixture.storage.themes;
  const made = async (change = {}, siteKey?: number) =>
    (await themes().create(
      themeFields(siteKey ?? (await fixture.site()).key, change),
      byOwner(),
    )) as StoredTheme;
  const lastEntry = async (siteKey: number) =>
    (await fixture.storage.audit.list({ siteKeys: [siteKey], before: null, limit: 1 }))[0]!;

  test('a theme is what it was created as', async () => {
    const site = await fixture.site();
    const fields = themeFields(site.key, { name: '物流', words: ['物流', 'deliver*'], not: ['free'] });
    const theme = await themes().create(fields, byOwner());
    expect(theme).toEqual({ ...fields, site: site.id, createdAt: noon, updatedAt: noon });
    expect(await themes().list(site.key)).toEqual([theme]);
  });

  test('those of a site are told by name', async () => {
    const { key } = await fixture.site();
    for (const name of ['b', 'é', 'B', 'a']) await made({ name }, key);
    expect((await themes().list(key)).map(({ name }) => name)).toEqual(['B', 'a', 'b', 'é']);
  });

  test('a name is that of one theme of a site, and of another site’s too', async () => {
    const { siteKey } = await made({ name: 'Delivery' });
    const again = themeFields(siteKey, { name: 'Delivery' });
    expect(await themes().create(again, byOwner())).toEqual({ refused: 'already_exists' });
    expect(await made({ name: 'Delivery' })).toMatchObject({ name: 'Delivery' });
    const other = await made({ name: 'Price' }, siteKey);
    expect(await themes().change(other.id, { name: 'Delivery' }, byOwner())).toEqual({
      refused: 'already_exists',
    });
    expect(await themes().change(other.id, { name: 'Price' }, byOwner())).toMatchObject({ name: 'Price' });
  });

  test('a site has a hundred at most, whatever other sites have', async () => {
    const { key } = await fixture.site();
    await made();
    for (let i = 0; i < 100; i++) await made({ name: `Theme ${i}` }, key);
    expect(await themes().create(themeFields(key, { name: 'One more' }), byOwner())).toBeNull();
    expect(await themes().list(key)).toHaveLength(100);
  });

  test('it is found at its own site alone', async () => {
    const { id, site } = await made();
    const other = await fixture.site();
    expect(await themes().find(id, [other.id, site])).toMatchObject({ id });
    expect(await themes().find(id, 'all')).toMatchObject({ id });
    expect(await themes().find(id, [other.id])).toBeNull();
    expect(await themes().find('unknown', 'all')).toBeNull();
  });

  test('a change changes what it names, and is later than what was before', async () => {
    const theme = await made();
    const change = { words: ['late'] };
    expect(await themes().change(theme.id, change, byOwner())).toEqual({
      ...theme,
      ...change,
      updatedAt: noon + 1,
    });
    expect(await themes().change('unknown', change, byOwner())).toEqual({ refused: 'not_found' });
  });

  test('a change that was made from an earlier state is refused', async () => {
    const { id, updatedAt } = await made();
    await themes().change(id, { not: ['free'] }, byOwner());
    expect(await themes().change(id, { not: [] }, byOwner(), updatedAt)).toEqual({
      refused: 'changed_meanwhile',
    });
    expect(await themes().find(id, 'all')).toMatchObject({ not: ['free'] });
    expect(await themes().change(id, { not: [] }, byOwner(), noon + 1)).toMatchObject({ not: [] });
  });

  test('one that webhooks filter by stays, and they are named', async () => {
    const theme = await made();
    await fixture.storage.webhooks.create(webhookFields(theme.siteKey), byOwner());
    const filter = webhookFields(theme.siteKey, { theme: theme.id });
    const webhook = (await fixture.storage.webhooks.create(filter, byOwner()))!;
    expect(await themes().remove(theme.id, byOwner())).toEqual([webhook]);
    expect(await themes().find(theme.id, 'all')).toEqual(theme);
    await fixture.storage.webhooks.change(webhook.key, { theme: null }, byOwner());
    expect(await themes().remove(theme.id, byOwner())).toBe(true);
    expect(await themes().remove(theme.id, byOwner())).toBe(false);
    expect(await themes().list(theme.siteKey)).toEqual([]);
  });

  test('no webhook filters by a theme that its site does not have', async () => {
    const { id } = await made();
    const { key } = await fixture.site();
    expect(await fixture.storage.webhooks.create(webhookFields(key, { theme: id }), byOwner())).toBeNull();
    const webhook = (await fixture.storage.webhooks.create(webhookFields(key), byOwner()))!;
    expect(await fixture.storage.webhooks.change(webhook.key, { theme: id }, byOwner())).toBeNull();
    expect(await fixture.storage.webhooks.list(key)).toEqual([webhook]);
  });

  test('each change of one is in the audit, without its words', async () => {
    const { id, siteKey } = await made({ name: 'Delivery', words: ['hidden'], not: ['hidden too'] });
    expect(await lastEntry(siteKey)).toMatchObject({
      action: 'theme.created',
      objects: [id],
      changes: { name: { new: 'Delivery' }, words: {}, not: {} },
    });
    await themes().change(id, { words: ['hidden', 'late'] }, byOwner());
    expect(await lastEntry(siteKey)).toMatchObject({ action: 'theme.changed', changes: { words: {} } });
    await themes().remove(id, byOwner());
    expect(await lastEntry(siteKey)).toMatchObject({
      action: 'theme.removed',
      objects: [id],
      changes: { name: { old: 'Delivery' } },
    });
    const entries = await fixture.storage.audit.list({ siteKeys: [siteKey], before: null, limit: 10 });
    expect(JSON.stringify(entries)).not.toContain('hidden');
  });

  test('themes are there after the storage was opened again', async () => {
    const theme = await made();
    await fixture.reopen();
    expect(await themes().find(theme.id, 'all')).toEqual(theme);
  });
}
