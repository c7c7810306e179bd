import { expect, test } from 'vitest';
import { mode } from '../../../../server/stats/mode.ts';
import { answers } from './answers.ts';

test('the value given most often', () => {
  expect(mode(answers(0, 9, 9, 10))).toBe(9);
});

test('the lowest of several that are equally frequent', () => {
  expect(mode(answers(2, 4, 4, 5, 5))).toBe(4);
});

test('no answers have no mode', () => {
  expect(mode(answers())).toBeNull();
});
