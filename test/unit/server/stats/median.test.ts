import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from '../../../../server/stats/median.ts';
import { answers } from './answers.ts';

test('the middle one of an odd number of answers', () => {
  expect(median(answers(1, 5, 4))).toBe(4);
});

test('between the two middle ones of an even number', () => {
  expect(median(answers(2, 4, 5, 5))).toBe(4.5);
});

test('no answers have no median', () => {
  expect(median(answers())).toBeNull();
});

test('it is the middle of the sorted answers', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (given) => {
      const sorted = given.toSorted((a, b) => a - b);
      const low = sorted[Math.floor((sorted.length - 1) / 2)]!;
      const high = sorted[Math.ceil((sorted.length - 1) / 2)]!;
      expect(median(answers(...given))).toBe((low + high) / 2);
    }),
  );
});
