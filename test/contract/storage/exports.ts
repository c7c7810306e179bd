import { expect, test } from 'vitest';
import type { ExportRecord } from '../../../server/storage/contract/exports.ts';
import type { StoredSite } from '../../../server/storage/contract/sites.ts';
import { because } from '../../../shared/because.ts';
import { byOwner, nextId, noon } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function exportsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const exports = () => fixture.storage.exports;
  const jobs = () => fixture.storage.jobs;
  const record = (
    site: Pick<StoredSite, 'id' | 'key'>,
    change: Partial<ExportRecord> = {},
  ): ExportRecord => ({
    id: nextId(),
    kind: 'export',
    site: site.id,
    asked: { survey: 'checkout', words: 'slow' },
    state: 'queued',
    done: 0,
    total: null,
    error: null,
    createdAt: noon,
    updatedAt: noon,
    format: 'csv',
    chosen: {
      siteKey: site.key,
      surveyKeys: [1, 2],
      from: 0,
      to: noon,
      filters: [{ dimension: 'page', operator: 'is', values: ['/a'] }],
      commented: true,
    },
    columns: ['id', 'answers.score'],
    position: null,
    bytes: 0,
    expiresAt: noon + 1_000,
    ...change,
  });

  test('an export is what it was created as, and so is its job', async () => {
    const created = record(await fixture.site());
    await exports().create(created, byOwner());
    expect(await exports().find(created.id, 'all')).toEqual(created);
    const { format, chosen, columns, position, bytes, expiresAt, ...job } = created;
    expect(await jobs().find(created.id, 'all')).toEqual(job);
  });

  test('one that nobody has is not found, and is nothing to remove or to go on with', async () => {
    expect(await exports().find('none', 'all')).toBeNull();
    await exports().remove('none', byOwner());
    expect(await exports().checkpoint('none', { position: null, bytes: 1, done: 1 }, noon)).toBe(false);
    await exports().withdraw('none', because('export_erased').cause, noon);
    expect(await exports().find('none', 'all')).toBeNull();
  });

  test('a checkpoint moves it and its job together, and lasts', async () => {
    const created = record(await fixture.site());
    await exports().create(created, byOwner());
    const position = { receivedAt: noon - 5, id: nextId() };
    await exports().checkpoint(created.id, { position, bytes: 512, done: 40 }, noon + 1);
    await fixture.reopen();
    const moved = { ...created, position, bytes: 512, done: 40, updatedAt: noon + 1 };
    expect(await exports().find(created.id, 'all')).toEqual(moved);
    expect(await jobs().find(created.id, 'all')).toMatchObject({ done: 40, updatedAt: noon + 1 });
  });

  test('of one that another process writes no checkpoint is noted', async () => {
    const created = record(await fixture.site());
    await exports().create(created, byOwner());
    await fixture.reopen();
    expect(await exports().checkpoint(created.id, { position: null, bytes: 5, done: 1 }, noon)).toBe(false);
    expect(await exports().find(created.id, 'all')).toEqual(created);
  });

  test('one that is withdrawn has failed and holds nothing, and is taken from who writes it', async () => {
    const created = record(await fixture.site(), { state: 'running', done: 3, bytes: 512 });
    await exports().create(created, byOwner());
    await exports().withdraw(created.id, because('export_erased').cause, noon + 3);
    const withdrawn = {
      ...created,
      state: 'failed',
      done: 0,
      bytes: 0,
      error: because('export_erased').cause,
      updatedAt: noon + 3,
    };
    expect(await exports().find(created.id, 'all')).toEqual(withdrawn);
    expect(await exports().checkpoint(created.id, { position: null, bytes: 9, done: 4 }, noon + 4)).toBe(
      false,
    );
    expect(await exports().find(created.id, 'all')).toEqual(withdrawn);
  });

  test('its state is that of its job', async () => {
    const created = record(await fixture.site());
    await exports().create(created, byOwner());
    const progress = {
      state: 'failed',
      done: 3,
      total: 5,
      error: because('export_disk_full').cause,
    } as const;
    await jobs().progress(created.id, progress, noon + 2);
    expect(await exports().find(created.id, 'all')).toMatchObject(progress);
  });

  test('one is found and listed at its site, the latest first, and at no other', async () => {
    const [site, other] = [await fixture.site(), await fixture.site()];
    const [first, second] = [record(site), record(site, { createdAt: noon + 1 })];
    const foreign = record(other, { createdAt: noon + 2 });
    for (const one of [first, second, foreign]) await exports().create(one, byOwner());
    expect(await exports().list([site.id])).toEqual([second, first]);
    expect(await exports().list([])).toEqual([]);
    expect(await exports().find(foreign.id, [site.id])).toBeNull();
    expect(await exports().find(foreign.id, [site.id, other.id])).toEqual(foreign);
  });

  test('one that is removed is gone with its job', async () => {
    const created = record(await fixture.site());
    await exports().create(created, byOwner());
    await exports().remove(created.id, byOwner());
    expect(await exports().find(created.id, 'all')).toBeNull();
    expect(await jobs().find(created.id, 'all')).toBeNull();
  });

  test('its job is remembered as long as it is, however many others end', async () => {
    const created = record(await fixture.site(), { state: 'done' });
    await exports().create(created, byOwner());
    for (let i = 0; i < 205; i++) {
      const { format, chosen, columns, position, bytes, expiresAt, ...job } = record({ id: 'any', key: 1 });
      await jobs().create({ ...job, kind: 'delete', state: 'done', createdAt: noon + 1 });
    }
    expect(await exports().find(created.id, 'all')).toEqual(created);
  });

  test('the audit tells who made it and who removed it, and nothing of what was looked for', async () => {
    const site = await fixture.site();
    const [kept, expired] = [record(site), record(site)];
    for (const one of [kept, expired]) await exports().create(one, byOwner());
    await exports().remove(kept.id, byOwner(noon + 9));
    await exports().remove(expired.id, null);
    const entries = await fixture.storage.audit.list({ siteKeys: [site.key], before: null, limit: 10 });
    expect(entries.map(({ action, objects, at }) => [action, objects[0], at]).slice(0, 3)).toEqual([
      ['export.removed', kept.id, noon + 9],
      ['export.created', expired.id, noon],
      ['export.created', kept.id, noon],
    ]);
    expect(JSON.stringify(entries)).not.toContain('slow');
  });
}
