import { describe, expect, test } from 'vitest';
import { Directory } from '../../../../server/ingest/directory.ts';
import type { StoredSite } from '../../../../server/storage/contract/sites.ts';

const site = { key: 1, publicKey: 'pk_1' } as StoredSite;

/** A directory over a storage whose lookups are ended by hand. */
function directory() {
  const clock = { now: 0 };
  const lookups: { resolve(found: StoredSite | null): void; reject(error: Error): void }[] = [];
  const find = () => new Promise<StoredSite | null>((resolve, reject) => lookups.push({ resolve, reject }));
  const storage = { sites: { find }, surveys: {} } as unknown as ConstructorParameters<typeof Directory>[0];
  return { clock, lookups, known: new Directory(storage, () => clock.now) };
}

describe('the directory of sites', () => {
  test('looks up once what many need at the same time', async () => {
    const { lookups, known } = directory();
    const asked = [known.site('pk_1'), known.site('pk_1'), known.site('pk_1')];
    lookups[0]!.resolve(site);
    expect(await Promise.all(asked)).toEqual([site, site, site]);
    expect(lookups).toHaveLength(1);
  });

  test('believes what it knows for two seconds', async () => {
    const { clock, lookups, known } = directory();
    void known.site('pk_1');
    lookups[0]!.resolve(site);
    clock.now = 1_999;
    expect(await known.site('pk_1')).toBe(site);
    clock.now = 2_000;
    void known.site('pk_1');
    expect(lookups).toHaveLength(2);
  });

  test('does not remember what was looked up before a change', async () => {
    const { lookups, known } = directory();
    const before = known.site('pk_1');
    known.invalidate();
    lookups[0]!.resolve(site);
    await before;
    void known.site('pk_1');
    expect(lookups).toHaveLength(2);
  });

  test('does not remember a failure', async () => {
    const { lookups, known } = directory();
    const failed = known.site('pk_1');
    lookups[0]!.reject(new Error('unavailable'));
    await expect(failed).rejects.toThrow('unavailable');
    void known.site('pk_1');
    expect(lookups).toHaveLength(2);
  });
});
