import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from '../../../../server/stats/normal.ts';
import { studentT } from '../../../../server/stats/student-t.ts';

interface Quantiles {
  rel_tol: number;
  quantiles: { p: number; df: number; t: number }[];
}
const file = new URL('../../../vectors/student-t.json', import.meta.url);
const { rel_tol, quantiles } = JSON.parse(readFileSync(file, 'utf8')) as Quantiles;

const probability = fc.double({ min: 0.51, max: 0.999, noNaN: true });
const degrees = fc.double({ min: 1, max: 1e7, noNaN: true });

test.each(quantiles)('p = $p, df = $df as 40 digits give it', ({ p, df, t }) => {
  expect(Math.abs(studentT(p, df) / t - 1)).toBeLessThan(rel_tol);
});

describe('where a closed form exists', () => {
  test('one degree of freedom is the Cauchy distribution', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(studentT(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 10);
      }),
    );
  });

  test('two degrees of freedom', () => {
    fc.assert(
      fc.property(probability, (p) => {
        const expected = ((2 * p - 1) * Math.SQRT2) / Math.sqrt(4 * p * (1 - p));
        expect(studentT(p, 2) / expected).toBeCloseTo(1, 10);
      }),
    );
  });
});

test('the median is 0', () => {
  expect(studentT(0.5, 7)).toBe(0);
});

test('the lower half mirrors the upper', () => {
  fc.assert(
    fc.property(degrees, (df) => {
      expect(studentT(0.25, df)).toBe(-studentT(0.75, df));
    }),
  );
});

test('it lies above the normal quantile and falls towards it as df grows', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e5, noNaN: true }), (df) => {
      expect(studentT(0.975, df)).toBeGreaterThan(studentT(0.975, 2 * df));
      expect(studentT(0.975, 2 * df)).toBeGreaterThan(z);
    }),
  );
});

test.each([
  [0, 5],
  [1, 5],
  [0.5, 0],
  [Number.NaN, 5],
  [0.5, Number.NaN],
])('p = %d with df = %d is refused', (p, df) => {
  expect(() => studentT(p, df)).toThrow(RangeError);
});
