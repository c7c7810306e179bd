import { describe, expect, it } from 'vitest';
import { lint } from '../../../../../dashboard/data/lint/lint.ts';
import { editedSurvey } from '../../../../support/edited-survey.ts';

type Type = 'csat' | 'text' | 'choice';

/** The rules on wording that a question breaks. */
function broken(text: string, type: Type = 'csat'): string[] {
  const question = {
    csat: { id: 'q', type: 'csat', scale: 5, required: true, text },
    text: { id: 'q', type: 'text', maxLength: 2000, required: false, text },
    choice: {
      id: 'q',
      type: 'choice',
      required: true,
      text,
      other: true,
      shuffle: false,
      options: [
        { id: 'a', text: 'One' },
        { id: 'b', text: 'Two' },
      ],
    },
  } as const;
  return lint(editedSurvey({ questions: [question[type] as never] })).map(({ rule }) => rule);
}

describe('leading', () => {
  it.each([
    'Don’t you think that our checkout is fast?',
    "Wouldn't you agree that the search helps?",
    'The new design is nice, isn’t it?',
    'You found the page useful, right?',
    'Most people find the app simple. How satisfied are you with it?',
    'As you know, delivery is free. How satisfied are you with delivery?',
    'How satisfied are you with our great new dashboard?',
    'How satisfied are you with the terrible old search?',
    'How great was your visit?',
    'How much did you enjoy your stay?',
    'How satisfied are you, of course after the update?',
  ])('is found: %s', (text) => expect(broken(text)).toContain('leading'));

  it.each([
    'How satisfied are you with your visit?',
    'How satisfied are you with the greatest hits page?',
    'How satisfied are you with the right-hand menu?',
    'How satisfied are you with the speed of our answers?',
    'How did we do?',
    'How satisfied are you with how most pages look?',
  ])('is not found: %s', (text) => expect(broken(text)).toEqual([]));
});

describe('double-barrelled', () => {
  it.each([
    'How satisfied are you with the price and the quality?',
    'How satisfied are you with our service or support?',
    'How satisfied are you with delivery as well as packaging?',
    'How satisfied are you with design & speed?',
    'How satisfied are you with the food and our staff?',
  ])('is found: %s', (text) => expect(broken(text)).toEqual(['double-barrelled']));

  it.each([
    'Would you recommend us to a friend or colleague?',
    'Would you recommend us to friends and family?',
    'Are you satisfied or dissatisfied with the delivery?',
    'Between 1 and 5, what would you give the page?',
    'How satisfied are you with the terms and conditions?',
    'Would you order again or not?',
    'How satisfied are you with the brand store?',
  ])('is not found: %s', (text) => expect(broken(text)).toEqual([]));

  it('is no fault of a comment, which has room for two things', () => {
    expect(broken('What did you like and what could be better?', 'text')).toEqual([]);
  });
});

describe('long', () => {
  const words = (n: number) => `${Array.from({ length: n }, () => 'word').join(' ')}?`;
  it('is found from 26 words on', () => {
    expect(broken(words(26))).toEqual(['long']);
    expect(broken(words(25))).toEqual([]);
  });
  it('counts words, and not dashes', () => {
    expect(broken(`${words(25)} – —`)).toEqual([]);
  });
});

describe('negated', () => {
  it.each([
    'It was not difficult to pay.',
    'I couldn’t find a better shop.',
    'The page works without delay.',
    'I no longer need help after this page.',
    'The page cannot be improved.',
  ])('is found: %s', (text) => expect(broken(text)).toEqual(['negated']));

  it.each([
    'Would you come back, and if not, when?',
    'Did you find it or not?',
    'How satisfied are you with the notes?',
    'How satisfied are you with the knot guide?',
  ])('is not found: %s', (text) => expect(broken(text)).not.toContain('negated'));

  it('is no fault of a comment', () => {
    expect(broken('What could you not find?', 'text')).toEqual([]);
  });
});

describe('absolute', () => {
  it.each([
    'The page always loads quickly.',
    'The support never lets me wait.',
    'I read all the articles.',
    'I find what I need every time.',
    'Everyone in my team uses it.',
    'I am completely satisfied.',
  ])('is found: %s', (text) => expect(broken(text)).toEqual(['absolute']));

  it.each([
    'How satisfied are you at all?',
    'All in all, how satisfied are you?',
    'How satisfied are you overall?',
    'How satisfied are you with the allowance?',
    'How satisfied are you with everyday tasks?',
  ])('is not found: %s', (text) => expect(broken(text)).toEqual([]));
});

it('judges English alone, and a text without a language by the main one', () => {
  const text = { de: 'Sind Sie always zufrieden?', en: 'How satisfied are you?' };
  const question = { id: 'q', type: 'csat', scale: 5, required: true } as const;
  expect(lint(editedSurvey({ questions: [{ ...question, text }] }))).toEqual([]);
  const plain = { ...question, text: 'The page always loads.' };
  expect(lint({ ...editedSurvey({ questions: [plain] }), main: 'de' })).toEqual([]);
});

it('looks at the lines of a matrix, and names the field and the words', () => {
  const matrix = {
    id: 'm',
    type: 'matrix',
    required: true,
    text: 'How would you rate these?',
    scale: 5,
    low: 'Poor',
    high: 'Excellent',
    items: [
      { id: 'a', text: 'Speed', weight: 1 },
      { id: 'b', text: 'Price and quality', weight: 1 },
    ],
  } as const;
  expect(lint(editedSurvey({ questions: [matrix as never] }))).toEqual([
    { rule: 'double-barrelled', path: 'questions.0.items.1.text', found: 'Price and quality' },
  ]);
});
