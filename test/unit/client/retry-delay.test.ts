import { expect, it } from 'vitest';
import { retryDelay } from '../../../client/retry-delay.ts';

it('doubles with every failure, up to half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => retryDelay(failures, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
});

it('leaves half of it to chance', () => {
  expect([retryDelay(3, 0), retryDelay(3, 0.5), retryDelay(3, 1)]).toEqual([4_000, 6_000, 8_000]);
});

it('is never shorter than the server asked for', () => {
  expect(retryDelay(0, 1, 10)).toBe(10_000);
});
