import { expect, it } from 'vitest';
import { methodSentences } from '../../../../dashboard/words/method-sentences.ts';
import type { StatsAnswer } from '../../../../shared/stats-answer.ts';
import { standing } from '../../../support/dashboard-standing.ts';

const coverage = {
  received: 12,
  duplicates: 0,
  test: 0,
  archived: 0,
  bots: 2,
  flagged: 0,
  partial: 0,
  counted: 10,
};

/** Made at noon, of a range that ends at this time. */
function answer(to: string): Pick<StatsAnswer, 'query' | 'meta'> {
  return {
    query: { metrics: ['nps'], site: 's1', from: '2026-11-01T00:00:00Z', to, tz: 'UTC' },
    meta: {
      generatedAt: '2026-11-23T12:00:00Z',
      timezone: 'UTC',
      warnings: ['Some were rewarded.'],
      coverage,
    },
  } as unknown as Pick<StatsAnswer, 'query' | 'meta'>;
}

it('tells what was received and counted, and passes warnings on', () => {
  const sentences = methodSentences([standing()], answer('2026-11-20T00:00:00Z'));
  expect(sentences[0]).toContain('12 received = 10 counted + 2 from bots');
  expect(sentences).toContain('Some were rewarded.');
});

it.each([
  ['2026-11-24T00:00:00Z', true],
  ['2026-11-23T12:00:00Z', false],
])('says that the period had not ended: %s', (to, unfinished) => {
  const said = methodSentences([standing()], answer(to)).some((sentence) =>
    sentence.includes('had not ended'),
  );
  expect(said).toBe(unfinished);
});
