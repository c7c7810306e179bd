import { type Caller, reaches } from '../access/caller.ts';
import { unknownSite } from '../named.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import type { Changes } from './changes.ts';

/** A site, and the state of all that can be read of it. */
export interface Standing {
  site: StoredSite;
  /** Another after every change that was acknowledged, by whichever process. */
  state: string;
}

/**
 * The site of an id, as `siteNamed` finds it, with the state of its data: whatever is read after this is at least as new
 * as the state says.
 */
export async function standingOf(
  storage: Pick<Storage, 'sites'>,
  changes: Changes,
  caller: Pick<Caller, 'sites'>,
  id: string,
): Promise<Standing> {
  for (;;) {
    const { count } = changes;
    const found = reaches(caller, id) ? await storage.sites.standing(id) : null;
    if (!found) throw unknownSite();
    const { site, revision } = found;
    if (revision !== null) return { site, state: revision };
    // What this process has changed since may be in its count, and not in what was found.
    if (changes.count === count) return { site, state: changes.revisionOf(site.key) };
  }
}
