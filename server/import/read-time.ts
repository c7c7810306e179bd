import { localMoments } from './local-moment.ts';
import type { Cell } from './record.ts';
import { timePattern } from './time-pattern.ts';

/** Reads a cell as epoch milliseconds; null where it is no time of that format. */
export type ReadTime = (cell: Cell) => number | null;

/**
 * Reads times of a format: `iso`, `seconds` or `milliseconds` since 1970, or a pattern.
 *
 * @param timezone of times that name no offset
 */
export function timeReader(format: string, timezone: string): ReadTime {
  if (format === 'seconds') return (cell) => epoch(cell, 1_000);
  if (format === 'milliseconds') return (cell) => epoch(cell, 1);
  const toMoment = localMoments(timezone);
  if (format === 'iso') return (cell) => isoMoment(String(cell).trim(), toMoment);
  const read = timePattern(format);
  return (cell) => {
    const local = read(String(cell));
    return local && toMoment(local);
  };
}

function epoch(cell: Cell, unit: number): number | null {
  const value = typeof cell === 'number' || typeof cell === 'string' ? Number(cell) : Number.NaN;
  const moment = Math.round(value * unit);
  return Math.abs(moment) <= furthest ? moment : null;
}

/** Milliseconds from 1970 that a `Date` reaches. */
const furthest = 8.64e15;

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

function isoMoment(text: string, toMoment: ReturnType<typeof localMoments>): number | null {
  const match = iso.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const local = {
    year: year!,
    month: month!,
    day: day!,
    hour: hour!,
    minute: minute!,
    second: second!,
    millisecond: Number((match[7] ?? '').padEnd(3, '0').slice(0, 3)),
  };
  const shown = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second);
  // What carries over into another day or hour is none that there is.
  if (new Date(shown).toISOString().slice(0, 19) !== isoText(local)) return null;
  const zone = match[8];
  if (zone === undefined) return toMoment(local);
  if (/^z$/i.test(zone)) return shown + local.millisecond;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  const offset = sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
  return shown + local.millisecond - offset;
}

function isoText(time: {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  return `${date}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
}
