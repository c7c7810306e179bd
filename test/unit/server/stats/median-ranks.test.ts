import { expect, test } from 'vitest';
import { binomialTail } from '../../../../server/stats/binomial-tail.ts';
import { medianRanks } from '../../../../server/stats/median-ranks.ts';

// R: qbinom(0.025, n, 0.5) and n + 1 less that.
test.each([
  [6, 1, 6],
  [9, 2, 8],
  [10, 2, 9],
  [15, 4, 12],
  [20, 6, 15],
  [25, 8, 18],
  [30, 10, 21],
  [100, 40, 61],
  [1000, 469, 532],
])('of %i values the median lies between the %ith and the %ith', (n, low, high) => {
  expect(medianRanks(n)).toEqual([low, high]);
});

test.each([0, 1, 2, 5])('%i values are too few', (n) => {
  expect(medianRanks(n)).toBeNull();
});

test('at least 95 % of samples hold the median between them, and less would between the next ones', () => {
  for (const n of [6, 7, 50, 333, 1_000_000]) {
    const [low, high] = medianRanks(n)!;
    expect(high).toBe(n + 1 - low);
    const missed = (rank: number) => 2 * binomialTail(n - rank + 1, n, 0.5);
    expect(missed(low)).toBeLessThanOrEqual(0.05);
    expect(missed(low + 1)).toBeGreaterThan(0.05);
  }
});
