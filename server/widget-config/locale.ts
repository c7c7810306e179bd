import type { Localised } from '../../shared/localised.ts';

/** The text for a visitor's language: its own, a wider or sibling form of it, English, else the first there is. */
export function localised(text: Localised, language: string): string {
  if (typeof text === 'string') return text;
  const tag = bestTag(Object.keys(text), language);
  return text[tag]!;
}

/** The language that `localised` had to fall back on; undefined where that is the visitor's, or is not told. */
export function otherLanguage(text: Localised, language: string): string | undefined {
  if (typeof text === 'string') return undefined;
  const tag = bestTag(Object.keys(text), language);
  return maximised(tag).language === maximised(language).language ? undefined : tag;
}

/** Whether a tag is well-formed, as `Intl` has it: of another it makes an error. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whether a wanted tag covers a language: in the parts that it names, so that `de` covers `de-AT` and not the reverse. */
export function coversLanguage(wanted: string, language: string): boolean {
  if (!isLocale(wanted) || !isLocale(language)) return false;
  const named = new Intl.Locale(wanted);
  const is = maximised(language);
  return (
    maximised(wanted).language === is.language &&
    (named.script === undefined || named.script === is.script) &&
    (named.region === undefined || named.region === is.region)
  );
}

/** The tag of the language itself, a wider or sibling form of it, English, else the first. */
export function bestTag(tags: readonly string[], language: string): string {
  const asked = maximised(language);
  const best = tags
    .map((tag) => ({ tag, nearness: nearness(maximised(tag), asked) }))
    .reduce((a, b) => (b.nearness > a.nearness ? b : a));
  if (best.nearness > 0) return best.tag;
  return tags.find((tag) => maximised(tag).language === 'en') ?? tags[0]!;
}

interface Parts {
  language: string;
  script: string | undefined;
  region: string | undefined;
}

/** `zh-TW` is written in `Hant` and `zh-CN` in `Hans`: likely subtags tell which. */
function maximised(tag: string): Parts {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    return { language, script, region };
  } catch {
    return { language: tag.toLowerCase(), script: undefined, region: undefined };
  }
}

function nearness(a: Parts, b: Parts): number {
  if (a.language !== b.language) return 0;
  return 1 + (a.script === b.script ? 2 : 0) + (a.region === b.region ? 1 : 0);
}

const rightToLeft = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(maximised(language).script ?? '') ? 'rtl' : 'ltr';
}
