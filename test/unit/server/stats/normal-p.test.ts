import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from '../../../../server/stats/normal.ts';
import { normalP } from '../../../../server/stats/normal-p.ts';
import { expectClose } from './close-to.ts';

test.each([
  [0.1, 0.920344325445942],
  [1, 0.3173105078629141],
  [1.96, 0.04999579029644087],
  [2.4999, 0.01242283674988918],
  [2.5, 0.01241933065155227],
  [3, 0.002699796063260189],
  [5, 5.733031437583878e-7],
  [8, 1.244192114854357e-15],
  [20, 5.507248237212467e-89],
  [37, 1.145114244504915e-299],
])('p of %d as 40 digits give it', (at, p) => {
  expectClose([normalP(at)], [p], 1e-12);
});

test('0 is the least surprising of all', () => {
  expect(normalP(0)).toBe(1);
});

test('5 % lie beyond the limits of a 95 % interval', () => {
  expectClose([normalP(z)], [0.05], 1e-14);
});

test('what no number is small enough for is 0', () => {
  expect(normalP(40)).toBe(0);
  expect(normalP(Number.POSITIVE_INFINITY)).toBe(0);
});

test('both sides are alike, and further out is less likely', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 35, noNaN: true }),
      fc.double({ min: 1e-6, max: 2, noNaN: true }),
      (at, more) => {
        expect(normalP(-at)).toBe(normalP(at));
        expect(normalP(at + more)).toBeLessThan(normalP(at));
      },
    ),
    { seed: 1 },
  );
});
