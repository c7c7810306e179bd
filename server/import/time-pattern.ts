/** Times as people write them: a pattern of tokens like `DD-MM-YYYY HH.mm`. Pure. */

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

type Part = keyof LocalTime | 'half';

const tokens: readonly (readonly [token: string, part: Part, expression: string])[] = [
  ['YYYY', 'year', '\\d{4}'],
  ['MMM', 'month', '[A-Za-z]{3,9}\\.?'],
  ['SSS', 'millisecond', '\\d{1,9}'],
  ['YY', 'year', '\\d{2}'],
  ['MM', 'month', '\\d{1,2}'],
  ['DD', 'day', '\\d{1,2}'],
  ['HH', 'hour', '\\d{1,2}'],
  ['hh', 'hour', '\\d{1,2}'],
  ['mm', 'minute', '\\d{2}'],
  ['ss', 'second', '\\d{2}'],
  ['M', 'month', '\\d{1,2}'],
  ['D', 'day', '\\d{1,2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['h', 'hour', '\\d{1,2}'],
  ['m', 'minute', '\\d{1,2}'],
  ['s', 'second', '\\d{1,2}'],
  ['A', 'half', '[AaPp]\\.?[Mm]\\.?'],
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads times of one pattern; null for a text that does not fit it, or names a day that there is not. */
export type ReadLocalTime = (text: string) => LocalTime | null;

export function timePattern(pattern: string): ReadLocalTime {
  const parts: { part: Part; isShort: boolean }[] = [];
  let source = '';
  for (let at = 0; at < pattern.length; ) {
    const found = tokens.find(([token]) => pattern.startsWith(token, at));
    if (!found) {
      source += pattern[at] === ' ' ? '\\s+' : pattern[at]!.replace(/[\^$\\.*+?()[\]{}|/]/, '\\$&');
      at++;
      continue;
    }
    const [token, part, expression] = found;
    parts.push({ part, isShort: token === 'YY' });
    source += `(${expression})`;
    at += token.length;
  }
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

function numberOf(part: Exclude<Part, 'half'>, value: string, isShort: boolean): number {
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
