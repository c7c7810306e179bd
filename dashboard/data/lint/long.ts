import type { TextRule } from './finding.ts';

/** Words that are understood at one reading. */
const most = 25;

export const long: TextRule = (text) => {
  const n = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return n > most ? { rule: 'long', n } : undefined;
};
