import { describe, expect, test } from 'vitest';
import { breaksOf } from '../../../../server/query/breaks.ts';
import type { Question } from '../../../../shared/question.ts';
import type { SurveyVersion } from '../../../../shared/survey.ts';
import { surveyFields } from '../../../support/builders.ts';

type Asked = NonNullable<NonNullable<Parameters<typeof surveyFields>[0]>['questions']>[number];

const always = { from: 0, to: Number.MAX_SAFE_INTEGER };
const score: Asked = { id: 'score', type: 'nps', text: 'Recommend?' };
const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const pick: Asked = { id: 'pick', type: 'choice', text: 'Which?', options: options('a', 'b') };
const items = [
  { id: 'speed', text: 'Speed' },
  { id: 'staff', text: 'Staff' },
];
const service: Asked = { id: 'service', type: 'matrix', text: 'Service', items };

function questions(...asked: Asked[]): Question[] {
  return surveyFields({ questions: asked }).questions;
}

function versions(...each: Asked[][]): SurveyVersion[] {
  return each.map((asked, i) => ({
    version: i + 1,
    questions: questions(...asked),
    createdAt: `2026-0${i + 1}-01T00:00:00.000Z`,
  }));
}

/** What is told of a change from one list of questions to another. */
function change(before: Asked[], after: Asked[]) {
  return breaksOf('checkout', versions(before, after), always, undefined).map((b) => [b.question, b.change]);
}

describe('what is a break', () => {
  test.each<[string, Asked[], Asked[], [string, string][]]>([
    ['a question more', [score], [score, pick], [['pick', 'added']]],
    ['a question less', [score, pick], [score], [['pick', 'removed']]],
    ['other words', [score], [{ ...score, text: 'Again?' }], [['score', 'wording']]],
    ['another type', [score], [{ ...score, type: 'expectation' }], [['score', 'scale']]],
    [
      'another scale, whatever else changed',
      [{ id: 'taste', type: 'csat', text: 'Taste' }],
      [{ id: 'taste', type: 'csat', text: 'The taste', scale: 7 }],
      [['taste', 'scale']],
    ],
    ['an option more', [pick], [{ ...pick, options: options('a', 'b', 'c') }], [['pick', 'options']]],
    ['options in another order', [pick], [{ ...pick, options: options('b', 'a') }], [['pick', 'options']]],
    [
      'an option in other words',
      [pick],
      [{ ...pick, options: [{ id: 'a', text: 'A!' }, ...options('b')] }],
      [['pick', 'wording']],
    ],
    ['an item less', [service], [{ ...service, items: items.slice(1) }], [['service', 'options']]],
    [
      'other weights',
      [service],
      [{ ...service, items: [{ ...items[0]!, weight: 2 }, items[1]!] }],
      [['service', 'weights']],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(change(before, after)).toEqual(expected);
  });
});

describe('what is none', () => {
  test.each<[string, Asked[], Asked[]]>([
    ['questions in another order', [score, pick], [pick, score]],
    ['whether it is required', [score], [{ ...score, required: true }]],
    [
      'a translation more',
      [{ ...score, text: { en: 'Recommend?' } }],
      [{ ...score, text: { en: 'Recommend?', de: 'Empfehlen?' } }],
    ],
    [
      'a text that becomes one of several',
      [score],
      [{ ...score, text: { en: 'Recommend?', de: 'Empfehlen?' } }],
    ],
  ])('%s', (_name, before, after) => {
    expect(change(before, after)).toEqual([]);
  });
});

test('a translation that says something else, or goes, is a break', () => {
  const text = { en: 'Recommend?', de: 'Empfehlen?' };
  expect(change([{ ...score, text }], [{ ...score, text: { ...text, de: 'Weitersagen?' } }])).toEqual([
    ['score', 'wording'],
  ]);
  expect(change([{ ...score, text }], [{ ...score, text: { en: 'Recommend?' } }])).toEqual([
    ['score', 'wording'],
  ]);
});

describe('which breaks are told', () => {
  const changed = versions([score], [score, pick], [{ ...score, text: 'Again?' }, pick]);

  test('each with its moment, survey and version, oldest first', () => {
    expect(breaksOf('checkout', changed.toReversed(), always, undefined)).toEqual([
      { at: '2026-02-01T00:00:00.000Z', survey: 'checkout', version: 2, question: 'pick', change: 'added' },
      {
        at: '2026-03-01T00:00:00.000Z',
        survey: 'checkout',
        version: 3,
        question: 'score',
        change: 'wording',
      },
    ]);
  });

  test('from the first moment of the range to before its last', () => {
    const february = { from: Date.parse('2026-02-01'), to: Date.parse('2026-03-01') };
    expect(breaksOf('checkout', changed, february, undefined)).toMatchObject([{ version: 2 }]);
  });

  test('of one question, and of the matrix that an item belongs to', () => {
    expect(breaksOf('checkout', changed, always, 'score')).toMatchObject([{ question: 'score' }]);
    const matrix = versions([score], [{ ...score, text: 'Again?' }, service]);
    expect(breaksOf('checkout', matrix, always, 'service.speed')).toMatchObject([{ question: 'service' }]);
  });
});
