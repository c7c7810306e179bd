import { expect, it } from 'vitest';
import { ratedItems, ratedQuestion } from '../../../../dashboard/data/rated-question.ts';
import { questions as schema } from '../../../../shared/question.ts';

const [matrix, text, emoji] = schema.parse([
  { id: 'care', type: 'matrix', text: 'How was it?', scale: 7, items: [{ id: 'speed', text: 'Speed' }] },
  { id: 'why', type: 'text', text: 'Why?' },
  { id: 'face', type: 'emoji', text: 'How are you?', scale: 3 },
]);

it('reads a rating by its headline, on its own scale', () => {
  expect(ratedQuestion(emoji!)).toEqual({ id: 'face', type: 'emoji', metric: 'csat', min: 1, max: 3 });
});

it('is none for what is not answered by one step', () => {
  expect([ratedQuestion(matrix!), ratedQuestion(text!)]).toEqual([undefined, undefined]);
});

it('reads each item of a matrix by its mean', () => {
  if (matrix?.type !== 'matrix') throw new Error('not a matrix');
  expect(ratedItems(matrix)).toEqual([
    { id: 'care.speed', type: 'matrix', metric: 'rating', min: 1, max: 7 },
  ]);
});
