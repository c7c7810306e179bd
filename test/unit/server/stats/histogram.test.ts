import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, countBetween, empty, merge, total } from '../../../../server/stats/histogram.ts';
import { answers } from './answers.ts';

const value = fc.integer({ min: 0, max: 10 });

test('no answers are eleven zeros', () => {
  expect(empty()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('an answer is counted under its value', () => {
  expect(add(empty(), 10)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('adding leaves the histogram that was there as it was', () => {
  const before = answers(3);
  add(before, 3);
  expect(before).toEqual(answers(3));
});

test.each([-1, 11, 2.5, Number.NaN])('there is no counter for %d', (outside) => {
  expect(() => add(empty(), outside)).toThrow(RangeError);
});

test('an answer counted and taken away again leaves nothing', () => {
  fc.assert(
    fc.property(value, fc.nat(), (given, times) => {
      expect(add(add(empty(), given, times), given, -times)).toEqual(empty());
    }),
  );
});

test('merged counts are the counts of all answers together', () => {
  fc.assert(
    fc.property(fc.array(value), fc.array(value), (some, others) => {
      expect(merge(answers(...some), answers(...others))).toEqual(answers(...some, ...others));
    }),
  );
});

test('the total is the number of answers', () => {
  fc.assert(
    fc.property(fc.array(value), (given) => {
      expect(total(answers(...given))).toBe(given.length);
    }),
  );
});

test('counting between two values includes both', () => {
  expect(countBetween(answers(1, 2, 3, 4, 5), 2, 4)).toBe(3);
});
