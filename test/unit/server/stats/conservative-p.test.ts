import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conservativeP } from '../../../../server/stats/conservative-p.ts';
import { normalP } from '../../../../server/stats/normal-p.ts';
import { studentTP } from '../../../../server/stats/student-t-p.ts';

const size = fc.integer({ min: 2, max: 10_000 });
const difference = fc.double({ min: 0.01, max: 8, noNaN: true });

test('it is that of t with as many degrees of freedom as the smaller sample has', () => {
  expect(conservativeP(3, 200, 300)).toBe(studentTP(3, 199));
  expect(conservativeP(3, 200, 300)).toBeCloseTo(0.003, 4);
});

test('it is the same whichever sample comes first, and whatever the sign', () => {
  fc.assert(
    fc.property(difference, size, size, (z, a, b) => {
      expect(conservativeP(z, a, b)).toBe(conservativeP(-z, b, a));
    }),
  );
});

test('it is never below that of the normal distribution, nor of t with more degrees of freedom', () => {
  fc.assert(
    fc.property(difference, size, size, (z, a, b) => {
      const p = conservativeP(z, a, b)!;
      expect(p).toBeGreaterThan(normalP(z));
      expect(p).toBeGreaterThanOrEqual(studentTP(z, a + b - 2));
    }),
  );
});

test('one answer on a side is too few', () => {
  expect(conservativeP(3, 1, 200)).toBeNull();
});
