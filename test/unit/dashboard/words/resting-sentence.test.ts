import { expect, it } from 'vitest';
import { restingSentence } from '../../../../dashboard/words/resting-sentence.ts';
import { standing } from '../../../support/dashboard-standing.ts';

it('counts surveys that ask nobody by their status', () => {
  const resting = (['draft', 'paused', 'draft'] as const).map((status) => standing({ survey: { status } }));
  expect(restingSentence(resting)).toBe('3 at rest: 1 paused, 2 draft');
});
