import { expect, it } from 'vitest';
import { ratingBands } from '../../../../dashboard/data/rating-bands.ts';

it('an NPS has the bands that its score is made of', () => {
  expect(ratingBands({ id: 'q', type: 'nps', metric: 'nps', min: 0, max: 10 })).toEqual([
    { tone: 'bad', values: [0, 1, 2, 3, 4, 5, 6] },
    { tone: 'mid', values: [7, 8] },
    { tone: 'good', values: [9, 10] },
  ]);
});

it('a scale that draws no line has none', () => {
  expect(ratingBands({ id: 'q', type: 'stars', metric: 'rating', min: 1, max: 10 })).toEqual([]);
});
