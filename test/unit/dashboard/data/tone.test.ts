import { expect, it } from 'vitest';
import { tone } from '../../../../dashboard/data/tone.ts';
import { headline, metrics } from '../../../../shared/metric.ts';
import { ratings } from '../../../../shared/rating.ts';

it.each([
  ['nps', 10, 'bad bad bad bad bad bad bad mid mid good good'],
  ['csat', 5, 'bad bad mid good good'],
  ['csat', 7, 'bad bad mid mid mid good good'],
  ['ces', 7, 'bad bad bad mid good good good'],
  ['emoji', 3, 'bad mid good'],
  ['emoji', 5, 'bad bad mid good good'],
  ['stars', 5, 'bad bad mid good good'],
  ['stars', 4, 'plain plain plain plain'],
  ['thumbs', 1, 'bad good'],
  ['expectation', 10, Array(11).fill('plain').join(' ')],
] as const)('draws the lines of %s to %i', (type, max, tones) => {
  const { min } = ratings[type];
  const steps = Array.from({ length: max - min + 1 }, (_, i) => tone(type, max, min + i));
  expect(steps.join(' ')).toBe(tones);
});

it('knows that every headline is better the higher it is', () => {
  expect(Object.values(headline).every((id) => metrics[id].direction === 'up')).toBe(true);
});
