import { expect, test } from 'vitest';
import { drawn, shuffled } from '../../../../../widget/views/choosing/shuffled.ts';

test('each order comes of exactly one run of draws, so all are as likely', () => {
  const orders: string[] = [];
  for (const first of [0, 1, 2, 3])
    for (const second of [0, 1, 2])
      for (const third of [0, 1]) {
        const draws = [first, second, third];
        orders.push(shuffled(['a', 'b', 'c', 'd'], () => draws.shift()!).join(''));
      }
  expect(new Set(orders).size).toBe(24);
});

test('a draw is asked for as many numbers as there are places left', () => {
  const asked: number[] = [];
  shuffled(['a', 'b', 'c', 'd'], (n) => {
    asked.push(n);
    return 0;
  });
  expect(asked).toEqual([4, 3, 2]);
});

test('the list itself stays as it was', () => {
  const list = ['a', 'b'];
  shuffled(list, () => 0);
  expect(list).toEqual(['a', 'b']);
});

test('a draw from what is left over of the range is drawn again', () => {
  const draws = [2 ** 32 - 1, 7];
  expect(drawn(3, () => draws.shift()!)).toBe(1);
});

test('a draw at the end of the fair range counts', () => {
  expect(drawn(3, () => 2 ** 32 - 2)).toBe(2);
});
