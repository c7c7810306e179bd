import { pseudonymOf } from '../ingest/receipt.ts';
import type { Position, ResponseFilter, ResponsePage } from '../storage/contract/selection.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';

type VisitorStorage = Pick<Storage, 'surveys' | 'responses' | 'secret'>;

/** A page of what a visitor has answered to any survey of a site, newest first; by the name that the site gave him. */
export async function visitorResponses(
  site: StoredSite,
  visitor: string,
  { before, limit }: { before: Position | null; limit: number },
  { surveys, responses, secret }: VisitorStorage,
): Promise<ResponsePage> {
  const filter: ResponseFilter = {
    siteKey: site.key,
    surveyKeys: (await surveys.list(site.key)).map(({ key }) => key),
    from: 0,
    to: Number.MAX_SAFE_INTEGER,
    filters: [],
    commented: false,
    visitor: pseudonymOf(secret, site.id, visitor),
    before,
    limit,
  };
  return responses.list(filter);
}
