import { expect, test } from 'vitest';
import { rating } from '../../../../server/stats/rating.ts';
import { answers } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

test('twelve answers as R gives them', () => {
  const { input, output, rel_tol } = vector<
    { a: number[] },
    { mean_a: number; sd_a: number; ci95_mean_a: number[] }
  >('mean_diff');
  const { value, sd, ci, ...others } = rating(answers(...input.a), { min: 1, max: 5 });
  expectClose([value!, sd!], [output.mean_a, output.sd_a], rel_tol);
  expectClose(ci, output.ci95_mean_a, rel_tol);
  expect(others).toEqual({ n: 12, median: 4, mode: 5, distribution: { 1: 0, 2: 1, 3: 2, 4: 4, 5: 5 } });
});

test('no answers are null throughout, with an empty distribution', () => {
  expect(rating(answers(), { min: 1, max: 3 })).toEqual({
    value: null,
    n: 0,
    ci: null,
    median: null,
    mode: null,
    sd: null,
    distribution: { 1: 0, 2: 0, 3: 0 },
  });
});
