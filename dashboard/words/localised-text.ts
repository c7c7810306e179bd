import type { Localised } from '../../shared/localised.ts';
import { languageTag } from './language.ts';

/** A text in the language of the dashboard, else in English, else in the first language it has. */
export function localisedText(text: Localised): string {
  if (typeof text === 'string') return text;
  return text[languageTag()] ?? text.en ?? Object.values(text)[0] ?? '';
}
