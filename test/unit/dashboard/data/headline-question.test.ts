import { expect, it } from 'vitest';
import { headlineQuestion } from '../../../../dashboard/data/headline-question.ts';
import type { Question } from '../../../../shared/question.ts';

const why: Question = { id: 'why', type: 'text', text: 'Why?', required: false, maxLength: 2000 };

it('is the first rating, read by its own metric', () => {
  const stars: Question = { id: 'stars', type: 'stars', text: 'How good?', required: true, scale: 10 };
  const up: Question = { id: 'up', type: 'thumbs', text: 'Helpful?', required: false };
  expect(headlineQuestion({ questions: [why, stars, up] })).toEqual({
    id: 'stars',
    type: 'stars',
    metric: 'rating',
    min: 1,
    max: 10,
  });
});

it('takes the ends of a scale that has one length from the rating', () => {
  const score: Question = { id: 'score', type: 'nps', text: 'Recommend?', required: true };
  expect(headlineQuestion({ questions: [score] })).toMatchObject({ metric: 'nps', min: 0, max: 10 });
});

it('is none where a survey asks for words alone', () => {
  expect(headlineQuestion({ questions: [why] })).toBeUndefined();
});
