import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverage } from '../../../../server/stats/coverage.ts';
import { empty } from '../../../../server/stats/histogram.ts';
import { anyHistogram } from './answers.ts';

test('each counter is one class, the seventh the duplicates', () => {
  expect(coverage([2, 5, 9, 6, 14, 200, 4, 0, 0, 0, 0])).toEqual({
    received: 240,
    duplicates: 4,
    test: 2,
    archived: 5,
    bots: 9,
    flagged: 6,
    partial: 14,
    counted: 200,
  });
});

test('nothing received is zero throughout', () => {
  expect(Object.values(coverage(empty()))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('received is the sum of the others', () => {
  fc.assert(
    fc.property(anyHistogram(0, 6), (counters) => {
      const { received, ...parts } = coverage(counters);
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(received);
    }),
  );
});
