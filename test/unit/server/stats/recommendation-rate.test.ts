import { expect, test } from 'vitest';
import { add, empty } from '../../../../server/stats/histogram.ts';
import { recommendationRate } from '../../../../server/stats/recommendation-rate.ts';
import { answers } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const wilsons = vector<unknown, { x: number; n: number; p: number; wilson95: number[] }[]>('wilson');

test.each(wilsons.output.filter(({ n }) => n > 1))('$x promoters of $n as R gives it', (expected) => {
  const { value, n, ci } = recommendationRate(add(add(empty(), 9, expected.x), 8, expected.n - expected.x));
  expect(n).toBe(expected.n);
  expectClose([value!], [expected.p], wilsons.rel_tol);
  expectClose(ci, expected.wilson95, wilsons.rel_tol);
});

test.each([
  [0, 0],
  [8, 0],
  [9, 1],
  [10, 1],
])('an answer of %d is a rate of %d', (answer, rate) => {
  expect(recommendationRate(answers(answer)).value).toBe(rate);
});

test('no answers have no rate', () => {
  expect(recommendationRate(empty())).toEqual({ value: null, n: 0, ci: null });
});

test('one answer has a rate and no interval', () => {
  expect(recommendationRate(answers(10))).toEqual({ value: 1, n: 1, ci: null });
});
