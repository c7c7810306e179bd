import { expect, it } from 'vitest';
import { siteNamed } from '../../../server/named.ts';
import type { StoredSite } from '../../../server/storage/contract/sites.ts';
import type { Storage } from '../../../server/storage/storage.ts';

const sites = (asked: string[]) =>
  ({
    sites: {
      async find({ id }: { id: string }) {
        asked.push(id);
        return id === 'a' || id === 'b' ? ({ id } as StoredSite) : null;
      },
    },
  }) as unknown as Storage;

it('finds a site within reach', async () => {
  expect(await siteNamed(sites([]), { sites: ['a'] }, 'a')).toEqual({ id: 'a' });
  expect(await siteNamed(sites([]), { sites: 'all' }, 'b')).toEqual({ id: 'b' });
});

it('looks up neither a site out of reach nor one that is none, and says the same', async () => {
  const asked: string[] = [];
  const problemOf = (id: string) => siteNamed(sites(asked), { sites: ['a'] }, id).catch((error) => error);
  expect(await problemOf('b')).toEqual(await problemOf('x'));
  expect(asked).toEqual([]);
});

it('names where the request named it', async () => {
  await expect(siteNamed(sites([]), { sites: 'all' }, 'x', 'sites.1')).rejects.toMatchObject({
    code: 'unknown_site',
    invalidParams: [{ path: 'sites.1' }],
  });
});
