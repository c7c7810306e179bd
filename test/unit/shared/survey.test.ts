import { describe, expect, test } from 'vitest';
import { question, scaleOfQuestion } from '../../../shared/question.ts';
import { allTypes } from '../../support/http-all-types.ts';

describe('the scale of a question', () => {
  test.each([
    ['nps', {}, 0, 10],
    ['csat', {}, 1, 5],
    ['csat', { scale: 7 }, 1, 7],
    ['ces', {}, 1, 7],
    ['expectation', {}, 0, 10],
    ['stars', { scale: 3 }, 1, 3],
    ['emoji', {}, 1, 5],
    ['thumbs', {}, 0, 1],
  ])('of a rating: %s %o', (type, fields, min, max) => {
    expect(scaleOfQuestion(question.parse({ id: 'q', text: 'Well?', type, ...fields }))).toEqual({
      min,
      max,
    });
  });

  test.each(allTypes.slice(1))('is none of what is no single rating: $type', (asked) => {
    expect(scaleOfQuestion(question.parse(asked))).toBeUndefined();
  });
});
