/** The fewest digits that a telephone or an identity number has. */
const fewestDigits = 7;

/**
 * Whether a text could hold anything that a mask is for: most texts have neither the digits nor the sign. Tells so
 * without what the masks themselves need. Pure.
 */
export function mayTell(text: string): boolean {
  if (/@|＠|[([] ?at ?[)\]]/i.test(text)) return true;
  let digits = 0;
  for (const _ of text.matchAll(/\p{Nd}/gu)) if (++digits === fewestDigits) return true;
  return false;
}
