import type { Localised } from '../../../shared/localised.ts';
import { textIn } from '../build/texts.ts';

/** The English of a text, which the rules on wording can judge; undefined where it has none. */
export function english(text: Localised | undefined, main: string): string | undefined {
  if (text === undefined) return undefined;
  const tag = typeof text === 'string' ? main : Object.keys(text).find((one) => /^en(-|$)/i.test(one));
  if (!tag || !/^en(-|$)/i.test(tag)) return undefined;
  return textIn(text, tag, main) || undefined;
}
