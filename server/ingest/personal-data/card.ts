import type { Span } from './span.ts';

const run = /\d(?:[ -]?\d){12,}/g;
/** First digits and lengths as the networks give them out: https://en.wikipedia.org/wiki/Payment_card_number */
const networks: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:6011|64[4-9]|65)\d{12,15}$/,
  /^62\d{14,17}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15}$/,
  /^220[0-4]\d{12,15}$/,
];
const [fewest, most] = [13, 19];

/** Numbers of payment cards, in one piece or in groups. Pure. */
export function cards(text: string): Span[] {
  return [...text.matchAll(run)].flatMap(({ index, 0: found }) => cardsIn(found, index, text));
}

/** Numbers that stand one behind the other are one run: each of its groups may begin a card. */
function cardsIn(found: string, offset: number, text: string): Span[] {
  const groups = [...found.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({
    digits,
    from: offset + index,
    to: offset + index + digits.length,
  }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; ) {
    const last = lastOfCard(groups, first);
    const span = last < 0 ? null : { from: groups[first]!.from, to: groups[last]!.to };
    if (span && standsAlone(text, span)) spans.push(span);
    first = span ? last + 1 : first + 1;
  }
  return spans;
}

function lastOfCard(groups: readonly { digits: string }[], first: number): number {
  let digits = '';
  let found = -1;
  for (
    let last = first;
    last < groups.length && digits.length + groups[last]!.digits.length <= most;
    last++
  ) {
    digits += groups[last]!.digits;
    if (isCard(digits)) found = last;
  }
  return found;
}

function isCard(digits: string): boolean {
  return digits.length >= fewest && networks.some((network) => network.test(digits)) && isLuhn(digits);
}

/** The check digit of ISO/IEC 7812-1. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function standsAlone(text: string, { from, to }: Span): boolean {
  return !/[A-Za-z0-9]/.test(`${text[from - 1] ?? ''}${text[to] ?? ''}`);
}
