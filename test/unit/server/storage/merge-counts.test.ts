import { describe, expect, test } from 'vitest';
import { spans } from '../../../../server/storage/contract/counts.ts';
import { CountSums } from '../../../../server/storage/merge-counts.ts';

const buckets = { quarter: 1_992_912, day: 20_759, month: 24_322 };
const nine = [{ key: 5, counter: 9, by: 1 }];
/** Page (dimension 1) with the value 7. */
const page = [1, 7];
const ofNine = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];

function row(span: number, bucket: number, change: object = {}) {
  return { site: 1, key: 5, dimension: 0, span, bucket, value: 0, version: 2, by: ofNine, ...change };
}

test('a response moves the total by quarter hour, day and month, and each value by day and month', () => {
  const sums = new CountSums();
  sums.add(1, 2, buckets, nine, page, 1);
  expect(sums.sorted()).toEqual([
    row(spans.quarter, buckets.quarter),
    row(spans.day, buckets.day),
    row(spans.month, buckets.month),
    row(spans.day, buckets.day, { dimension: 1, value: 7 }),
    row(spans.month, buckets.month, { dimension: 1, value: 7 }),
  ]);
});

test('what is added and taken back leaves no row', () => {
  const sums = new CountSums();
  sums.add(1, 2, buckets, nine, page, 1);
  sums.add(1, 2, buckets, nine, page, -1);
  expect(sums.sorted()).toEqual([]);
});

test('what moves from one value to another leaves the total alone', () => {
  const sums = new CountSums();
  sums.add(1, 2, buckets, nine, [1, 7], -1);
  sums.add(1, 2, buckets, nine, [1, 8], 1);
  expect(sums.sorted().map(({ dimension, value, by }) => [dimension, value, by[9]])).toEqual([
    [1, 7, -1],
    [1, 8, 1],
    [1, 7, -1],
    [1, 8, 1],
  ]);
});

test('a value and the total are apart, also where the value is (other)', () => {
  const sums = new CountSums();
  sums.add(1, 2, buckets, nine, [1, 0], 1);
  expect(sums.sorted().map(({ dimension }) => dimension)).toEqual([0, 0, 0, 1, 1]);
});

test('days of one month share its row', () => {
  const sums = new CountSums();
  sums.add(1, 2, buckets, nine, page, 1);
  sums.add(
    1,
    2,
    { quarter: buckets.quarter + 96, day: buckets.day + 1, month: buckets.month },
    nine,
    page,
    1,
  );
  const months = sums.sorted().filter(({ span }) => span === spans.month);
  expect(months.map(({ by }) => by[9])).toEqual([2, 2]);
});

test('a cell counts by as much as it says, and cells of one key share its row', () => {
  const sums = new CountSums();
  const cells = [
    { key: 5, counter: 5, by: 1 },
    { key: 6, counter: 9, by: 1 },
    { key: 5, counter: 6, by: 3 },
  ];
  sums.add(1, 2, buckets, cells, [], 1);
  const quarters = sums.sorted().filter(({ span }) => span === spans.quarter);
  expect(quarters.map(({ key, by }) => [key, by])).toEqual([
    [5, [0, 0, 0, 0, 0, 1, 3, 0, 0, 0, 0]],
    [6, ofNine],
  ]);
});

test('rows come in the order of the primary key, whatever order they were added in', () => {
  const [one, other] = [new CountSums(), new CountSums()];
  const later = { quarter: buckets.quarter + 96, day: buckets.day + 1, month: buckets.month };
  const adds = [1, 12, 2].flatMap((site) =>
    [later, buckets].flatMap((when) =>
      [3, 1].map((version) => (sums: CountSums) => sums.add(site, version, when, nine, [1, 8, 1, 7], 1)),
    ),
  );
  for (const add of adds) add(one);
  for (const add of adds.reverse()) add(other);
  expect(one.sorted()).toEqual(other.sorted());
  const ofOne = one.sorted().filter(({ site }) => site === 1);
  const order = ofOne.map(({ dimension, span, bucket, value, version }) =>
    [dimension, span, bucket, value, version].map((n) => String(n).padStart(8, '0')).join(),
  );
  expect(order).toEqual([...order].sort());
  expect(new Set(one.sorted().map(({ site }) => site))).toEqual(new Set([1, 2, 12]));
});

describe('a counter that there is none of is an error', () => {
  test.each([-1, 11, 2.5, Number.NaN])('%d', (counter) => {
    const sums = new CountSums();
    expect(() => sums.add(1, 2, buckets, [{ key: 5, counter, by: 1 }], [], 1)).toThrow(RangeError);
  });
});
