import { describe, expect, it } from 'vitest';
import { loneIntervals, lonePoints, trendSeries } from '../../../../dashboard/charts/trend-series.ts';
import type { TrendPoint } from '../../../../dashboard/data/trend-points.ts';

function point(value: number | null, ci: [number, number] | null = null, partial = false): TrendPoint {
  return { value, ci, partial, n: value === null ? 0 : 10, tick: '', label: '' };
}

describe('trendSeries', () => {
  it('keeps gaps as gaps', () => {
    const [, low, high, finished] = trendSeries([point(1, [0, 2]), point(null), point(3, [2, 4])]);
    expect([low, high, finished]).toEqual([
      [0, null, 2],
      [2, null, 4],
      [1, null, 3],
    ]);
  });

  it('leads from the last finished bucket to the unfinished one by a line of its own', () => {
    const [, , , finished, unfinished] = trendSeries([point(1), point(2), point(3, null, true)]);
    expect(finished).toEqual([1, 2, null]);
    expect(unfinished).toEqual([null, 2, 3]);
  });
});

describe('lonePoints', () => {
  it('finds the values that no line shows', () => {
    expect(lonePoints([point(1), point(null), point(0), point(null), point(3), point(4)])).toEqual([0, 2]);
  });
});

describe('loneIntervals', () => {
  it('finds the intervals that no band can show', () => {
    expect(loneIntervals([point(1, [0, 2]), point(2), point(3, [2, 4]), point(4, [3, 5])])).toEqual([0]);
  });
});
