import { keptAddress } from '../address.ts';
import { maskFor } from './mask-for.ts';
import { mayTell } from './may-tell.ts';

/**
 * A page's address as it may be stored: with the parameters that the site keeps, and without what tells in them who
 * somebody is. What is no address stays as it is, to be refused.
 *
 * @param masked whether the site masks personal data
 * @param language of the visitor: a number without its country's prefix is taken for one of where that is spoken
 */
export async function maskPage(
  page: string,
  parameters: readonly string[],
  masked: boolean,
  language: string | undefined,
): Promise<string> {
  // Most have none, and cost nothing then.
  if (!/[?#]/.test(page)) return page;
  let needed = false;
  const kept = keptAddress(page, parameters, (value) => {
    needed ||= masked && mayTell(value);
    return value;
  });
  if (!needed) return kept?.address ?? page;
  const mask = await maskFor(language);
  return keptAddress(page, parameters, mask)?.address ?? page;
}
