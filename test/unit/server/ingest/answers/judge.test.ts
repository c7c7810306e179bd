import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { judge } from '../../../../../server/ingest/answers/judge.ts';
import { question } from '../../../../../shared/question.ts';
import type { SentAnswer } from '../../../../../shared/response.ts';

type Asked = z.input<typeof question> extends infer Q ? Omit<Q, 'id' | 'text'> : never;

/** Judges an answer to a question `q` of this type. */
function judged(asked: Asked, sent: SentAnswer) {
  return judge(question.parse({ id: 'q', text: 'Well?', ...asked }), sent);
}
/** Why it is refused, in short: `422 .speed`. */
function refused(asked: Asked, sent: SentAnswer): string {
  const found = judged(asked, sent);
  if (!('code' in found)) return 'taken';
  return `${found.code === 'invalid_request' ? 400 : 422} ${found.at}`.trim();
}

const options = [
  { id: 'price', text: 'The price' },
  { id: 'speed', text: 'The speed' },
  { id: 'staff', text: 'The staff' },
];
const choice = { type: 'choice', options } as Asked;
const choiceOrOther = { type: 'choice', options, other: true } as Asked;
const choices = { type: 'choices', options, other: true } as Asked;
const items = [
  { id: 'speed', text: 'Speed' },
  { id: 'staff', text: 'Staff', weight: 3 },
];
const matrix = { type: 'matrix', items } as Asked;
const kano = { type: 'kano', feature: 'Dark mode' } as Asked;

describe('a rating', () => {
  test('is counted under its value, by type and scale', () => {
    expect(judged({ type: 'csat', scale: 7 } as Asked, 6)).toEqual({
      value: 6,
      cells: [{ countKey: 'q:csat:7', counter: 6 }],
    });
  });

  test.each<[string, string, SentAnswer, string]>([
    ['a text', 'nps', '5', '400'],
    ['a boolean', 'thumbs', true, '400'],
    ['a fraction', 'stars', 4.5, '400'],
    ['a list', 'emoji', [4], '400'],
    ['a map', 'ces', { q: 4 }, '400'],
    ['0 of a scale from 1', 'csat', 0, '422'],
    ['6 of a scale to 5', 'csat', 6, '422'],
    ['2 of a thumb', 'thumbs', 2, '422'],
  ])('is not %s', (_, type, sent, problem) => {
    expect(refused({ type } as Asked, sent)).toBe(problem);
  });
});

describe('a choice', () => {
  test('counts who answered, and the option under its own key', () => {
    expect(judged(choice, 'speed')).toEqual({
      value: 'speed',
      cells: [
        { countKey: 'q:choice:0', counter: 0 },
        { countKey: 'q:choice:0:speed', counter: 0 },
      ],
    });
  });

  test('in own words is kept as they are and counted as one option', () => {
    expect(judged(choiceOrOther, { other: 'Cafe\u0301\0' })).toEqual({
      value: { other: 'Café' },
      cells: [
        { countKey: 'q:choice:0', counter: 0 },
        { countKey: 'q:choice:0:(other)', counter: 0 },
      ],
    });
  });

  test('in own words has at most 200 characters, of any length in bytes', () => {
    expect(refused(choiceOrOther, { other: '😀'.repeat(200) })).toBe('taken');
    expect(refused(choiceOrOther, { other: '😀'.repeat(201) })).toBe('400 .other');
  });

  test.each<[string, Asked, SentAnswer, string]>([
    ['another option', choice, 'colour', '422'],
    ['the name that own words are counted under', choiceOrOther, '(other)', '422'],
    ['own words where none are asked for', choice, { other: 'The music' }, '422'],
    ['no words', choiceOrOther, { other: '' }, '400 .other'],
    ['words that are nothing but NUL', choiceOrOther, { other: '\0' }, '400 .other'],
    ['a number for words', choiceOrOther, { other: 7 }, '400 .other'],
    ['words and more', choiceOrOther, { other: 'The music', price: 'x' }, '400'],
    ['words under another name', choiceOrOther, { others: 'The music' }, '400'],
    ['an empty map', choiceOrOther, {}, '400'],
    ['a list', choice, ['price'], '400'],
    ['a number', choice, 0, '400'],
    ['an empty text', choice, '', '422'],
  ])('is not %s', (_, asked, sent, problem) => {
    expect(refused(asked, sent)).toBe(problem);
  });
});

describe('choices', () => {
  test('count who answered once, and each option under its own key', () => {
    expect(judged(choices, ['staff', { other: 'The music' }, 'price'])).toEqual({
      value: ['staff', { other: 'The music' }, 'price'],
      cells: [
        { countKey: 'q:choices:0', counter: 0 },
        { countKey: 'q:choices:0:staff', counter: 0 },
        { countKey: 'q:choices:0:(other)', counter: 0 },
        { countKey: 'q:choices:0:price', counter: 0 },
      ],
    });
  });

  test('that are none are no answer', () => {
    expect(judged({ ...choices, min: 2 } as Asked, [])).toEqual({ cells: [] });
  });

  test.each<[string, Asked, SentAnswer, string]>([
    ['one option outside of a list', choices, 'price', '400'],
    ['a number in the list', choices, ['price', 2], '400 .1'],
    ['an unknown option', choices, ['price', 'colour'], '422 .1'],
    ['an option twice', choices, ['price', 'staff', 'price'], '422 .2'],
    ['own words twice', choices, [{ other: 'a' }, { other: 'b' }], '422 .1'],
    ['empty words', choices, ['price', { other: '' }], '400 .1.other'],
    ['fewer than the least', { ...choices, min: 2 } as Asked, ['price'], '422'],
    ['more than the most', { ...choices, max: 1 } as Asked, ['price', 'staff'], '422'],
  ])('are not %s', (_, asked, sent, problem) => {
    expect(refused(asked, sent)).toBe(problem);
  });
});

describe('a matrix', () => {
  test('counts each item as a rating of its own', () => {
    expect(judged(matrix, { staff: 5, speed: 1 })).toEqual({
      value: { speed: 1, staff: 5 },
      cells: [
        { countKey: 'q.speed:matrix:5', counter: 1 },
        { countKey: 'q.staff:matrix:5', counter: 5 },
      ],
    });
  });

  test('may be answered in part, and says what it leaves open', () => {
    expect(judged(matrix, { speed: 4 })).toMatchObject({ value: { speed: 4 }, open: '.staff' });
  });

  test('without any item is no answer', () => {
    expect(judged(matrix, {})).toEqual({ cells: [] });
  });

  test.each<[string, Asked, SentAnswer, string]>([
    ['a number', matrix, 4, '400'],
    ['a list', matrix, [4, 5], '400'],
    ['a text for a step', matrix, { speed: '4' }, '400 .speed'],
    ['null for a step', matrix, { speed: null }, '400 .speed'],
    ['half a step', matrix, { speed: 4.5 }, '400 .speed'],
    ['0', matrix, { speed: 0 }, '422 .speed'],
    ['6 of 5', matrix, { speed: 6 }, '422 .speed'],
    ['an item that is none', matrix, { speed: 4, colour: 4 }, '422 .colour'],
    ['an item named like a method', matrix, { toString: 4 }, '422 .toString'],
  ])('is not %s', (_, asked, sent, problem) => {
    expect(refused(asked, sent)).toBe(problem);
  });

  test('to 7 takes a 7', () => {
    expect(refused({ ...matrix, scale: 7 } as Asked, { speed: 7 })).toBe('taken');
  });
});

describe('a Kano answer', () => {
  test.each([
    ['attractive', 1, 3, 0],
    ['one-dimensional', 1, 5, 1],
    ['must-be', 3, 5, 2],
    ['indifferent', 3, 3, 3],
    ['reverse', 5, 1, 4],
    ['questionable', 5, 5, 5],
  ])('is counted under its class: %s', (_, functional, dysfunctional, counter) => {
    expect(judged(kano, { functional, dysfunctional })).toEqual({
      value: { functional, dysfunctional },
      cells: [{ countKey: 'q:kano:6', counter }],
    });
  });

  test.each<[string, SentAnswer, string]>([
    ['a number', 3, '400'],
    ['a list', [1, 5], '400'],
    ['one half alone', { functional: 1 }, '400 .dysfunctional'],
    ['a text', { functional: '1', dysfunctional: 5 }, '400 .functional'],
    ['a third part', { functional: 1, dysfunctional: 5, importance: 9 }, '400 .importance'],
    ['0', { functional: 0, dysfunctional: 5 }, '422 .functional'],
    ['6', { functional: 1, dysfunctional: 6 }, '422 .dysfunctional'],
  ])('is not %s', (_, sent, problem) => {
    expect(refused(kano, sent)).toBe(problem);
  });
});

describe('a consent', () => {
  test.each([true, false])('of %j is an answer, and not counted', (sent) => {
    expect(judged({ type: 'consent' } as Asked, sent)).toEqual({ value: sent, cells: [] });
  });

  test.each<[SentAnswer]>([['true'], [1], [''], [[true as never]]])('is not %j', (sent) => {
    expect(refused({ type: 'consent' } as Asked, sent)).toBe('400');
  });
});

describe('a text', () => {
  test('is normalised, and not counted', () => {
    expect(judged({ type: 'text' } as Asked, 'Cafe\u0301')).toEqual({ value: 'Café', cells: [] });
  });

  test.each(['', '\0'])('of %j is no answer', (sent) => {
    expect(judged({ type: 'text' } as Asked, sent)).toEqual({ cells: [] });
  });

  test('is neither a boolean nor longer than it may be', () => {
    expect(refused({ type: 'text' } as Asked, true)).toBe('400');
    expect(refused({ type: 'text', maxLength: 3 } as Asked, 'long')).toBe('400');
  });
});
