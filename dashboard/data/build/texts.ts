/** Every text of a survey that visitors read, and the languages that these are written in. Pure. */
import type { Localised } from '../../../shared/localised.ts';
import type { Edited } from './edited.ts';
import { putAt } from './put-at.ts';

export interface TextPlace {
  /** As the interface names it: `questions.0.options.1.text`. */
  path: string;
  text: Localised;
}

export function textPlaces({ questions, display }: Edited): TextPlace[] {
  const { label, thanks, words = {}, endings = [] } = display;
  return [
    ...questions.flatMap((question, i) => questionTexts(question, `questions.${i}`)),
    place('display.label', label),
    place('display.thanks', thanks),
    ...Object.entries(words).flatMap(([name, text]) => place(`display.words.${name}`, text)),
    ...endings.flatMap(({ text, link }, i) => [
      ...place(`display.endings.${i}.text`, text),
      ...place(`display.endings.${i}.link.text`, link?.text),
    ]),
  ].flat();
}

/** The tags of all languages that something is written in, as they first stand there. */
export function languagesIn(edited: Edited): string[] {
  const tags = textPlaces(edited).flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text)));
  return [...new Set(tags)];
}

/** The paths of the texts that are not written in the language. A text without any language is in the main one. */
export function missingIn(edited: Edited, language: string, main: string): string[] {
  return textPlaces(edited)
    .filter(({ text }) => textIn(text, language, main) === '')
    .map(({ path }) => path);
}

/** What is written in a language; empty where nothing is. */
export function textIn(text: Localised | undefined, language: string, main: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return language === main ? text : '';
  return text[language] ?? '';
}

/** The text with other words in one language. What is left in the main language alone needs no language any more. */
export function withText(
  text: Localised | undefined,
  language: string,
  main: string,
  words: string,
): Localised {
  const written: Record<string, string> = typeof text === 'string' ? { [main]: text } : { ...text };
  const { [language]: _, ...others } = written;
  const filled = Object.fromEntries(Object.entries(others).filter(([, said]) => said !== ''));
  const next = words === '' ? filled : { ...filled, [language]: words };
  const tags = Object.keys(next);
  if (tags.length === 0) return '';
  return tags.length === 1 && tags[0] === main ? next[main]! : next;
}

/** The survey without anything in the language. */
export function withoutLanguage(edited: Edited, language: string, main: string): Edited {
  return textPlaces(edited).reduce((next, { path, text }) => {
    if (typeof text === 'string' || !Object.hasOwn(text, language)) return next;
    return putAt(next, path, withText(text, language, main, ''));
  }, edited);
}

function questionTexts(question: Edited['questions'][number], path: string): TextPlace[] {
  const { text } = question;
  return [
    ...place(`${path}.text`, text),
    ...('low' in question ? place(`${path}.low`, question.low) : []),
    ...('high' in question ? place(`${path}.high`, question.high) : []),
    ...('feature' in question ? place(`${path}.feature`, question.feature) : []),
    ...('options' in question
      ? question.options.flatMap((option, i) => place(`${path}.options.${i}.text`, option.text))
      : []),
    ...('items' in question
      ? question.items.flatMap((item, i) => place(`${path}.items.${i}.text`, item.text))
      : []),
  ];
}

function place(path: string, text: Localised | undefined): TextPlace[] {
  return text === undefined ? [] : [{ path, text }];
}
