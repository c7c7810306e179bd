import { expect, test } from 'vitest';
import { noon } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function refusedOriginsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const sites = () => fixture.storage.sites;
  const refused = (origin: string, count = 1, lastAt = noon) => ({ origin, count, lastAt });

  test('a site has none at first', async () => {
    expect(await sites().refusedOrigins((await fixture.site()).key)).toEqual([]);
  });

  test('counts add up, the last time is the later one, and the latest stands first', async () => {
    const { key } = await fixture.site();
    await sites().noteRefused(key, [refused('https://a.example', 2, noon + 2), refused('https://b.example')]);
    await sites().noteRefused(key, [refused('https://a.example', 3, noon + 1)]);
    expect(await sites().refusedOrigins(key)).toEqual([
      refused('https://a.example', 5, noon + 2),
      refused('https://b.example'),
    ]);
  });

  test('each site has its own', async () => {
    const [mine, theirs] = [await fixture.site(), await fixture.site()];
    await sites().noteRefused(mine.key, [refused('https://a.example')]);
    expect(await sites().refusedOrigins(theirs.key)).toEqual([]);
  });

  test('of more than fifty, those that were refused most are kept', async () => {
    const { key } = await fixture.site();
    await sites().noteRefused(key, [refused('https://often.example', 2)]);
    const many = Array.from({ length: 80 }, (_, i) => refused(`https://${i}.example`, 1, noon + i));
    await sites().noteRefused(key, many);
    const kept = await sites().refusedOrigins(key);
    expect(kept).toHaveLength(50);
    expect(kept.at(0)).toEqual(refused('https://79.example', 1, noon + 79));
    expect(kept.at(-1)).toEqual(refused('https://often.example', 2));
  });
}
