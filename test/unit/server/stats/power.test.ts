import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meansSampleSize, sharesSampleSize } from '../../../../server/stats/power.ts';
import { vector } from './vector.ts';

const { output } = vector<unknown, { power_prop_n_per_arm: number; power_t_n_per_arm: number }>(
  'sample_size',
);

test('two shares need what R gives: power.prop.test(p1 = .70, p2 = .75, power = .8)', () => {
  expect(sharesSampleSize(0.7, 0.75)).toBe(Math.ceil(output.power_prop_n_per_arm));
});

test('two means need what R gives: power.t.test(delta = .2, sd = 1, power = .8)', () => {
  expect(meansSampleSize(0.2, 1)).toBe(Math.ceil(output.power_t_n_per_arm));
});

test.each([
  [0.05, 0.8, 6281],
  [0.5, 0.8, 64],
  [0.8, 0.9, 34],
  [1, 0.8, 17],
])(
  'a difference of %s standard deviations at power %s needs what the exact t test does',
  (difference, power, n) => {
    expect(meansSampleSize(difference, 1, power)).toBe(n);
  },
);

const anyShare = fc.double({ min: 0.01, max: 0.99, noNaN: true });

test('which share is the larger does not matter, nor which answer is counted', () => {
  fc.assert(
    fc.property(anyShare, anyShare, (a, b) => {
      fc.pre(Math.abs(a - b) > 1e-3);
      expect(sharesSampleSize(b, a)).toBe(sharesSampleSize(a, b));
      expect(Math.abs(sharesSampleSize(1 - a, 1 - b) - sharesSampleSize(a, b))).toBeLessThanOrEqual(1);
    }),
    { seed: 1 },
  );
});

test('the unit of a mean does not matter', () => {
  expect(meansSampleSize(-20, 100)).toBe(meansSampleSize(0.2, 1));
});

test('a better chance to find it needs more answers', () => {
  expect(sharesSampleSize(0.7, 0.75, 0.9)).toBeGreaterThan(sharesSampleSize(0.7, 0.75, 0.8));
  expect(meansSampleSize(0.2, 1, 0.9)).toBeGreaterThan(meansSampleSize(0.2, 1, 0.8));
});

test('no difference can not be found', () => {
  expect(() => sharesSampleSize(0.5, 0.5)).toThrow(RangeError);
  expect(() => meansSampleSize(0, 1)).toThrow(RangeError);
});
