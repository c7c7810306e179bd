import type { Client } from '../../client/client.ts';
import { ProblemError } from '../../client/problem-error.ts';
import type { Site, SiteChangeInput } from '../../shared/site.ts';

/** Somebody else changes the site again and again: it is given up then. */
const mostAttempts = 5;

/**
 * Changes a site by what it is at that moment: where somebody else was faster, it is read anew and the change is worked
 * out again, so that neither change is lost. Rejects with what `changeOf` throws.
 */
export async function amendSite(
  { sites }: Pick<Client, 'sites'>,
  site: Site,
  changeOf: (site: Site) => SiteChangeInput,
): Promise<Site> {
  let seen = site;
  for (let attempt = 1; ; attempt++) {
    try {
      return await sites.change(seen.id, changeOf(seen), { seen: seen.updatedAt });
    } catch (error) {
      const overtaken = error instanceof ProblemError && error.code === 'edit_conflict';
      if (!overtaken || attempt === mostAttempts) throw error;
      seen = await sites.get(site.id);
    }
  }
}
