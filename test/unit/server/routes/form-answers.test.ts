import { describe, expect, test } from 'vitest';
import { answersOfForm } from '../../../../server/routes/form-answers.ts';
import { question } from '../../../../shared/question.ts';
import { allTypes } from '../../../support/http-all-types.ts';

const questions = allTypes.map((asked) => question.parse(asked));
const read = (...fields: [string, string][]) => answersOfForm(fields, questions);

describe('a field of a form is', () => {
  test('a number where a rating is asked for', () => {
    expect(read(['score', '9'])).toEqual({ score: 9 });
  });

  test('a text where a text is asked for, though it looks like a number', () => {
    expect(read(['why', '42'])).toEqual({ why: '42' });
  });

  test('an option, or own words where no option is marked', () => {
    expect(read(['reason', 'price'])).toEqual({ reason: 'price' });
    expect(read(['reason.other', 'The music'])).toEqual({ reason: { other: 'The music' } });
    expect(read(['reason', 'price'], ['reason.other', 'The music'])).toEqual({ reason: 'price' });
  });

  test('a list of options where it may be there several times', () => {
    expect(read(['channels', 'press'])).toEqual({ channels: ['press'] });
    expect(read(['channels', 'press'], ['channels.other', 'A poster'], ['channels', 'search'])).toEqual({
      channels: ['press', 'search', { other: 'A poster' }],
    });
  });

  test('one part of what has parts', () => {
    expect(read(['service.speed', '4'], ['service.staff', '5'])).toEqual({ service: { speed: 4, staff: 5 } });
    expect(read(['dark.functional', '1'], ['dark.dysfunctional', '5'])).toEqual({
      dark: { functional: 1, dysfunctional: 5 },
    });
  });

  test.each([
    ['on', true],
    ['true', true],
    ['false', false],
  ])('a consent: %s', (text, given) => {
    expect(read(['terms', text])).toEqual({ terms: given });
  });

  test('the last one where there may be but one', () => {
    expect(read(['score', '9'], ['score', '3'])).toEqual({ score: 3 });
  });
});

test.each<[string, [string, string], Record<string, unknown>]>([
  ['a rating that is no number', ['score', 'nine'], { score: 'nine' }],
  ['a matrix as a whole', ['service', '4'], { service: '4' }],
  ['a consent that is neither', ['terms', 'perhaps'], { terms: 'perhaps' }],
  ['a part of what has none', ['score.a', '1'], { 'score.a': '1' }],
  ['a question that is none', ['colour', 'red'], { colour: 'red' }],
])('%s is passed on as it is, to be refused', (_, field, answers) => {
  expect(read(field)).toEqual(answers);
});
