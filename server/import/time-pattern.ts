/** Reads times as people write them, by a pattern of tokens like `DD-MM-YYYY HH.mm`. Pure. */
import { type TimePart, type TimeToken, timePieces } from '../../shared/time-pattern.ts';

/** A moment on a clock somewhere. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const expressions: Readonly<Record<TimeToken, string>> = {
  YYYY: '\\d{4}',
  MMM: '[A-Za-z]{3,9}\\.?',
  SSS: '\\d{1,9}',
  YY: '\\d{2}',
  MM: '\\d{1,2}',
  DD: '\\d{1,2}',
  HH: '\\d{1,2}',
  hh: '\\d{1,2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  M: '\\d{1,2}',
  D: '\\d{1,2}',
  H: '\\d{1,2}',
  h: '\\d{1,2}',
  m: '\\d{1,2}',
  s: '\\d{1,2}',
  A: '[AaPp]\\.?[Mm]\\.?',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads times of one pattern; null for a text that does not fit it, or names a day that there is not. */
export type ReadLocalTime = (text: string) => LocalTime | null;

/** @param pattern one that `isTimePattern` */
export function timePattern(pattern: string): ReadLocalTime {
  const pieces = timePieces(pattern.replace(/\s+/g, ' '));
  const parts = pieces.flatMap((piece) =>
    'part' in piece ? [{ part: piece.part, isShort: piece.token === 'YY' }] : [],
  );
  const source = pieces
    .map((piece) => ('part' in piece ? `(${expressions[piece.token]})` : expressionOf(piece.sign)))
    .join('');
  const expression = new RegExp(`^${source}$`, 'u');
  return (text) => {
    const match = expression.exec(text.trim());
    if (!match) return null;
    const time = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
    let half: string | null = null;
    for (const [i, { part, isShort }] of parts.entries()) {
      const value = match[i + 1]!;
      if (part === 'half') half = value[0]!.toLowerCase();
      else time[part] = numberOf(part, value, isShort);
    }
    if (half !== null) {
      if (time.hour < 1 || time.hour > 12) return null;
      time.hour = (time.hour % 12) + (half === 'p' ? 12 : 0);
    }
    return isReal(time) ? time : null;
  };
}

/** However many blanks there are is one: two that could share them would be tried in every way. */
function expressionOf(sign: string): string {
  return sign === ' ' ? '\\s+' : sign.replace(/[\^$\\.*+?()[\]{}|/]/, '\\$&');
}

function numberOf(part: Exclude<TimePart, 'half'>, value: string, isShort: boolean): number {
  if (part === 'month' && /^[A-Za-z]/.test(value)) return months.indexOf(value.slice(0, 3).toLowerCase()) + 1;
  if (part === 'millisecond') return Number(value.padEnd(3, '0').slice(0, 3));
  // Two digits are of the hundred years that end in 2069.
  if (isShort) return Number(value) + (Number(value) < 70 ? 2000 : 1900);
  return Number(value);
}

function isReal({ year, month, day, hour, minute, second }: LocalTime): boolean {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
