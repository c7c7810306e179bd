import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareOrdinal } from '../../../../server/stats/compare-ordinal.ts';
import { total } from '../../../../server/stats/histogram.ts';
import { answers, anyHistogram } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { a: number[]; b: number[] },
  { U: number; p_cc: number; prob_superiority: number }
>('mean_diff');

const twoOrMore = anyHistogram(0, 10).filter((h) => total(h) > 1);

test('the Mann-Whitney test with ties as R gives it', () => {
  const { u, superiority, p } = compareOrdinal(answers(...input.a), answers(...input.b));
  expect(u).toBe(output.U);
  expectClose([superiority!, p!], [output.prob_superiority, output.p_cc], rel_tol);
});

test('the example of its documentation', () => {
  const { u, superiority, p } = compareOrdinal(answers(5, 4, 4), answers(3, 4, 2, 3));
  expect(u).toBe(11);
  expectClose([superiority!, p!], [0.91667, 0.09548], 1e-4);
});

test('against no answers there is nothing to say', () => {
  const nothing = { u: null, superiority: null, p: null };
  expect(compareOrdinal(answers(3, 4), answers())).toEqual(nothing);
  expect(compareOrdinal(answers(), answers(3, 4))).toEqual(nothing);
});

test('against one answer there is no test', () => {
  expect(compareOrdinal(answers(3, 4), answers(2))).toEqual({ u: 2, superiority: 1, p: null });
  expect(compareOrdinal(answers(2), answers(3, 4))).toEqual({ u: 0, superiority: 0, p: null });
});

test('where all answers are the same neither is the higher', () => {
  expect(compareOrdinal(answers(4, 4), answers(4, 4, 4))).toEqual({ u: 3, superiority: 0.5, p: 1 });
});

test('half a pair from the middle is corrected away', () => {
  expect(compareOrdinal(answers(1, 4), answers(1, 3))).toEqual({ u: 2.5, superiority: 0.625, p: 1 });
});

test('the samples exchanged, the other wins the other pairs and p stays', () => {
  fc.assert(
    fc.property(twoOrMore, twoOrMore, (a, b) => {
      const [there, back] = [compareOrdinal(a, b), compareOrdinal(b, a)];
      expect(there.u! + back.u!).toBe(total(a) * total(b));
      expect(there.superiority! + back.superiority!).toBeCloseTo(1, 12);
      expect(back.p).toBeCloseTo(there.p!, 12);
    }),
    { seed: 1 },
  );
});

test('the steps of the scale stretched, nothing changes', () => {
  fc.assert(
    fc.property(anyHistogram(1, 5), anyHistogram(1, 5), (a, b) => {
      const stretch = (h: readonly number[]) => h.map((_, value) => (value % 2 === 0 ? h[value / 2]! : 0));
      expect(compareOrdinal(stretch(a), stretch(b))).toEqual(compareOrdinal(a, b));
    }),
    { seed: 1 },
  );
});

test('p lies from 0 to 1', () => {
  fc.assert(
    fc.property(twoOrMore, twoOrMore, (a, b) => {
      const { p } = compareOrdinal(a, b);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }),
    { seed: 1 },
  );
});
