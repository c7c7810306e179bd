import { describe, expect, test } from 'vitest';
import { directionOf } from '../../../../server/widget-config/locale.ts';
import { widgetQuestion } from '../../../../server/widget-config/widget-question.ts';
import { wordingOf, wordings } from '../../../../server/widget-config/wording/wording-of.ts';
import { question, type RatingQuestion } from '../../../../shared/question.ts';
import { ratings } from '../../../../shared/rating.ts';

const [english] = wordings;

test('our own words exist in eight languages', () => {
  expect(wordings.map(({ tag }) => tag)).toEqual(['en', 'zh-Hans', 'zh-Hant', 'ja', 'de', 'fr', 'es', 'ar']);
});

describe.each(wordings.map((wording) => [wording.tag, wording] as const))('%s', (tag, wording) => {
  test('fills in what English fills in', () => {
    expect(placeholders(wording.widget)).toEqual(placeholders(english!.widget));
    expect(placeholders(wording.question.kano)).toEqual(placeholders(english!.question.kano));
    expect(placeholders(wording.page)).toEqual(placeholders(english!.page));
  });

  test('names as many steps of a scale as English does', () => {
    const lengths = ({ ratings }: typeof wording) =>
      Object.entries(ratings).map(([type, { steps = {} }]) => [
        type,
        Object.entries(steps).map(([n, names]) => [n, names.length]),
      ]);
    expect(lengths(wording)).toEqual(lengths(english!));
  });

  test('tells every step of a scale, and every feeling about a feature, from the others', () => {
    const scales = Object.values(wording.ratings).flatMap(({ steps = {} }) => Object.values(steps));
    for (const names of [...scales, wording.question.kano.steps])
      expect(new Set(names).size).toBe(names.length);
  });

  test('names the ends of each rating', () => {
    expect(Object.keys(wording.ratings)).toEqual(Object.keys(ratings));
    for (const { low, high } of Object.values(wording.ratings)) expect(low).not.toBe(high);
  });

  test('says any number with a form of its own for it', () => {
    const { exactly, atLeast, atMost, between } = wording.question.hints;
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    for (const plural of [exactly, atLeast, atMost, between])
      expect(Object.keys(plural).every((form) => forms.includes(form as Intl.LDMLPluralRule))).toBe(true);
  });
});

describe('how many may be chosen', () => {
  test.each([
    ['de', { min: 1, max: 1 }, 'Wählen Sie eine Antwort'],
    ['de', { max: 2 }, 'Wählen Sie höchstens 2 Antworten'],
    ['fr', { min: 2 }, 'Choisissez au moins 2 réponses'],
    ['es', { min: 1, max: 3 }, 'Elija entre 1 y 3 respuestas'],
    ['ja', { max: 3 }, '3個まで選べます'],
    ['ar', { min: 1, max: 1 }, 'اختر إجابة واحدة'],
    ['ar', { min: 2, max: 2 }, 'اختر إجابتين'],
    ['ar', { max: 3 }, 'اختر 3 إجابات على الأكثر'],
    ['ar', { max: 11 }, 'اختر 11 إجابة على الأكثر'],
    // Russian has a form for 21 that is like one: English has not.
    ['ru', { max: 21 }, 'Choose at most 21'],
  ])('%s, %j: %s', (language, number, hint) => {
    const options = Array.from({ length: 24 }, (_, i) => ({ id: `o${i}`, text: `Option ${i}` }));
    const choices = question.parse({ id: 'q', type: 'choices', text: 'Which?', options, ...number });
    expect(widgetQuestion(choices, language)).toMatchObject({ hint });
  });
});

describe('a visitor’s language', () => {
  test.each([
    ['de-AT', 'Senden'],
    ['ja-JP', '送信'],
    ['fr-CA', 'Envoyer'],
    ['es-MX', 'Enviar'],
    ['ar-EG', 'إرسال'],
    ['zh-TW', '送出'],
    ['nl', 'Send'],
  ])('%s: %s', (language, send) => {
    expect(wordingOf(language).widget.send).toBe(send);
  });

  test('Arabic runs from right to left', () => {
    expect(directionOf('ar-EG')).toBe('rtl');
  });

  test('ratings come with its words', () => {
    const nps = question.parse({ id: 'q', type: 'nps', text: 'Wie?' }) as RatingQuestion;
    expect(widgetQuestion(nps, 'de')).toMatchObject({
      low: 'Überhaupt nicht wahrscheinlich',
      high: 'Äußerst wahrscheinlich',
    });
  });
});

/** By key, the placeholders of each text. */
function placeholders(words: object): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, [...String(text).matchAll(/\{\w+\}/g)].flat().sort()]),
  );
}
