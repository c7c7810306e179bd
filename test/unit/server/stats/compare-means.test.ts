import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMeans } from '../../../../server/stats/compare-means.ts';
import { total } from '../../../../server/stats/histogram.ts';
import { answers, anyHistogram } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { a: number[]; b: number[] },
  { mean_a: number; mean_b: number; welch_t: number; df: number; p: number; ci95: number[] }
>('mean_diff');

const varied = anyHistogram(1, 7).filter((h) => h.filter((count) => count > 0).length > 1);

const untested = { t: null, df: null, p: null, ci: null, effect: { name: 'cohen_d', value: null } };

test('the difference of two means as R gives it', () => {
  const { difference, t, df, p, ci } = compareMeans(answers(...input.a), answers(...input.b));
  expectClose([difference!], [output.mean_a - output.mean_b], rel_tol);
  expectClose([t!, df!, p!], [output.welch_t, output.df, output.p], rel_tol);
  expectClose(ci, output.ci95, rel_tol);
});

test('the example of its documentation', () => {
  const { difference, t, df, p, ci, effect } = compareMeans(answers(5, 4, 4), answers(3, 4, 2, 3));
  expectClose([difference!, t!, df!, p!, effect.value!], [1.3333, 2.5298, 5, 0.05254, 1.8257], 1e-4);
  expectClose(ci, [-0.02148, 2.68815], 1e-3);
});

test('against no answers there is no difference', () => {
  const nothing = { difference: null, ...untested };
  expect(compareMeans(answers(3, 4), answers())).toEqual(nothing);
  expect(compareMeans(answers(), answers(3, 4))).toEqual(nothing);
});

test('against one answer there is a difference and no test', () => {
  expect(compareMeans(answers(3, 4), answers(2))).toEqual({ difference: 1.5, ...untested });
  expect(compareMeans(answers(2), answers(3, 4))).toEqual({ difference: -1.5, ...untested });
});

test('where neither sample varies there is a difference and no test', () => {
  expect(compareMeans(answers(5, 5), answers(4, 4, 4))).toEqual({ difference: 1, ...untested });
});

test('where only one sample varies its own degrees of freedom count', () => {
  expectClose([compareMeans(answers(3, 4, 5), answers(4, 4, 4, 4, 4)).df!], [2], 1e-12);
});

test('the samples exchanged, difference and interval change sign and p stays', () => {
  fc.assert(
    fc.property(varied, varied, (a, b) => {
      const [there, back] = [compareMeans(a, b), compareMeans(b, a)];
      expect(back.difference).toBeCloseTo(-there.difference!, 10);
      expect(back.ci![0]).toBeCloseTo(-there.ci![1], 10);
      expect(back.p).toBeCloseTo(there.p!, 10);
    }),
    { seed: 1 },
  );
});

test('p is below 5 % exactly where the interval leaves out 0', () => {
  const few = anyHistogram(1, 7, 5).filter((h) => h.filter((count) => count > 0).length > 1);
  fc.assert(
    fc.property(few, few, (a, b) => {
      const { p, ci } = compareMeans(a, b);
      expect(p! < 0.05).toBe(ci![0] > 0 || ci![1] < 0);
    }),
    { seed: 1 },
  );
});

test('the degrees of freedom lie between those of the smaller sample and those of both', () => {
  fc.assert(
    fc.property(varied, varied, (a, b) => {
      const { df } = compareMeans(a, b);
      expect(df).toBeGreaterThan((Math.min(total(a), total(b)) - 1) * (1 - 1e-9));
      expect(df).toBeLessThan((total(a) + total(b) - 2) * (1 + 1e-9));
    }),
    { seed: 1 },
  );
});
