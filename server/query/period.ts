import { Temporal } from 'temporal-polyfill';
import type { Period } from '../../shared/period.ts';
import { dayOf, dayStart } from '../calendar/day.ts';
import { parseIsoDay } from '../calendar/iso-day.ts';
import { monthOf, monthStart } from '../calendar/month.ts';

/** A half-open stretch of time in epoch milliseconds: `from` belongs to it, `to` does not. Whole quarter hours. */
export interface Range {
  from: number;
  to: number;
}

/** One field of the question that cannot be answered, and what would be right. */
export interface Unanswerable {
  ok: false;
  path: 'period' | 'from' | 'to' | 'interval';
  reason: string;
}

export interface PeriodParameters {
  period?: Period | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface PeriodContext {
  /** Epoch milliseconds. */
  now: number;
  /** IANA name: the zone that calendar days, months and years are those of. */
  tz: string;
  /** Epoch milliseconds of the earliest answer, where `all` begins; null where there is none. */
  earliest: number | null;
}

/** `period` is absent where the range was given by `from` and `to`. */
export type ResolvedPeriod = ({ ok: true; period?: Period } & Range) | Unanswerable;

const quarterHour = 900_000;
const firstDay = parseIsoDay('1980-01-01')!;
const dayAfterLast = parseIsoDay('2101-01-01')!;

/**
 * The range that `period`, or `from` and `to`, stand for. Without any of them it is `28d`.
 *
 * Days, months and years are whole calendar units in `tz`, the current one included to its end: `7d` ends tonight,
 * `month` with the month. `24h` is the last 96 quarter hours, the current one included. A bare date in `from` or `to`
 * is the start of that day in `tz`; times are widened to whole quarter hours; `to` is the end of today where only
 * `from` is given.
 */
export function resolvePeriod(parameters: PeriodParameters, context: PeriodContext): ResolvedPeriod {
  const { period, from, to } = parameters;
  if (from === undefined && to === undefined) {
    const chosen = period ?? '28d';
    return { ok: true, period: chosen, ...rangeOf(chosen, context) };
  }
  if (period !== undefined) return wrong('period', 'cannot stand beside from or to');
  if (from === undefined) return wrong('from', 'is needed where to is given');
  return between(from, to, context);
}

function rangeOf(period: Period, { now, tz, earliest }: PeriodContext): Range {
  const today = dayOf(now, tz);
  const month = monthOf(today);
  const days = (first: number, end: number): Range => ({ from: dayStart(first, tz), to: dayStart(end, tz) });
  const lastDays = (count: number) => days(today + 1 - count, today + 1);
  const lastMonths = (count: number) => days(monthStart(month + 1 - count), monthStart(month + 1));
  switch (period) {
    case 'day':
      return lastDays(1);
    case '7d':
      return lastDays(7);
    case '28d':
      return lastDays(28);
    case '30d':
      return lastDays(30);
    case '91d':
      return lastDays(91);
    case 'month':
      return lastMonths(1);
    case '6mo':
      return lastMonths(6);
    case '12mo':
      return lastMonths(12);
    case 'year': {
      const january = month - (month % 12);
      return days(monthStart(january), monthStart(january + 12));
    }
    case 'all':
      return days(Math.min(today, dayOf(earliest ?? now, tz)), today + 1);
    case '24h': {
      const end = floorToQuarter(now) + quarterHour;
      return { from: end - 96 * quarterHour, to: end };
    }
  }
}

function between(fromText: string, toText: string | undefined, { now, tz }: PeriodContext): ResolvedPeriod {
  const from = parseInstant(fromText, tz);
  if (from === undefined) return wrong('from', notATime);
  const to = toText === undefined ? dayStart(dayOf(now, tz) + 1, tz) : parseInstant(toText, tz);
  if (to === undefined) return wrong('to', notATime);
  if (!isWithinYears(from, tz)) return wrong('from', outsideYears);
  if (!isWithinYears(to, tz)) return wrong('to', outsideYears);
  if (from >= to) {
    return toText === undefined ? wrong('from', 'lies after today') : wrong('to', 'must lie after from');
  }
  return { ok: true, from: floorToQuarter(from), to: -floorToQuarter(-to) };
}

const notATime = 'must be a date like 2026-11-01 or a time with its offset like 2026-11-01T09:30:00Z';
const outsideYears = 'must lie in the years 1980 to 2100';

function parseInstant(text: string, tz: string): number | undefined {
  const day = parseIsoDay(text);
  if (day !== undefined) return dayStart(day, tz);
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

function isWithinYears(at: number, tz: string): boolean {
  return at >= dayStart(firstDay, tz) && at <= dayStart(dayAfterLast, tz);
}

function floorToQuarter(at: number): number {
  return Math.floor(at / quarterHour) * quarterHour;
}

function wrong(path: Unanswerable['path'], reason: string): Unanswerable {
  return { ok: false, path, reason };
}
