import { type Language, languages } from '../words/language.ts';

/** The first language of a reader that the dashboard speaks; English where it speaks none. `zh-HK` is read in `zh-Hant`. */
export function fittingLanguage(tags: readonly string[]): Language {
  return tags.map(spokenAs).find((language) => language !== undefined) ?? 'en';
}

function spokenAs(tag: string): Language | undefined {
  const locale = readTag(tag);
  if (!locale) return undefined;
  const { language, script } = locale.maximize();
  return [language, `${language}-${script}`].find((name): name is Language => Object.hasOwn(languages, name));
}

/** Browsers without a language of their own report things such as `en-US@posix`, which are no tags. */
function readTag(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
