import { describe, expect, it } from 'vitest';
import { type Finding, findingRules } from '../../../../../dashboard/data/lint/finding.ts';
import { lint } from '../../../../../dashboard/data/lint/lint.ts';
import { findingWords } from '../../../../../dashboard/words/finding-words.ts';
import { editedSurvey } from '../../../../support/edited-survey.ts';

function of(...questions: object[]): Finding[] {
  return lint(editedSurvey({ questions: questions as never }));
}

const rules = (...questions: object[]) => of(...questions).map(({ rule }) => rule);

describe('options', () => {
  const choice = (texts: string[], more: object = {}) => ({
    id: 'q',
    type: 'choice',
    text: 'What brought you here?',
    required: true,
    other: false,
    shuffle: false,
    options: texts.map((text, i) => ({ id: `o${i}`, text })),
    ...more,
  });

  it('that leave somebody without an answer are found', () => {
    expect(of(choice(['To buy', 'To compare']))).toEqual([{ rule: 'no-other', path: 'questions.0.options' }]);
    expect(rules(choice(['Price', 'Speed'], { type: 'choices', min: 1 }))).toEqual(['no-other']);
  });

  it.each([
    ['own words', choice(['To buy', 'To compare'], { other: true })],
    ['a way out', choice(['To buy', 'To compare', 'Something else'])],
    ['none', choice(['Price', 'Speed', 'None of these'])],
    ['no opinion', choice(['Price', 'Speed', 'I don’t know'])],
    ['yes and no', choice(['Yes', 'No'])],
    ['yes, partly and no', choice(['Yes, all of it', 'Partly', 'No'])],
    ['amounts', choice(['Less than 10', '10–50', 'More than 50'])],
    [
      'several of which none need be chosen',
      choice(['A', 'B'], { type: 'choices', min: 0, required: false }),
    ],
  ])('are well with %s', (_what, question) => expect(rules(question)).toEqual([]));

  it('in another language are left alone', () => {
    expect(rules(choice([]), choice([], { options: [{ id: 'a', text: { de: 'Kaufen' } }] }))).not.toContain(
      'no-other',
    );
  });
});

describe('ends of a scale', () => {
  const csat = (ends: object, text = 'How satisfied are you with the delivery?') => ({
    id: 'q',
    type: 'csat',
    scale: 5,
    required: true,
    text,
    ...ends,
  });

  it.each([
    ['one-end', { low: 'Poor' }],
    ['one-end', { high: 'Excellent' }],
    ['same-ends', { low: 'Good', high: 'good ' }],
    ['swapped-ends', { low: 'Very satisfied', high: 'Very dissatisfied' }],
    ['swapped-ends', { low: 'Excellent', high: 'Poor' }],
    ['swapped-ends', { low: 'Easy', high: 'Not easy' }],
    ['uneven-ends', { low: 'Dissatisfied', high: 'Very satisfied' }],
    ['uneven-ends', { low: 'Strongly disagree', high: 'Agree' }],
    ['uneven-ends', { low: 'Unlikely', high: 'Extremely likely' }],
  ])('%s: %o', (rule, ends) => expect(rules(csat(ends))).toEqual([rule]));

  it.each([
    {},
    { low: 'Poor', high: 'Excellent' },
    { low: 'Very dissatisfied', high: 'Very satisfied' },
    { low: 'Dissatisfied', high: 'Satisfied' },
    { low: 'Not at all likely', high: 'Extremely likely' },
    { low: 'Worse than expected', high: 'Better than expected' },
    { low: { de: 'Gut' }, high: { de: 'Schlecht' } },
  ])('are well: %o', (ends) =>
    expect(rules(csat(ends)).filter((rule) => rule !== 'untranslated')).toEqual([]),
  );

  it('that are the usual ones must answer the question', () => {
    expect(rules(csat({}, 'How easy was it to pay?'))).toEqual(['ends-do-not-answer']);
    expect(rules({ id: 'q', type: 'ces', required: true, text: 'How easy was it to pay?' })).toEqual([
      'ends-do-not-answer',
    ]);
    expect(rules({ id: 'q', type: 'nps', required: true, text: 'How do you find us?' })).toEqual([
      'ends-do-not-answer',
    ]);
    expect(rules({ id: 'q', type: 'ces', required: true, text: 'It was easy to pay.' })).toEqual([]);
    expect(rules(csat({ low: 'Hard', high: 'Easy' }, 'How easy was it to pay?'))).toEqual([]);
  });
});

describe('the number of questions', () => {
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      id: `q${i}`,
      type: 'thumbs',
      required: true,
      text: 'Was this helpful?',
    })) as never[];
  const inline = { form: 'inline', position: 'center', theme: 'auto', target: '#here' } as const;

  it('is too large from six on where the survey interrupts', () => {
    expect(lint(editedSurvey({ questions: many(6) }))).toEqual([
      { rule: 'many-questions', path: 'questions', n: 6 },
    ]);
    expect(lint(editedSurvey({ questions: many(5) }))).toEqual([]);
  });

  it('may be larger where visitors come to it', () => {
    expect(lint(editedSurvey({ questions: many(10), display: inline }))).toEqual([]);
    expect(lint(editedSurvey({ questions: many(11), display: inline }))).toHaveLength(1);
  });
});

describe('translations', () => {
  it('that are missing are found once for each language, with the first place', () => {
    const [score, why] = editedSurvey().questions;
    const questions = [{ ...score!, text: { en: 'Likely?', de: 'Empfehlen?' } }, why!];
    expect(lint(editedSurvey({ questions: questions as never }))).toEqual([
      { rule: 'untranslated', path: 'questions.1.text', found: 'de', n: 1 },
    ]);
  });

  it('are not asked for where there is one language', () => {
    expect(lint(editedSurvey())).toEqual([]);
  });
});

it.each(findingRules)('%s says what, why, what to write, and where that is known from', (rule) => {
  const words = findingWords({ rule, path: 'questions.0.text', found: 'de', n: 3 });
  for (const text of Object.values(words)) expect(text).toMatch(/\S{3}/);
});
