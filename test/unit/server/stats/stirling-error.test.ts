import { expect, test } from 'vitest';
import { stirlingError } from '../../../../server/stats/stirling-error.ts';

test.each([1, 2, 5, 11, 12, 13, 20])('what the formula misses of %s!', (a) => {
  let factorial = 1;
  for (let k = 2; k <= a; k++) factorial *= k;
  const formula = Math.log(2 * Math.PI * a) / 2 + a * Math.log(a) - a;
  expect(stirlingError(a)).toBeCloseTo(Math.log(factorial) - formula, 13);
});

test('it falls as 1/12a', () => {
  expect(stirlingError(1e6) * 12e6).toBeCloseTo(1, 12);
});
