import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentT } from '../../../../server/stats/student-t.ts';
import { studentTP } from '../../../../server/stats/student-t-p.ts';
import { expectClose } from './close-to.ts';

const degrees = fc.double({ min: 1, max: 1e6, noNaN: true });

test.each([
  [0.01, 1, 0.9936340144701835],
  [0.5, 2, 0.6666666666666667],
  [1, 4.7, 0.3659755129945497],
  [1.7, 10, 0.1199693459090204],
  [1.75, 10, 0.1106809442659471],
  [2.262157, 9, 0.05000001330443166],
  [3, 19.599, 0.007186389769784328],
  [8, 100, 2.272864807728081e-12],
  [20, 1234.5, 2.640734584838389e-77],
  [5, 100000, 5.742701678641673e-7],
  [2, 10000000, 0.04550029089184295],
  [40, 30, 1.37260451944064e-27],
])('p of t = %d with df = %d as 40 digits give it', (t, df, p) => {
  expectClose([studentTP(t, df)], [p], 1e-9);
});

test('0 is the least surprising of all, and nothing lies beyond infinity', () => {
  expect(studentTP(0, 7)).toBe(1);
  expect(studentTP(Number.POSITIVE_INFINITY, 7)).toBe(0);
  expect(studentTP(Number.NEGATIVE_INFINITY, 7)).toBe(0);
});

test('one degree of freedom is the Cauchy distribution', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (t) => {
      expectClose([studentTP(t, 1)], [(2 / Math.PI) * Math.atan(1 / t)], 1e-10);
    }),
    { seed: 1 },
  );
});

test('it undoes the quantile', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.51, max: 0.999, noNaN: true }), degrees, (quantile, df) => {
      expectClose([studentTP(studentT(quantile, df), df)], [2 * (1 - quantile)], 1e-9);
    }),
    { seed: 1 },
  );
});

test('both sides are alike, and further out is less likely', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 15, noNaN: true }), degrees, (t, df) => {
      expect(studentTP(-t, df)).toBe(studentTP(t, df));
      expect(studentTP(t + 0.01, df)).toBeLessThan(studentTP(t, df));
    }),
    { seed: 1 },
  );
});

test.each([
  [1, 0],
  [1, Number.NaN],
  [Number.NaN, 5],
])('t = %d with df = %d is refused', (t, df) => {
  expect(() => studentTP(t, df)).toThrow(RangeError);
});
