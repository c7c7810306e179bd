/**
 * Makes a text the same on every engine: lone surrogates become U+FFFD, NUL is dropped, the rest is NFC. Comments
 * only: anywhere else such text is refused.
 */
export function normaliseText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').normalize('NFC');
}

/** Length in code points, which is what a visitor would count, not UTF-16 units. */
export function codePoints(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}
