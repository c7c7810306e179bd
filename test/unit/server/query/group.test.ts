import { describe, expect, test } from 'vitest';
import {
  addHistogram,
  GroupMap,
  isOther,
  nameOf,
  noParts,
  sumOfGroups,
} from '../../../../server/query/group.ts';
import { noMoments } from '../../../../server/stats/moments.ts';

function histogram(by: Record<number, number>): number[] {
  return Array.from({ length: 11 }, (_, value) => by[value] ?? 0);
}

describe('groups', () => {
  test('are told apart by all their values, in their order', () => {
    const groups = new GroupMap(1);
    groups.at(['a', 'b'], 0).histograms[0]![9]! += 1;
    groups.at(['b', 'a'], 0).histograms[0]![9]! += 2;
    groups.at(['a', 'b'], 0).histograms[0]![9]! += 4;
    expect(groups.list().map(({ values, outs }) => [values, outs[0]!.histograms[0]![9]])).toEqual([
      [['a', 'b'], 5],
      [['b', 'a'], 2],
    ]);
  });

  test('values that join to the same text are not the same', () => {
    expect(nameOf(['a', 'bc'])).not.toBe(nameOf(['ab', 'c']));
  });

  test('know only the buckets in which something was counted', () => {
    const groups = new GroupMap(1);
    groups.at(['a'], 2);
    expect(groups.get(['a'])!.outs).toEqual([undefined, undefined, noParts(1)]);
    expect(groups.get(['b'])).toBeUndefined();
  });

  test('never share what they count', () => {
    const groups = new GroupMap(2);
    groups.at(['a'], 0).histograms[0]![3] = 1;
    expect(groups.at(['a'], 1)).toEqual(noParts(2));
    expect(groups.at(['b'], 0)).toEqual(noParts(2));
  });
});

test('a histogram is added, or taken away', () => {
  const sum = histogram({ 1: 5 });
  addHistogram(sum, histogram({ 1: 2, 9: 1 }));
  expect(sum).toEqual(histogram({ 1: 7, 9: 1 }));
  addHistogram(sum, histogram({ 1: 7 }), -1);
  expect(sum).toEqual(histogram({ 9: 1 }));
});

describe('the sum of groups', () => {
  test('is made bucket by bucket, of histograms and of scores', () => {
    const groups = new GroupMap(1);
    groups.at(['a'], 0).histograms[0]![3] = 1;
    groups.at(['a'], 1).scores = { n: 2, mean: 3, m2: 2 };
    groups.at(['b'], 1).scores = { n: 1, mean: 9, m2: 0 };
    const sum = sumOfGroups(['(other)'], groups.list(), 1);
    expect(sum.values).toEqual(['(other)']);
    expect(sum.outs).toEqual([
      { histograms: [histogram({ 3: 1 })], scores: noMoments },
      { histograms: [histogram({})], scores: { n: 3, mean: 5, m2: 26 } },
    ]);
  });

  test('leaves the groups as they are', () => {
    const groups = new GroupMap(1);
    groups.at(['a'], 0).histograms[0]![3] = 1;
    groups.at(['b'], 0).histograms[0]![3] = 1;
    sumOfGroups(['(other)'], groups.list(), 1);
    expect(groups.get(['a'])!.outs[0]!.histograms[0]).toEqual(histogram({ 3: 1 }));
  });

  test('of none has nothing in any bucket', () => {
    expect(sumOfGroups(['(other)'], [], 1)).toEqual({ values: ['(other)'], outs: [] });
  });
});

test('a group with (other) among its values cannot be looked into', () => {
  expect(isOther({ values: ['/a', '(other)'] })).toBe(true);
  expect(isOther({ values: ['/other', '(none)'] })).toBe(false);
});
