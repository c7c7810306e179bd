import { expect, test } from 'vitest';
import { standardisedDifference } from '../../../../server/stats/standardised-difference.ts';

test('in standard deviations, the larger sample counting for more', () => {
  expect(standardisedDifference({ n: 8, mean: 4.5, sd: 1 }, { n: 30, mean: 4, sd: 1 })).toBe(0.5);
  const pooled = Math.sqrt((10 * 4 + 30 * 1) / 40);
  expect(standardisedDifference({ n: 11, mean: 3, sd: 2 }, { n: 31, mean: 4, sd: 1 })).toBeCloseTo(
    -1 / pooled,
    12,
  );
});

test('where no answer differs from the others there is nothing to measure by', () => {
  expect(standardisedDifference({ n: 3, mean: 5, sd: 0 }, { n: 4, mean: 4, sd: 0 })).toBeNull();
});

test('against one answer, or none, there is none', () => {
  const some = { n: 3, mean: 5, sd: 1 };
  expect(standardisedDifference(some, { n: 1, mean: 4, sd: null })).toBeNull();
  expect(standardisedDifference({ n: 0, mean: null, sd: null }, some)).toBeNull();
});
