import { describe, expect, test } from 'vitest';
import { widgetQuestion } from '../../../../server/widget-config/widget-question.ts';
import { question } from '../../../../shared/question.ts';
import { allTypes } from '../../../support/http-all-types.ts';

const received = (definition: unknown, language = 'en') =>
  widgetQuestion(question.parse(definition), language);
const ofType = (type: string) => allTypes.find((definition) => definition.type === type)!;

const choices = ofType('choices');

describe('a choice', () => {
  test('comes with its options, and its own words by name', () => {
    expect(received(ofType('choice'))).toMatchObject({
      type: 'choice',
      options: [
        { id: 'price', text: 'The price' },
        { id: 'speed', text: 'The speed' },
      ],
      other: 'Other',
    });
  });
  test('has no own words where the survey takes none', () => {
    expect(received({ ...ofType('choice'), other: false })).toHaveProperty('other', undefined);
  });
  test('keeps emoji and pictures', () => {
    const options = [
      { id: 'a', text: 'A', emoji: '🍏' },
      { id: 'b', text: { en: 'B', de: 'Be' }, image: 'https://shop.example/b.png' },
    ];
    expect(received({ ...ofType('choice'), options }, 'de')).toMatchObject({
      options: [
        { text: 'A', emoji: '🍏' },
        { text: 'Be', image: 'https://shop.example/b.png' },
      ],
    });
  });
});

describe('the text of a question', () => {
  const text = { en: 'How likely?', de: 'Wie sehr?' };
  test.each([
    ['ja', 'en'],
    ['de-AT', undefined],
    ['en', undefined],
  ])('in %s says that it is in %s where that is another language', (language, lang) => {
    expect(received({ ...ofType('nps'), text }, language).lang).toBe(lang);
  });
  test('of which the survey names no language says none', () => {
    expect(received({ ...ofType('nps'), text: 'How likely?' }, 'ja').lang).toBeUndefined();
  });
});

describe('how many may be chosen', () => {
  test.each([
    [{ min: 2, max: 2 }, 'en', 'Choose 2'],
    [{ min: 1, max: 1 }, 'en', 'Choose one'],
    [{ min: 1, max: 2 }, 'en', 'Choose 1 to 2'],
    [{ min: 2 }, 'en', 'Choose at least 2'],
    [{ max: 3 }, 'en', 'Choose at most 3'],
    [{ max: 3 }, 'zh-CN', '请最多选择 3 项'],
  ])('%j in %s: %s', (number, language, hint) => {
    const { max: _max, ...free } = choices as { max?: number };
    expect(received({ ...free, ...number }, language)).toMatchObject({ hint });
  });
  test('goes without saying where any number may', () => {
    expect(received({ ...choices, min: 0, max: 4 })).toMatchObject({ hint: undefined, max: undefined });
  });
});

test('a matrix comes with its items and the length of its scale', () => {
  expect(received({ ...ofType('matrix'), low: 'Bad', high: 'Good' })).toMatchObject({
    type: 'matrix',
    items: [
      { id: 'speed', text: 'Speed' },
      { id: 'staff', text: 'Staff' },
    ],
    max: 5,
    low: 'Bad',
    high: 'Good',
  });
});

test('a feature comes as its two sides, and the five feelings about each', () => {
  expect(received({ ...ofType('kano'), feature: 'Cash $& back' })).toMatchObject({
    type: 'kano',
    items: [
      { id: 'functional', text: 'Cash $& back: how would you feel if you had it?' },
      { id: 'dysfunctional', text: 'Cash $& back: how would you feel if you did not have it?' },
    ],
    max: 5,
    steps: ['I like it', 'I expect it', 'I am neutral', 'I can live with it', 'I dislike it'],
  });
});

test('a consent comes with its two words', () => {
  expect(received(ofType('consent'), 'zh-TW')).toMatchObject({ type: 'consent', yes: '是', no: '否' });
});

test('conditions and jumps are passed on', () => {
  const paths = { if: { question: 'score', lte: 6 }, jump: [{ to: 'end' }] };
  expect(received({ ...ofType('text'), ...paths })).toMatchObject(paths);
});
