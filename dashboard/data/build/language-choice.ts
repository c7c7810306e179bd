import type { Edited } from './edited.ts';
import { languagesIn } from './texts.ts';

/** Languages to write a survey in, by their tags. What the widget says by itself exists in the first eight. */
export const offeredLanguages = [
  ...['en', 'zh-Hans', 'zh-Hant', 'ja', 'de', 'fr', 'es', 'ar'],
  ...[
    'bg',
    'bn',
    'ca',
    'cs',
    'da',
    'el',
    'et',
    'fa',
    'fi',
    'he',
    'hi',
    'hr',
    'hu',
    'id',
    'it',
    'ko',
    'lt',
    'lv',
  ],
  ...['ms', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'ta', 'th', 'tr', 'uk', 'ur', 'vi'],
] as const;

export interface LanguageChoice {
  /** The language that is written now. */
  language: string;
  /** The one that a text without a language is in. */
  main: string;
  /** All of the survey, the main one first. */
  languages: readonly string[];
}

/** `asked`: the language to write, though nothing may be written in it yet. */
export function languageChoice(edited: Edited, asked?: string, askedMain?: string): LanguageChoice {
  const written = languagesIn(edited);
  const main = written.includes('en') ? 'en' : (written[0] ?? askedMain ?? 'en');
  const language = asked ?? main;
  return { language, main, languages: [...new Set([main, ...written, language])] };
}
