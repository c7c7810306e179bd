import { type Caller, reaches } from '../access/caller.ts';
import { unknownSite } from '../named.ts';
import type { SiteStanding } from '../storage/contract/sites.ts';
import type { Changes } from './changes.ts';

/** What was found of a site, and the state of all that can be read of it. */
export interface Standing<Found> {
  found: Found;
  /** Another after every change that was acknowledged, by whichever process. */
  state: string;
}

/**
 * What `find` finds of the site of an id, as `siteNamed` would, with the state of its data: whatever is read after this
 * is at least as new as the state says.
 */
export async function standingOf<Found extends SiteStanding>(
  find: (id: string) => Promise<Found | null>,
  changes: Changes,
  caller: Pick<Caller, 'sites'>,
  id: string,
): Promise<Standing<Found>> {
  for (;;) {
    const { count } = changes;
    const found = reaches(caller, id) ? await find(id) : null;
    if (!found) throw unknownSite();
    if (found.revision !== null) return { found, state: found.revision };
    // What this process has changed since may be in its count, and not in what was found.
    if (changes.count === count) return { found, state: changes.revisionOf(found.site.key) };
  }
}
