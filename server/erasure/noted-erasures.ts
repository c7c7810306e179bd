import type { FoundResponse } from '../storage/contract/stored-response.ts';
import type { Storage } from '../storage/storage.ts';
import type { ErasureLog } from './erasure-log.ts';

/** What was in a response's place. */
export type Erased = Pick<FoundResponse, 'siteKey' | 'surveyKey' | 'id' | 'receivedAt'>;

/**
 * The same storage, whose erasures are noted before they are made, and reach the copies of what they erase. Whoever dies
 * between the two has it erased at the next start.
 *
 * @param forgetCopies deletes what was copied of responses
 * @param onErased hears of each erasure once it is made
 */
export function notedErasures(
  storage: Storage,
  log: Pick<ErasureLog, 'add'>,
  forgetCopies: (erased: readonly Erased[]) => Promise<void>,
  onErased: () => void = () => {},
): Storage {
  const { responses, sites } = storage;
  return {
    ...storage,
    alone: (work) => storage.alone(work),
    ping: () => storage.ping(),
    findFault: () => storage.findFault(),
    condition: () => storage.condition(),
    close: () => storage.close(),
    responses: {
      ...responses,
      async erase(siteKey, ids, by) {
        const erased = (await Promise.all(ids.map((id) => responses.find(siteKey, id)))).filter(
          (one) => one !== null,
        );
        if (erased.length === 0) return [];
        const site = (await sites.list()).find(({ key }) => key === siteKey)!;
        await log.add({ at: by.at, site: site.id, responses: erased.map(({ id }) => id) });
        await forgetCopies(erased);
        const left = await responses.erase(siteKey, ids, by);
        // One more that was begun meanwhile may have read what was there before.
        await forgetCopies(erased);
        onErased();
        return left;
      },
    },
  };
}
