import type { Span } from './span.ts';

/** What a mask takes at least: a text never grows by being masked. */
const shortest = 7;
const longestName = 64;
const longestDomain = 253;
const at = /@| ?[([] ?at ?[)\]] ?/gi;
/** Scripts that are written without spaces would bring the words around it along. */
const letter = /^(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})\p{L}$/u;
/** Of pictures for sharp screens: `logo@2x.png` is a file. */
const fileEnding = /\.(?:avif|css|gif|jpe?g|js|json|png|svg|tsx?|webp)$/i;

/** Mail addresses, also with `(at)` for the sign. Looks at a bounded stretch around each sign. Pure. */
export function emails(text: string): Span[] {
  return [...text.matchAll(at)].flatMap(({ index, 0: sign }) => {
    const from = index - nameBefore(text, index);
    const after = index + sign.length;
    const to = after + domainAfter(text, after);
    return from < index && to > after && to - from >= shortest ? [{ from, to }] : [];
  });
}

/** The length of the name that ends there; 0: there is none. */
function nameBefore(text: string, end: number): number {
  let from = end;
  while (from > 0 && end - from < longestName && isOf(text[from - 1]!, "._%+'-")) from--;
  while (from < end && ".'-".includes(text[from]!)) from++;
  return text[end - 1] === '.' ? 0 : end - from;
}

/** The length of the domain that begins there, without the full stop of a sentence; 0: there is none. */
function domainAfter(text: string, from: number): number {
  let to = from;
  while (to < text.length && to - from < longestDomain && isOf(text[to]!, '.-')) to++;
  while (to > from && '.-'.includes(text[to - 1]!)) to--;
  const domain = text.slice(from, to);
  const labels = domain.split('.');
  const top = labels.at(-1)!;
  const isDomain =
    labels.length > 1 && labels.every((label) => label !== '') && /^(?:xn--.+|\D{2,})$/.test(top);
  return isDomain && !fileEnding.test(domain) ? to - from : 0;
}

function isOf(sign: string, others: string): boolean {
  return (sign >= '0' && sign <= '9') || others.includes(sign) || letter.test(sign);
}
