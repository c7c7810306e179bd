import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialProbability } from '../../../../server/stats/binomial-probability.ts';
import { binomialTest } from '../../../../server/stats/binomial-test.ts';
import { expectClose } from './close-to.ts';

const trials = fc
  .record({ n: fc.integer({ min: 1, max: 80 }), p: fc.double({ min: 0.01, max: 0.99, noNaN: true }) })
  .chain(({ n, p }) => fc.record({ x: fc.nat(n), n: fc.constant(n), p: fc.constant(p) }));

test('nine of ten at one half are as surprising as one of ten', () => {
  expectClose([binomialTest(9, 10, 0.5), binomialTest(1, 10, 0.5)], [22 / 1024, 22 / 1024], 1e-12);
});

test('what is expected does not surprise', () => {
  expect(binomialTest(5, 10, 0.5)).toBe(1);
});

test("682 giant plants of 925 where three quarters are expected, the example of R's binom.test", () => {
  expectClose([binomialTest(682, 925, 0.75)], [0.3825], 1e-4);
});

test('no more likely outcome is left out and no less likely one counted', () => {
  fc.assert(
    fc.property(trials, ({ x, n, p }) => {
      const probabilities = Array.from({ length: n + 1 }, (_, k) => binomialProbability(k, n, p));
      const observed = probabilities[x]! * (1 + 1e-7);
      const summed = probabilities.reduce((sum, one) => (one <= observed ? sum + one : sum), 0);
      expectClose([binomialTest(x, n, p)], [summed], 1e-9);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('two million trials, as exact arithmetic gives them', () => {
  expectClose([binomialTest(1_002_000, 2_000_000, 0.5)], [0.00468806674329], 1e-9);
});
