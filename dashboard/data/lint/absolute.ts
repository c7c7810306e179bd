import type { TextRule } from './finding.ts';

const harmless =
  /\b(?:at all|all in all|after all|above all|first of all|once and for all|all-in-one|almost always)\b/gi;
const words =
  /\b(?:always|never|all(?: of)? (?:the|your|our|these|those)|every (?:time|single)|everyone|everybody|no one|nobody|none of|completely|totally|absolutely)\b/i;

/** Hardly anything is always so: whoever answers truly must say no. */
export const absolute: TextRule = (text, { type }) => {
  if (type === 'text') return undefined;
  const found = words.exec(text.replace(harmless, ' '))?.[0];
  return found === undefined ? undefined : { rule: 'absolute', found };
};
