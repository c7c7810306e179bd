import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { numberLabel } from './number-label.ts';
import { isOtherNumber } from './other-number.ts';
import type { Span } from './span.ts';

const run = /(?:\(?\+ ?|\()?\d(?:[ .()/-]{0,2}\d)*/g;
const [fewest, most] = [7, 17];
/** As long as a number can be with all of its separators, in UTF-16 units. */
const longest = 3 * most;
/** Where a number that begins with its trunk prefix may be from, if nothing else tells. */
const usual: readonly CountryCode[] = [
  'GB',
  'DE',
  'FR',
  'IT',
  'NL',
  'CN',
  'SE',
  'CH',
  'AT',
  'BE',
  'AU',
  'JP',
];
/** How many runs of digits of a text are judged: beyond, it is a heap of numbers, and all of them are masked. */
const mostJudged = 100;
/** The same of the groups of one run. */
const mostInRun = 30;

const chinese = /^1[3-9]\d([ -]?)\d{4}\1\d{4}$/;
const american = /^(?:1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}$/;

/**
 * Telephone numbers: those that begin with `+` or `00`, those that are grouped as people do it, in full where the
 * text's language is spoken, and any that a word like "call" introduces. Pure.
 *
 * @param country where the text's language is spoken most, if that is known
 */
export function phones(text: string, country?: string): Span[] {
  const local = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const runs = [...text.matchAll(run)].filter(({ 0: found }) => digitsOf(found).length >= fewest);
  return runs.flatMap(({ index: from, 0: found }, i) => {
    const span = { from, to: from + found.length };
    if (!standsAlone(text, span)) return [];
    return i < mostJudged ? phonesIn(span, text, local) : [span];
  });
}

/** One may stand behind the other, and another number before or behind it: any group may begin one. */
function phonesIn({ from, to }: Span, text: string, local: CountryCode | undefined): Span[] {
  const spans: Span[] = [];
  const label = numberLabel(text, from);
  let judged = 0;
  for (let start = from; start < to; ) {
    const stretch = text.slice(start, Math.min(to, start + longest));
    const ends = [...stretch.matchAll(/\d(?!\d)/g)].map(({ index }) => index + 1);
    const end = ends.findLast((length) => {
      const behind = text.slice(start + length, start + length + 12);
      return isPhone(stretch.slice(0, length), behind, label, local);
    });
    if (end !== undefined) spans.push({ from: start, to: start + end });
    const next = text.slice(start + (end ?? 1), to).search(/(?<= )[\d(+]/);
    if (next < 0) break;
    start += (end ?? 1) + next;
    if (++judged > mostInRun) return [...spans, { from: start, to }];
  }
  return spans;
}

function isPhone(
  number: string,
  behind: string,
  label: ReturnType<typeof numberLabel>,
  local: CountryCode | undefined,
): boolean {
  const digits = digitsOf(number);
  if (digits.length < fewest || digits.length > most) return false;
  if (/^\(?\+/.test(number)) return isValid(`+${digits}`);
  if (label === 'other' || isOtherNumber(number, behind)) return false;
  if (label === 'phone' || chinese.test(number)) return true;
  if (/^00[1-9]/.test(number)) return isValid(`+${digits.slice(2)}`);
  if (american.test(number)) return isValid(digits, 'US');
  const isGrouped = /\d\D+\d/.test(number);
  if (/^\(?0/.test(number)) {
    if (local && isValid(digits, local)) return true;
    return isGrouped && usual.some((country) => isValid(digits, country));
  }
  return isGrouped && local !== undefined && isValid(digits, local);
}

function isValid(digits: string, country?: CountryCode): boolean {
  return (
    parsePhoneNumberFromString(digits, {
      ...(country && { defaultCountry: country }),
      extract: false,
    })?.isValid() === true
  );
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Neither in a word nor behind a colon or a comma that is part of it: a time, a coordinate. */
function standsAlone(text: string, { from, to }: Span): boolean {
  return (
    !/[\w.,]$|\d:$/.test(text.slice(Math.max(0, from - 2), from)) &&
    !/^(?:\w|[,:]\d)/.test(text.slice(to, to + 2))
  );
}
