import type { TextRule } from './finding.ts';

/** Where "not" denies nothing. */
const harmless =
  /\b(?:not (?:at all|only|sure|applicable)|(?:or|if|why|whether or) not|do not know|don['’]t know)\b/gi;

/** To deny a denial takes thought: "No, it was not difficult". Comments have no such answers. */
export const negated: TextRule = (text, { type }) => {
  if (type === 'text') return undefined;
  const rest = text.replace(harmless, ' ');
  // "Don't you think" leads, which is another matter.
  const found = /\b(?:not|no longer|cannot|without|\w+n['’]t(?! (?:you|it|this|that|we|they)\b))\b/i.exec(
    rest,
  )?.[0];
  return found === undefined ? undefined : { rule: 'negated', found };
};
