import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csat } from '../../../../server/stats/csat.ts';
import { add, empty, total } from '../../../../server/stats/histogram.ts';
import { answers, anyHistogram } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const wilsons = vector<unknown, { x: number; n: number; p: number; wilson95: number[] }[]>('wilson');

test.each(wilsons.output.filter(({ n }) => n > 1))('$x satisfied of $n as R gives it', (expected) => {
  const histogram = add(add(empty(), 4, expected.x), 3, expected.n - expected.x);
  const { value, n, ci } = csat(histogram, 'csat', 5);
  expect(n).toBe(expected.n);
  expectClose([value!], [expected.p], wilsons.rel_tol);
  expectClose(ci, expected.wilson95, wilsons.rel_tol);
});

test('the mean beside it as R gives it', () => {
  const { input, output, rel_tol } = vector<{ a: number[] }, { mean_a: number; ci95_mean_a: number[] }>(
    'mean_diff',
  );
  const { mean } = csat(answers(...input.a), 'csat', 5);
  expectClose([mean!.value!], [output.mean_a], rel_tol);
  expectClose(mean!.ci, output.ci95_mean_a, rel_tol);
});

test.each([
  ['csat', 5, 3, 4],
  ['csat', 7, 5, 6],
  ['stars', 5, 3, 4],
  ['emoji', 5, 3, 4],
  ['emoji', 3, 2, 3],
  ['thumbs', 1, 0, 1],
] as const)('%s of %d: %d is below the top box, %d in it', (rating, scale, below, inside) => {
  expect(csat(answers(below), rating, scale).value).toBe(0);
  expect(csat(answers(inside), rating, scale).value).toBe(1);
});

test('the distribution has every step of the scale', () => {
  expect(csat(answers(3, 3, 1), 'emoji', 3).distribution).toEqual({ 1: 1, 2: 0, 3: 2 });
  expect(csat(answers(1, 0), 'thumbs', 1).distribution).toEqual({ 0: 1, 1: 1 });
});

test('no answers have no value', () => {
  expect(csat(empty(), 'thumbs', 1)).toEqual({
    value: null,
    n: 0,
    ci: null,
    mean: { value: null, ci: null },
    distribution: { 0: 0, 1: 0 },
  });
});

test('one answer has a value and no interval', () => {
  expect(csat(answers(5), 'csat', 5)).toMatchObject({ value: 1, ci: null, mean: { value: 5, ci: null } });
});

test.each([
  ['stars', 10],
  ['nps', 10],
  ['ces', 7],
] as const)('%s of %d gives no csat', (rating, scale) => {
  expect(() => csat(empty(), rating, scale)).toThrow(RangeError);
});

test('n is the sum of the distribution, the share lies within its interval', () => {
  fc.assert(
    fc.property(
      anyHistogram(1, 7).filter((h) => total(h) > 1),
      (histogram) => {
        const { value, n, ci, distribution } = csat(histogram, 'csat', 7);
        expect(Object.values(distribution!).reduce((sum, count) => sum + count, 0)).toBe(n);
        expect(value).toBeGreaterThanOrEqual(ci![0]);
        expect(value).toBeLessThanOrEqual(ci![1]);
      },
    ),
  );
});
