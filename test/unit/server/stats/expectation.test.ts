import { expect, test } from 'vitest';
import { expectation } from '../../../../server/stats/expectation.ts';
import { answers } from './answers.ts';
import { expectClose } from './close-to.ts';

test('the example of its documentation', () => {
  const { value, ci } = expectation(answers(5, 7, 9));
  expect(value).toBe(7);
  expectClose(ci, [2.03, 11.97], 1e-3);
});

test('the scale is 0 to 10', () => {
  expect(Object.keys(expectation(answers()).distribution!)).toHaveLength(11);
});
