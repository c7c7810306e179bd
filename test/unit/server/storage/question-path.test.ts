import { expect, test } from 'vitest';
import { questionPath } from '../../../../server/storage/question-path.ts';
import { questions as schema } from '../../../../shared/question.ts';
import type { AnswerValue } from '../../../../shared/response.ts';

const questions = schema.parse([
  {
    id: 'score',
    type: 'nps',
    text: 'Recommend?',
    jump: [{ if: { question: 'score', gte: 9 }, to: 'stars' }],
  },
  { id: 'why', type: 'text', text: 'Why?' },
  { id: 'call', type: 'consent', text: 'May we call?', if: { question: 'score', lte: 2 } },
  { id: 'stars', type: 'stars', text: 'How good?' },
]);

function path(answers: Record<string, AnswerValue>, complete: boolean) {
  return questionPath(questions, new Map(Object.entries(answers)), complete);
}

test('a complete response reached all that applies to its answers, answered or not', () => {
  expect(path({ score: 5 }, true)).toEqual({
    reached: ['score', 'why', 'stars'],
    answered: ['score'],
    last: undefined,
  });
  expect(path({ score: 1 }, true).reached).toEqual(['score', 'why', 'call', 'stars']);
  expect(path({ score: 9 }, true).reached).toEqual(['score', 'stars']);
});

test('an incomplete one reached no more than its last answer', () => {
  expect(path({ score: 5 }, false)).toEqual({ reached: ['score'], answered: ['score'], last: 'score' });
  expect(path({ score: 2, stars: 3 }, false)).toEqual({
    reached: ['score', 'why', 'call', 'stars'],
    answered: ['score', 'stars'],
    last: 'stars',
  });
});

test('one without an answer is known to have reached nothing', () => {
  expect(path({}, false)).toEqual({ reached: [], answered: [], last: undefined });
});

test('what was answered was reached, even where it did not apply', () => {
  expect(path({ score: 9, why: 'Fast' }, false)).toEqual({
    reached: ['score', 'why'],
    answered: ['score', 'why'],
    last: 'why',
  });
});
