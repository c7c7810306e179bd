/** Ranges and their steps, from the words of the interface and `Intl`: nothing here is the server's. */
import type { Question } from '../../server/query/question.ts';
import type { Interval, Period } from '../../shared/period.ts';
import { addDays, addMonths, dateStart, localDate } from './storage-local-date.ts';

export interface Range {
  from: number;
  to: number;
}

export interface Step extends Range {
  bucket: string;
  partial: boolean;
}

const quarter = 900_000;
const hour = 3_600_000;
const lastDays: Partial<Record<Period, number>> = { day: 1, '7d': 7, '28d': 28, '30d': 30, '91d': 91 };
const lastMonths: Partial<Record<Period, number>> = { month: 1, '6mo': 6, '12mo': 12 };

/** Null where the range ends before it begins. */
export function askedRange(
  question: Question,
  now: number,
  tz: string,
  earliest: number | null,
): Range | null {
  const { from, to } = question;
  if (from !== undefined) return between(from, to, now, tz);
  const today = localDate(now, tz);
  const period = question.period ?? '28d';
  if (period === '24h') {
    const end = Math.floor(now / quarter) * quarter + quarter;
    return { from: end - 96 * quarter, to: end };
  }
  const dates = (first: string, end: string) => ({ from: dateStart(first, tz), to: dateStart(end, tz) });
  if (period === 'all') {
    const first = localDate(earliest ?? now, tz);
    return dates([first, today].sort()[0]!, addDays(today, 1));
  }
  if (period === 'year') return dates(`${today.slice(0, 4)}-01-01`, `${Number(today.slice(0, 4)) + 1}-01-01`);
  const days = lastDays[period];
  if (days !== undefined) return dates(addDays(today, 1 - days), addDays(today, 1));
  return dates(addMonths(today, 1 - lastMonths[period]!), addMonths(today, 1));
}

/** What `compare` stands for. */
export function comparedRange(
  compare: string,
  range: Range,
  period: Period | undefined,
  tz: string,
): Range | null {
  const [first, end] = [localDate(range.from, tz), localDate(range.to, tz)];
  if (compare === 'year') return { from: aYearBefore(range.from, tz), to: aYearBefore(range.to, tz) };
  if (compare !== 'previous') {
    const [from, to] = compare.split('..');
    return between(from!, to, 0, tz);
  }
  const months = period === 'year' ? 12 : lastMonths[period ?? 'day'];
  if (months !== undefined) return { from: dateStart(addMonths(first, -months), tz), to: range.from };
  const whole = dateStart(first, tz) === range.from && dateStart(end, tz) === range.to;
  if (!whole) return { from: 2 * range.from - range.to, to: range.from };
  const days = (Date.parse(end) - Date.parse(first)) / 86_400_000;
  return { from: dateStart(addDays(first, -days), tz), to: range.from };
}

/** The interval that `auto` stands for: by the dates that the range touches. */
export function suitable({ from, to }: Range, tz: string): Interval {
  const [first, last] = [localDate(from, tz), localDate(to - 1, tz)].map(Date.parse);
  const dates = (last! - first!) / 86_400_000 + 1;
  if (dates <= 2) return 'hour';
  if (dates <= 31) return 'day';
  if (dates <= 26 * 7) return 'week';
  return dates <= 20 * 366 ? 'month' : 'quarter';
}

/** The calendar units that a range touches, cut to it; null where there are more than 1,000. */
export function stepsOf(range: Range, interval: Interval, tz: string, now: number): Step[] | null {
  const steps: Step[] = [];
  const last = localDate(range.to - 1, tz);
  for (
    let date = unitOf(localDate(range.from, tz), interval);
    date <= last;
    date = nextUnit(date, interval)
  ) {
    const [from, to] = [dateStart(date, tz), dateStart(nextUnit(date, interval), tz)];
    if (interval !== 'hour') steps.push(step({ from, to }, date));
    else {
      for (let at = from; at < to; at += hour) {
        steps.push(step({ from: at, to: Math.min(at + hour, to) }, new Date(at).toISOString()));
      }
    }
  }
  const touched = steps.filter(({ from, to }) => from < to);
  return touched.length > 1000 ? null : touched;

  function step(unit: Range, bucket: string): Step {
    return {
      from: Math.max(unit.from, range.from),
      to: Math.min(unit.to, range.to),
      bucket,
      partial: unit.from < range.from || unit.to > range.to || unit.to > now,
    };
  }
}

function between(fromText: string, toText: string | undefined, now: number, tz: string): Range | null {
  const from = Math.floor(instant(fromText, tz) / quarter) * quarter;
  const to =
    toText === undefined
      ? dateStart(addDays(localDate(now, tz), 1), tz)
      : Math.ceil(instant(toText, tz) / quarter) * quarter;
  return from < to ? { from, to } : null;
}

function instant(text: string, tz: string): number {
  return text.length === 10 ? dateStart(text, tz) : Date.parse(text);
}

/** The same date of the year before, and as long after its midnight. */
function aYearBefore(at: number, tz: string): number {
  const date = localDate(at, tz);
  const [year, month, day] = date.split('-').map(Number);
  const before = new Date(Date.UTC(year! - 1, month! - 1, day!)).toISOString().slice(0, 10);
  return dateStart(before, tz) + at - dateStart(date, tz);
}

/** The first date of the unit that a date is in. */
function unitOf(date: string, interval: Interval): string {
  if (interval === 'week') return addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
  if (interval === 'month') return addMonths(date, 0);
  if (interval === 'quarter') return addMonths(date, -((Number(date.slice(5, 7)) - 1) % 3));
  return date;
}

function nextUnit(date: string, interval: Interval): string {
  if (interval === 'month') return addMonths(date, 1);
  if (interval === 'quarter') return addMonths(date, 3);
  return addDays(date, interval === 'week' ? 7 : 1);
}
