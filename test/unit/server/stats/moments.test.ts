import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoment,
  type Moments,
  mergeMoments,
  noMoments,
  sampleOf,
} from '../../../../server/stats/moments.ts';

function momentsOf(...values: number[]): Moments {
  return values.reduce(addMoment, noMoments);
}

const numbers = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 40 });

test('two numbers by hand', () => {
  expect(momentsOf(2, 4)).toEqual({ n: 2, mean: 3, m2: 2 });
});

test('merged by hand', () => {
  expect(mergeMoments(momentsOf(2, 4), momentsOf(9))).toEqual({ n: 3, mean: 5, m2: 26 });
});

test('no numbers have no mean, and one has no spread', () => {
  expect(sampleOf(noMoments)).toEqual({ n: 0, mean: null, sd: null });
  expect(sampleOf(momentsOf(5))).toEqual({ n: 1, mean: 5, sd: null });
});

test('the standard deviation divides by n − 1', () => {
  expect(sampleOf(momentsOf(2, 4, 6))).toEqual({ n: 3, mean: 4, sd: 2 });
});

test('a small spread beside a large mean is kept', () => {
  const sample = sampleOf(momentsOf(1e9 + 1, 1e9 + 2, 1e9 + 3));
  expect(sample).toEqual({ n: 3, mean: 1e9 + 2, sd: 1 });
});

test('merged they are the moments of all, wherever the numbers were parted', () => {
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const [parted, together] = [
        mergeMoments(momentsOf(...left), momentsOf(...right)),
        momentsOf(...left, ...right),
      ];
      expect(parted.n).toBe(together.n);
      expect(parted.mean).toBeCloseTo(together.mean, 8);
      expect(parted.m2 / 1e6).toBeCloseTo(together.m2 / 1e6, 9);
    }),
    { seed: 1 },
  );
});

test('the spread is never negative', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      expect(momentsOf(...values).m2).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1 },
  );
});

test('they survive a journey as JSON', () => {
  const moments = momentsOf(61.25, 70, 1 / 3);
  expect(JSON.parse(JSON.stringify(moments))).toEqual(moments);
});
