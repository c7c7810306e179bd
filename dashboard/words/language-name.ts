import { languageTag } from './language.ts';

const names = new Intl.DisplayNames(languageTag(), { type: 'language', fallback: 'code' });

/** A language as one calls it: `zh-Hans` is "Simplified Chinese (zh-Hans)". */
export function languageName(tag: string): string {
  try {
    const name = names.of(tag) ?? tag;
    return name === tag ? tag : `${name} (${tag})`;
  } catch {
    // Not a tag, but a word for many languages or none.
    return tag;
  }
}
