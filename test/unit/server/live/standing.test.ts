import { describe, expect, it } from 'vitest';
import { Changes } from '../../../../server/live/changes.ts';
import { standingOf } from '../../../../server/live/standing.ts';
import type { SiteStanding, StoredSite } from '../../../../server/storage/contract/sites.ts';
import type { Storage } from '../../../../server/storage/storage.ts';

const site = (name: string) => ({ key: 1, id: 's1', name }) as StoredSite;
const anybody = { sites: 'all' } as const;

/** A storage that finds what it is told to, one after the other. */
function finding(...found: (() => SiteStanding | null)[]): Pick<Storage, 'sites'> {
  return { sites: { standing: async () => found.shift()!() } as unknown as Storage['sites'] };
}

describe('the state of a site’s data', () => {
  it('is what all processes agree on, where there are several', async () => {
    const storage = finding(() => ({ site: site('Shop'), revision: 'epoch.7' }));
    const standing = await standingOf(storage, new Changes('life'), anybody, 's1');
    expect(standing).toEqual({ site: site('Shop'), state: 'epoch.7' });
  });

  it('is else what this process counts', async () => {
    const changes = new Changes('life');
    const storage = finding(() => ({ site: site('Shop'), revision: null }));
    const { state } = await standingOf(storage, changes, anybody, 's1');
    expect(state).toBe(changes.revisionOf(1));
  });

  it('is never newer than the site that was found with it', async () => {
    const changes = new Changes('life');
    const storage = finding(
      () => {
        changes.record({ site: 1, surveys: 'all', what: 'site' });
        return { site: site('Shop'), revision: null };
      },
      () => ({ site: site('Market'), revision: null }),
    );
    const { site: found, state } = await standingOf(storage, changes, anybody, 's1');
    expect([found.name, state]).toEqual(['Market', changes.revisionOf(1)]);
  });

  it('is of no site where there is none, and looked for by nobody who does not reach it', async () => {
    const changes = new Changes('life');
    const refused = { code: 'unknown_site' };
    await expect(
      standingOf(
        finding(() => null),
        changes,
        anybody,
        's1',
      ),
    ).rejects.toMatchObject(refused);
    await expect(standingOf(finding(), changes, { sites: ['s2'] }, 's1')).rejects.toMatchObject(refused);
  });
});
