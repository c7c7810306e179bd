import { bestTag } from '../locale.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import type { Wording } from './wording.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** The languages that our own words exist in. */
export const wordings: readonly Wording[] = [en, zhHans, zhHant, ja, de, fr, es, ar];

/** Our own words in the language nearest to the visitor's; English where none is near. */
export function wordingOf(language: string): Wording {
  const tag = bestTag(
    wordings.map((wording) => wording.tag),
    language,
  );
  return wordings.find((wording) => wording.tag === tag)!;
}
