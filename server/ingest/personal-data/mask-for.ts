import { normaliseText } from '../text.ts';
import { mayTell } from './may-tell.ts';

/** Kept: to ask for a module that is there costs more than to mask a text. */
let masking: Promise<typeof import('./mask-text.ts')> | undefined;

/**
 * What masks the texts of a visitor. Numbering plans take 15 MB: a server whose visitors write no numbers does without,
 * so it is only asked for where a text may tell who somebody is.
 *
 * @param language a number without its country's prefix is taken for one of where that is spoken
 */
export async function maskFor(language: string | undefined): Promise<(text: string) => string> {
  masking ??= import('./mask-text.ts');
  const { maskText } = await masking;
  const country = countryOf(language);
  return (text) => (mayTell(text) ? maskText(normaliseText(text), country) : text);
}

/** Where a language is spoken most, or where its tag says: `de` is Germany's, `de-AT` Austria's. */
function countryOf(language: string | undefined): string | undefined {
  try {
    return language === undefined ? undefined : new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}
