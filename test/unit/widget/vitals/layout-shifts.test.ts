import { expect, test } from 'vitest';
import { layoutShifts } from '../../../../widget/vitals/layout-shifts.ts';

const after = (shifts: [startTime: number, value: number][]) => {
  const take = layoutShifts();
  return shifts.map(([startTime, value]) => take({ startTime, value, hadRecentInput: false })).at(-1);
};

test('shifts within a second of each other are added', () => {
  expect(
    after([
      [0, 1],
      [999, 2],
      [1998, 4],
    ]),
  ).toBe(7);
});

test('a second without one begins anew, and the largest sum counts', () => {
  expect(
    after([
      [0, 1],
      [100, 2],
      [1100, 1],
    ]),
  ).toBe(3);
  expect(
    after([
      [0, 1],
      [1000, 2],
    ]),
  ).toBe(2);
});

test('after five seconds it begins anew', () => {
  expect(
    after([
      [0, 1],
      [900, 1],
      [1800, 1],
      [2700, 1],
      [3600, 1],
      [4500, 1],
      [5000, 1],
    ]),
  ).toBe(6);
});

test('what the visitor set off is none', () => {
  expect(layoutShifts()({ startTime: 0, value: 1, hadRecentInput: true })).toBe(0);
});
