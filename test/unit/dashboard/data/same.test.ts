import { expect, it } from 'vitest';
import { same } from '../../../../dashboard/data/same.ts';

it('is so for the same values, in whatever order their names come', () => {
  expect(same({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true);
});

it.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [
    [1, 2],
    [2, 1],
  ],
  ['1', 1],
])('is not so for %j and %j', (one, other) => {
  expect(same(one, other)).toBe(false);
});
