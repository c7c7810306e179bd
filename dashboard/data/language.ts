import { type Language, languages } from '../words/language.ts';
import { fittingLanguage } from './fitting-language.ts';

const key = 'earshot-language';

/** The language that was chosen in this browser, else the first of the browser's own that the dashboard speaks. */
export function preferredLanguage(): Language {
  const chosen = storedLanguage();
  return chosen && isLanguage(chosen) ? chosen : fittingLanguage(navigator.languages);
}

/**
 * Remembers the language, and loads the page anew in it: the address keeps the view, drafts keep what was typed. Where
 * storage is blocked the choice lasts until another view is shown and the page is loaded again.
 */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    history.replaceState({ language }, '');
  }
  location.reload();
}

function storedLanguage(): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return history.state?.language;
  }
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}
