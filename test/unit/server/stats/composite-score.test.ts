import { expect, test } from 'vitest';
import { compositeScore } from '../../../../server/stats/composite-score.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { items: { mean: number; min: number; max: number; w: number }[] },
  { score: number }
>('composite');

test('the score as R gives it', () => {
  const items = input.items.map(({ mean, min, max, w }) => ({ value: mean, min, max, weight: w }));
  expectClose([compositeScore(items)], [output.score], rel_tol);
});

test('the example of its documentation', () => {
  const score = compositeScore([
    { value: 4, min: 1, max: 5, weight: 3 },
    { value: 7, min: 1, max: 7, weight: 1 },
  ]);
  expect(score).toBe(81.25);
});

test('the low end of every item is 0, the high end 100', () => {
  const ends = [
    { min: 1, max: 5, weight: 0.2 },
    { min: 1, max: 7, weight: 0.5 },
  ];
  expect(compositeScore(ends.map((item) => ({ ...item, value: item.min })))).toBe(0);
  expect(compositeScore(ends.map((item) => ({ ...item, value: item.max })))).toBe(100);
});

test('weights count by their ratio alone', () => {
  const scored = (...weights: [number, number]) =>
    compositeScore([
      { value: 2, min: 1, max: 5, weight: weights[0] },
      { value: 5, min: 1, max: 5, weight: weights[1] },
    ]);
  expect(scored(30, 10)).toBeCloseTo(scored(0.75, 0.25), 12);
});

test('an item without weight says nothing', () => {
  const counted = { value: 3, min: 1, max: 5, weight: 2 };
  expect(compositeScore([counted, { value: 5, min: 1, max: 5, weight: 0 }])).toBe(compositeScore([counted]));
});

test.each([
  ['no items', []],
  ['no weight', [{ value: 3, min: 1, max: 5, weight: 0 }]],
])('%s give no score', (_, items) => {
  expect(() => compositeScore(items)).toThrow(RangeError);
});
