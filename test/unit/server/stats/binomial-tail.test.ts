import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialProbability } from '../../../../server/stats/binomial-probability.ts';
import { binomialTail } from '../../../../server/stats/binomial-tail.ts';
import { expectClose } from './close-to.ts';

const trials = fc
  .record({ n: fc.integer({ min: 1, max: 200 }), p: fc.double({ min: 0.001, max: 0.999, noNaN: true }) })
  .chain(({ n, p }) => fc.record({ k: fc.nat(n), n: fc.constant(n), p: fc.constant(p) }));

test('nine or ten of ten at one half', () => {
  expectClose([binomialTail(9, 10, 0.5)], [11 / 1024], 1e-13);
});

test('none or more is certain, more than all impossible', () => {
  expect(binomialTail(0, 10, 0.5)).toBe(1);
  expect(binomialTail(11, 10, 0.5)).toBe(0);
});

test('it is the sum of its probabilities', () => {
  fc.assert(
    fc.property(trials, ({ k, n, p }) => {
      let sum = 0;
      for (let outcome = n; outcome >= k; outcome--) sum += binomialProbability(outcome, n, p);
      expect(binomialTail(k, n, p)).toBeCloseTo(sum, 11);
    }),
    { seed: 1 },
  );
});

test('a tail far out in two million keeps the digits that exact arithmetic gives', () => {
  expectClose([binomialTail(1_006_264, 2_000_000, 0.5)], [4.074771248172336e-19], 1e-9);
});
