import { timeReader } from './read-time.ts';
import type { Cell } from './record.ts';
import { timePattern } from './time-pattern.ts';

const clocks = [
  '',
  ' HH:mm',
  ' HH.mm',
  ' HH:mm:ss',
  ' HH.mm.ss',
  ' hh:mm A',
  ' hh:mm:ss A',
  ', HH:mm',
  ', HH:mm:ss',
];
const dates = ['-', '/', '.', ' '].flatMap((sign) => [
  ['DD', 'MM', 'YYYY'].join(sign),
  ['MM', 'DD', 'YYYY'].join(sign),
  ['YYYY', 'MM', 'DD'].join(sign),
  ['DD', 'MMM', 'YYYY'].join(sign),
  ['DD', 'MM', 'YY'].join(sign),
  ['MM', 'DD', 'YY'].join(sign),
]);
const patterns = [...dates, 'YYYY年M月D日', 'MMM DD, YYYY'].flatMap((date) =>
  clocks.map((clock) => ({ pattern: date + clock, read: timePattern(date + clock) })),
);

/** 2000-01-01 and 2100-01-01 in epoch seconds: a number between them may be a time. */
const [first, last] = [946_684_800, 4_102_444_800];

/**
 * The format that all of the samples have, or null. Where day and month could be either, the day is taken to come first,
 * which whoever looks at the samples can correct. Pure.
 */
export function guessTime(samples: readonly Cell[]): string | null {
  if (samples.length === 0) return null;
  const iso = timeReader('iso', 'UTC');
  if (samples.every((sample) => typeof sample === 'string' && iso(sample) !== null)) return 'iso';
  const numbers = samples.map((sample) => (/^\d{9,13}$/.test(String(sample)) ? Number(sample) : Number.NaN));
  if (numbers.every((n) => n > first && n < last)) return 'seconds';
  if (numbers.every((n) => n > first * 1_000 && n < last * 1_000)) return 'milliseconds';
  return (
    patterns.find(({ read }) => samples.every((sample) => read(String(sample)) !== null))?.pattern ?? null
  );
}
