import type { BulkDelete } from '../../shared/response-change.ts';
import type { Caller } from '../access/caller.ts';
import { siteNamed } from '../named.ts';
import type { ResponseFilter } from '../storage/contract/selection.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { bodyFilters } from './body-filters.ts';
import { chooseResponses } from './choose-responses.ts';

/** What a body chooses, as it is now: what comes in later is left alone. */
export interface ChosenNow {
  site: StoredSite;
  chosen: Omit<ResponseFilter, 'limit' | 'before'>;
  /** The choice in the words of the request. */
  asked: Record<string, unknown>;
}

/** Throws a `Problem` that names the field. */
export async function chosenNow(
  { filter, ...choice }: BulkDelete,
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts'>,
  caller: Pick<Caller, 'sites'>,
  at: number,
): Promise<ChosenNow> {
  const { site: id, ...chosenBy } = choice;
  const site = await siteNamed(storage, caller, id);
  const chosen = await chooseResponses({ ...choice, filters: bodyFilters(filter) }, site, storage, at);
  return {
    site,
    chosen: { ...chosen, siteKey: site.key, to: Math.min(chosen.to, at + 1) },
    asked: { ...chosenBy, ...(filter && { filter }) },
  };
}
