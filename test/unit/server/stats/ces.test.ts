import { expect, test } from 'vitest';
import { ces } from '../../../../server/stats/ces.ts';
import { answers } from './answers.ts';
import { expectClose } from './close-to.ts';

test('the example of its documentation', () => {
  const { value, ci, easy } = ces(answers(7, 6, 6, 5, 2));
  expect(value).toBe(5.2);
  expectClose(ci, [2.8, 7.6], 0.01);
  expect(easy!.value).toBe(0.8);
});

test.each([
  [4, 0],
  [5, 1],
  [7, 1],
])('an answer of %d counts %d towards the share that found it easy', (value, expected) => {
  expect(ces(answers(value)).easy!.value).toBe(expected);
});

test('the scale is 1 to 7', () => {
  expect(Object.keys(ces(answers()).distribution!)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('no answers have neither mean nor share', () => {
  expect(ces(answers())).toMatchObject({ value: null, ci: null, easy: { value: null, ci: null } });
});
