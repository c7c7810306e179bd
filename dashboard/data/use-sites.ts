import { allItems } from '../../client/all-items.ts';
import type { Site } from '../../shared/site.ts';
import { sitesKey } from './answer-keys.ts';
import { useEarshot } from './earshot-context.ts';
import { type Shown, useAnswer } from './use-answer.ts';

/** All sites within reach. */
export function useSites(): Shown<Site[]> {
  const { client } = useEarshot();
  return useAnswer(
    sitesKey,
    () => allItems((cursor) => client.sites.list({ ...(cursor ? { cursor } : {}) })),
    { what: ['site'] },
  );
}
