import { IntlMessageFormat } from 'intl-messageformat';
import { languageTag } from './language.ts';

const formats = new Map<string, IntlMessageFormat>();

/** A text in the language spoken, read as ICU MessageFormat; `<` begins a tag where there may be tags. */
export function messageFormat(text: string, tags: 'tags' | 'no tags'): IntlMessageFormat {
  const language = languageTag();
  const key = `${language} ${tags} ${text}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: tags === 'no tags' });
  formats.set(key, format);
  return format;
}
