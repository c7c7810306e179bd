import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialProbability } from '../../../../server/stats/binomial-probability.ts';
import { expectClose } from './close-to.ts';

test('three of ten at one half', () => {
  expectClose([binomialProbability(3, 10, 0.5)], [120 / 1024], 1e-13);
});

test('none and all', () => {
  expectClose([binomialProbability(0, 3, 0.2), binomialProbability(3, 3, 0.2)], [0.512, 0.008], 1e-13);
});

test('a million of two million at one half, by the expansion of the central term', () => {
  const n = 1e6;
  const central = (1 - 1 / (8 * n) + 1 / (128 * n * n)) / Math.sqrt(Math.PI * n);
  expectClose([binomialProbability(n, 2 * n, 0.5)], [central], 1e-11);
});

test('all outcomes together are certain', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      (n, p) => {
        let sum = 0;
        for (let k = 0; k <= n; k++) sum += binomialProbability(k, n, p);
        expect(sum).toBeCloseTo(1, 11);
      },
    ),
    { seed: 1 },
  );
});
