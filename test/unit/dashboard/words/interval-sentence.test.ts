import { expect, it } from 'vitest';
import { intervalSentence } from '../../../../dashboard/words/interval-sentence.ts';

it('says between what and from how many', () => {
  expect(intervalSentence({ value: 45, n: 200, ci: [34.1, 54.5] }, 'points')).toBe(
    'Between +34 and +55 with 95% confidence, from 200 answers.',
  );
});

it('speaks in the unit of the metric', () => {
  expect(intervalSentence({ value: 0.85, n: 1200, ci: [0.829, 0.87] }, 'share')).toBe(
    'Between 83% and 87% with 95% confidence, from 1,200 answers.',
  );
});

it('names one number where both limits read alike', () => {
  expect(intervalSentence({ value: 5, n: 40, ci: [5, 5] }, 'scale')).toBe(
    'Very close to 5.00 with 95% confidence, from 40 answers.',
  );
});

it('says that one answer is too few', () => {
  expect(intervalSentence({ value: 100, n: 1, ci: null }, 'points')).toBe(
    'Too few answers for an interval: it takes at least two.',
  );
});

it('says that there are none', () => {
  expect(intervalSentence({ value: null, n: 0, ci: null }, 'points')).toBe('No answers yet.');
});
