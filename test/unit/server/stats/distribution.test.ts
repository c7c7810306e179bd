import { expect, test } from 'vitest';
import { distribution } from '../../../../server/stats/distribution.ts';
import { answers } from './answers.ts';

test('every step of the scale is present, those nobody chose with 0', () => {
  expect(distribution(answers(1, 1, 3), { min: 1, max: 3 })).toEqual({ 1: 2, 2: 0, 3: 1 });
});

test('a scale from 0 has eleven steps', () => {
  expect(Object.keys(distribution(answers(), { min: 0, max: 10 }))).toHaveLength(11);
});
