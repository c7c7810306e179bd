import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Times, timeToAnswer } from '../../../../server/stats/time-to-answer.ts';

function seconds(...given: number[]): Times {
  const sorted = given.map((one) => Math.round(one * 10)).toSorted((a, b) => a - b);
  return [...new Set(sorted)].map((tenths) => [tenths, sorted.filter((one) => one === tenths).length]);
}

test('is the median with its interval, and what the middle half lies between', () => {
  expect(timeToAnswer(seconds(4, 9, 1, 6, 3, 10, 2, 8, 5, 7))).toEqual({
    value: 5.5,
    n: 10,
    ci: [2, 9],
    quartiles: [3.25, 7.75],
  });
});

// R: quantile(c(1.5, 2, 2, 8, 30, 41.3, 600), c(.25, .5, .75))
test('one who fetched a coffee moves the median by a rank', () => {
  expect(timeToAnswer(seconds(600, 2, 8, 30, 2, 41.3, 1.5))).toEqual({
    value: 8,
    n: 7,
    ci: [1.5, 600],
    quartiles: [2, 35.65],
  });
});

test('has no interval where there are too few, and is nothing of nothing', () => {
  expect(timeToAnswer(seconds(4, 6))).toEqual({ value: 5, n: 2, ci: null, quartiles: [4.5, 5.5] });
  expect(timeToAnswer([])).toEqual({ value: null, n: 0, ci: null, quartiles: null });
});

test('as many are above the median as below, and it lies within all the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 36_000 }), { minLength: 6 }), (tenths) => {
      const { value, ci, quartiles } = timeToAnswer(seconds(...tenths.map((one) => one / 10)));
      expect(tenths.filter((one) => one / 10 < value!).length).toBeLessThanOrEqual(tenths.length / 2);
      expect(tenths.filter((one) => one / 10 > value!).length).toBeLessThanOrEqual(tenths.length / 2);
      const ordered = [quartiles![0], value!, quartiles![1]];
      expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
      expect(ci![0]).toBeLessThanOrEqual(value!);
      expect(ci![1]).toBeGreaterThanOrEqual(value!);
    }),
  );
});
