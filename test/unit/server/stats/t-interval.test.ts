import { expect, test } from 'vitest';
import { tInterval } from '../../../../server/stats/t-interval.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

test('the interval of a mean as R gives it', () => {
  const { input, output, rel_tol } = vector<
    { a: number[] },
    { mean_a: number; sd_a: number; ci95_mean_a: number[] }
  >('mean_diff');
  const sample = { n: input.a.length, mean: output.mean_a, sd: output.sd_a };
  expectClose(tInterval(sample), output.ci95_mean_a, rel_tol);
});

test('one answer has no interval', () => {
  expect(tInterval({ n: 1, mean: 4, sd: null })).toBeNull();
});

test('answers that are all the same have an interval of no width', () => {
  expect(tInterval({ n: 5, mean: 4, sd: 0 })).toEqual([4, 4]);
});
