import { describe, expect, it } from 'vitest';
import { Changes } from '../../../../server/live/changes.ts';
import { standingOf } from '../../../../server/live/standing.ts';
import type { SiteStanding, StoredSite } from '../../../../server/storage/contract/sites.ts';

const site = (name: string) => ({ key: 1, id: 's1', name }) as StoredSite;
const anybody = { sites: 'all' } as const;

/** Finds what it is told to, one after the other. */
function finding(...found: (() => SiteStanding | null)[]) {
  return async () => found.shift()!();
}

describe('the state of a site’s data', () => {
  it('is what all processes agree on, where there are several', async () => {
    const find = finding(() => ({ site: site('Shop'), revision: 'epoch.7' }));
    const standing = await standingOf(find, new Changes('life'), anybody, 's1');
    expect(standing).toMatchObject({ found: { site: site('Shop') }, state: 'epoch.7' });
  });

  it('is else what this process counts', async () => {
    const changes = new Changes('life');
    const find = finding(() => ({ site: site('Shop'), revision: null }));
    const { state } = await standingOf(find, changes, anybody, 's1');
    expect(state).toBe(changes.revisionOf(1));
  });

  it('is never newer than the site that was found with it', async () => {
    const changes = new Changes('life');
    const find = finding(
      () => {
        changes.record({ site: 1, surveys: 'all', what: 'site' });
        return { site: site('Shop'), revision: null };
      },
      () => ({ site: site('Market'), revision: null }),
    );
    const { found, state } = await standingOf(find, changes, anybody, 's1');
    expect([found.site.name, state]).toEqual(['Market', changes.revisionOf(1)]);
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
