/** One text by the number that it speaks of, as CLDR divides a language's numbers; `other` fits all. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How many may be chosen, in words; `{n}` and `{m}` are the numbers. */
export interface Hints {
  exactly: Plural;
  atLeast: Plural;
  atMost: Plural;
  /** From `{n}` to `{m}`. */
  between: Plural;
}

/** What to say of a question that takes from `min` to `max` options; undefined where that is any number. Pure. */
export function hintOf(
  hints: Hints,
  language: string,
  min: number,
  max: number | undefined,
): string | undefined {
  if (max === undefined) return min > 0 ? spoken(hints.atLeast, language, min) : undefined;
  if (min === max) return spoken(hints.exactly, language, min);
  return min > 0 ? spoken(hints.between, language, min, max) : spoken(hints.atMost, language, max);
}

function spoken(plural: Plural, language: string, n: number, m = n): string {
  const text = plural[new Intl.PluralRules(language).select(m)] ?? plural.other;
  const digits = new Intl.NumberFormat(language);
  return text.replace('{n}', digits.format(n)).replace('{m}', digits.format(m));
}
