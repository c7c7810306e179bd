import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from '../../../../server/stats/normal.ts';
import { normalP } from '../../../../server/stats/normal-p.ts';
import { normalQuantile } from '../../../../server/stats/normal-quantile.ts';

test('the quantiles of every table', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(z, 12);
  expect(normalQuantile(0.01)).toBeCloseTo(-2.3263478740408408, 12);
});

test('it undoes the probability', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 0.9999, noNaN: true }), (p) => {
      expect(1 - normalP(normalQuantile(p)) / 2).toBeCloseTo(p, 12);
    }),
    { seed: 1 },
  );
});

test.each([0, 1, -0.1, Number.NaN])('%s is no probability that has one', (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});
