import { describe, expect, it } from 'vitest';
import { languageChoice } from '../../../../../dashboard/data/build/language-choice.ts';
import {
  languagesIn,
  missingIn,
  textIn,
  textPlaces,
  withoutLanguage,
  withText,
} from '../../../../../dashboard/data/build/texts.ts';
import { editedSurvey } from '../../../../support/edited-survey.ts';

describe('a text', () => {
  it('without a language is in the main one alone', () => {
    expect(textIn('Hello', 'en', 'en')).toBe('Hello');
    expect(textIn('Hello', 'de', 'en')).toBe('');
    expect(textIn({ en: 'Hello', de: 'Hallo' }, 'de', 'en')).toBe('Hallo');
    expect(textIn(undefined, 'en', 'en')).toBe('');
  });

  it('gets languages when it is written in a second one, and loses them with it', () => {
    expect(withText('Hello', 'en', 'en', 'Hi')).toBe('Hi');
    expect(withText('Hello', 'de', 'en', 'Hallo')).toEqual({ en: 'Hello', de: 'Hallo' });
    expect(withText({ en: 'Hello', de: 'Hallo' }, 'de', 'en', '')).toBe('Hello');
    expect(withText({ de: 'Hallo' }, 'de', 'de', 'Guten Tag')).toBe('Guten Tag');
    expect(withText('', 'de', 'en', 'Hallo')).toEqual({ de: 'Hallo' });
    expect(withText(undefined, 'en', 'en', '')).toBe('');
  });
});

const whole = editedSurvey({
  questions: [
    { id: 'score', type: 'nps', required: true, text: { en: 'Likely?', de: 'Empfehlen?' }, low: 'No' },
    {
      id: 'what',
      type: 'choice',
      required: false,
      text: 'What?',
      other: true,
      shuffle: false,
      options: [
        { id: 'a', text: { en: 'A', fr: 'Un' } },
        { id: 'b', text: 'B' },
      ],
    },
  ],
  display: {
    form: 'tab',
    position: 'bottom-right',
    theme: 'auto',
    label: 'Feedback',
    thanks: 'Thanks',
    words: { send: 'Go' },
    endings: [{ text: 'Bye', link: { text: 'More', url: 'https://shop.example' } }],
  },
});

describe('a survey', () => {
  it('has all that visitors read', () => {
    expect(textPlaces(whole).map(({ path }) => path)).toEqual([
      'questions.0.text',
      'questions.0.low',
      'questions.1.text',
      'questions.1.options.0.text',
      'questions.1.options.1.text',
      'display.label',
      'display.thanks',
      'display.words.send',
      'display.endings.0.text',
      'display.endings.0.link.text',
    ]);
  });

  it('has the languages that something is written in', () => {
    expect(languagesIn(whole)).toEqual(['en', 'de', 'fr']);
    expect(missingIn(whole, 'de', 'en')).toHaveLength(9);
    expect(missingIn(whole, 'en', 'en')).toEqual([]);
  });

  it('can lose one', () => {
    const without = withoutLanguage(whole, 'de', 'en');
    expect(without.questions[0]!.text).toBe('Likely?');
    expect(languagesIn(without)).toEqual(['en', 'fr']);
  });

  it('is written in English first where it is in English, else in what it is in, else as asked', () => {
    expect(languageChoice(whole, 'ja')).toEqual({
      language: 'ja',
      main: 'en',
      languages: ['en', 'de', 'fr', 'ja'],
    });
    expect(languageChoice(editedSurvey(), undefined, 'zh-Hans')).toEqual({
      language: 'zh-Hans',
      main: 'zh-Hans',
      languages: ['zh-Hans'],
    });
  });
});
