import { expect, it } from 'vitest';
import { journeySteps } from '../../../../dashboard/data/journey-steps.ts';
import type { StatsAnswer } from '../../../../shared/stats-answer.ts';

const stats = {
  results: [
    ['checkout', 40],
    ['(none)', 30],
    ['landing', 20],
    ['(erased)', 2],
  ].map(([touchpoint, n]) => ({
    dimensions: { touchpoint },
    metrics: { nps: { value: 10, n, ci: [0, 20] } },
  })),
} as unknown as StatsAnswer;
const complaints = {
  results: [
    {
      dimensions: { touchpoint: 'landing' },
      metrics: { 'complaint-rate': { value: 2, n: 500, ci: [0, 7], complaints: 1 } },
    },
  ],
} as unknown as StatsAnswer<'complaint-rate'>;

it('has the touchpoints with a name, the most answers first, and counts the rest', () => {
  const { steps, elsewhere } = journeySteps('nps', stats, undefined, []);
  expect(steps.map(({ name, value }) => [name, value.n])).toEqual([
    ['checkout', 40],
    ['landing', 20],
  ]);
  expect(elsewhere).toBe(32);
});

it('follows the order that was made, and has the complaints of each', () => {
  const { steps } = journeySteps('nps', stats, complaints, ['landing']);
  expect(steps.map(({ name, complaints }) => [name, complaints?.complaints])).toEqual([
    ['landing', 1],
    ['checkout', undefined],
  ]);
});
