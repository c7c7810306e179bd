import { visitorResponses } from '../query/visitor-responses.ts';
import type { Author } from '../storage/contract/change.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';

/** Responses that share a transaction: some milliseconds in which no answer is committed. */
const piece = 200;

/**
 * Erases all that a visitor has answered, piece by piece; tells how many responses that were. What is erased has no
 * visitor any more, so that the first page is always what is left.
 */
export async function eraseVisitor(
  site: StoredSite,
  visitor: string,
  storage: Pick<Storage, 'surveys' | 'responses' | 'secret'>,
  by: Author,
): Promise<number> {
  let erased = 0;
  for (;;) {
    const { found } = await visitorResponses(site, visitor, { before: null, limit: piece }, storage);
    if (found.length === 0) return erased;
    const ids = found.map(({ id }) => id);
    erased += (await storage.responses.erase(site.key, ids, by)).length;
  }
}
