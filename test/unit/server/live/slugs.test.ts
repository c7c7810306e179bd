import { expect, it } from 'vitest';
import { Slugs } from '../../../../server/live/slugs.ts';
import type { StoredSurvey } from '../../../../server/storage/contract/surveys.ts';

it('reads once for all that ask at the same moment, and anew for who asks later', async () => {
  let reads = 0;
  const surveys = { list: async () => [{ key: 7, slug: `read-${++reads}` } as StoredSurvey] };
  const slugs = new Slugs({ surveys } as unknown as ConstructorParameters<typeof Slugs>[0]);
  const [one, two] = await Promise.all([slugs.of(1), slugs.of(1)]);
  expect([one.get(7), two.get(7)]).toEqual(['read-1', 'read-1']);
  expect((await slugs.of(1)).get(7)).toBe('read-2');
});
