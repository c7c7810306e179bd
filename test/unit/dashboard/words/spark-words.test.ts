import { expect, it } from 'vitest';
import { sparkWords } from '../../../../dashboard/words/spark-words.ts';

const point = (label: string, value: number | null) => ({
  label,
  tick: label,
  value,
  n: 9,
  ci: null,
  partial: false,
});

it('tells a line by its ends and how far it went', () => {
  const points = [point('3 Nov', null), point('4 Nov', 12), point('5 Nov', 52), point('6 Nov', 45)];
  expect(sparkWords(points, 'points')).toBe('From +12 (4 Nov) to +45 (6 Nov), lowest +12, highest +52');
});

it('calls one value too short', () => {
  expect(sparkWords([point('4 Nov', 12), point('5 Nov', null)], 'points')).toBe('Too short for a trend');
});
