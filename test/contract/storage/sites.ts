import { expect, test } from 'vitest';
import type { StoredSite } from '../../../server/storage/contract/sites.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, noon, responseTo, siteFields, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function sitesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const sites = () => fixture.storage.sites;

  test('a site is what it was created as', async () => {
    const fields = siteFields({
      name: '店铺 😀',
      origins: ['https://shop.example', 'https://*.shop.example'],
      timezone: 'Asia/Kathmandu',
      attributes: { plan: { type: 'string' }, orders: { type: 'number' } },
      minimumN: 7,
    });
    expect(await sites().create(fields, byOwner())).toEqual({
      ...fields,
      key: expect.any(Number),
      recounting: false,
      retentionSince: noon,
      createdAt: '2026-11-02T12:00:00.000Z',
      updatedAt: '2026-11-02T12:00:00.000Z',
    });
  });

  test('a site is found by its id and by its public key', async () => {
    const site = await fixture.site();
    expect(await sites().find({ id: site.id })).toEqual(site);
    expect(await sites().find({ publicKey: site.publicKey })).toEqual(site);
  });

  test('a site stands as it is found, with a revision where others may change it, too', async () => {
    const site = await fixture.site();
    const standing = await sites().standing(site.id);
    expect(standing).toEqual({ site, revision: fixture.storage.peers.shared ? expect.any(String) : null });
    expect(await sites().standing(site.id)).toEqual(standing);
    expect(await sites().standing(site.publicKey)).toBeNull();
  });

  test('neither finds a site under the other', async () => {
    const site = await fixture.site();
    expect(await sites().find({ id: site.publicKey })).toBeNull();
    expect(await sites().find({ publicKey: site.id })).toBeNull();
  });

  test('sites are listed in the order of their creation', async () => {
    const first = await fixture.site({ id: 'z', publicKey: 'pk_z' });
    const second = await fixture.site({ id: 'a', publicKey: 'pk_a' });
    const listed = (await sites().list()).map(({ id }) => id);
    expect(listed.slice(-2)).toEqual([first.id, second.id]);
  });

  test('two sites never share a key, nor an id', async () => {
    const site = await fixture.site();
    expect((await fixture.site()).key).not.toBe(site.key);
    await expect(fixture.site({ id: site.id })).rejects.toThrow();
  });

  test('a change moves only what it names, and the time of the change', async () => {
    const site = await fixture.site();
    const changed = await sites().change(site.id, { name: 'Store' }, byOwner(noon + 1000));
    expect(changed).toEqual({ ...site, name: 'Store', updatedAt: '2026-11-02T12:00:01.000Z' });
    expect(await sites().find({ id: site.id })).toEqual(changed);
  });

  test('every field of a site can change while nothing is counted', async () => {
    const site = await fixture.site();
    const change = {
      name: 'Store',
      origins: ['https://store.example'],
      timezone: 'America/St_Johns',
      attributes: { vip: { type: 'boolean' as const } },
      minimumN: 9,
      maskPersonalData: false,
      pageParameters: ['product'],
      retention: { answers: '30d', comments: '7d', audit: '365d' },
      asking: { every: '2d', honourSignals: false },
    };
    expect(await sites().change(site.id, change, byOwner(noon + 1))).toEqual({
      ...site,
      ...change,
      retentionSince: noon + 1,
      updatedAt: '2026-11-02T12:00:00.001Z',
    });
  });

  test('no two changes of a site have the same time', async () => {
    const { id } = await fixture.site();
    const times = new Set<string>();
    for (const name of ['One', 'Two', 'Three'])
      times.add(((await sites().change(id, { name }, byOwner())) as StoredSite).updatedAt);
    expect(times.size).toBe(3);
  });

  test('a change that was made for what somebody else has changed since is not made', async () => {
    const { id, updatedAt } = await fixture.site();
    const theirs = await sites().change(id, { name: 'Theirs' }, byOwner(), updatedAt);
    expect(theirs).toMatchObject({ name: 'Theirs' });
    const mine = await sites().change(id, { name: 'Mine' }, byOwner(), updatedAt);
    expect(mine).toEqual({ refused: 'changed_meanwhile' });
    expect(await sites().find({ id })).toEqual(theirs);
  });

  test('a change of a site that does not exist is refused', async () => {
    expect(await sites().change('nobody', { name: 'Store' }, byOwner())).toEqual({ refused: 'not_found' });
  });

  test('what is counted after a change of the zone is counted in the new one', async () => {
    const site = await fixture.site();
    const survey = (await fixture.storage.surveys.create(
      surveyFields(),
      site.key,
      byOwner(),
    )) as StoredSurvey;
    await sites().change(site.id, { timezone: 'Pacific/Kiritimati' }, byOwner());
    await fixture.storage.responses.write([responseTo(survey)]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });
}
