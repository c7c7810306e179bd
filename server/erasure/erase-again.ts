import type { Storage } from '../storage/storage.ts';
import type { ErasureLog } from './erasure-log.ts';

/** Responses that share a transaction. */
const piece = 200;

/**
 * Erases what was erased before, should it be there again because a backup took the place of the database, or because
 * the server ended between the note and the deed; and keeps away what the backup never knew. Tells how many were there.
 *
 * @param storage one whose erasures reach the copies, too, and are not noted once more
 */
export async function eraseAgain(
  log: Pick<ErasureLog, 'all'>,
  { sites, responses }: Pick<Storage, 'sites' | 'responses'>,
  at: number,
): Promise<number> {
  const keys = new Map((await sites.list()).map(({ id, key }) => [id, key]));
  const idsOf = new Map<number, string[]>();
  for (const { site, responses: ids } of await log.all()) {
    const key = keys.get(site);
    // Of a site that the backup does not know, nothing is there.
    if (key === undefined) continue;
    const known = idsOf.get(key);
    if (known) known.push(...ids);
    else idsOf.set(key, [...ids]);
  }
  let again = 0;
  for (const [key, all] of idsOf) {
    for (let i = 0; i < all.length; i += piece) {
      const ids = all.slice(i, i + piece);
      again += (await responses.erase(key, ids, { actor: { kind: 'server' }, at })).length;
      await responses.refuse(key, ids);
    }
  }
  return again;
}
