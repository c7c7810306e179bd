import { type Interval, intervals } from '../../shared/period.ts';
import { dayOf, dayStart } from '../calendar/day.ts';
import { isoDay } from '../calendar/iso-day.ts';
import { monthOf, monthStart } from '../calendar/month.ts';
import { quarterOf, quarterStart } from '../calendar/quarter.ts';
import { weekOf, weekStart } from '../calendar/week.ts';
import type { Range, Unanswerable } from './period.ts';

/** One step of a series: what of a calendar unit lies within the range. */
export interface Bucket {
  /** Epoch milliseconds; where the range cuts the unit, the range's own beginning. */
  start: number;
  /** Epoch milliseconds, the first moment that no longer belongs; where the range cuts the unit, the range's own end. */
  end: number;
  /** The beginning of the whole unit: its first date in the zone (weeks: the Monday); for hours an ISO 8601 time UTC. */
  label: string;
  /** The range cuts the unit, or the unit is not over yet. */
  partial: boolean;
}

export interface BucketContext {
  /** IANA name: the zone that days, weeks, months and quarters are those of. */
  tz: string;
  /** Epoch milliseconds. */
  now: number;
}

export type ResolvedBuckets = { ok: true; interval: Interval; buckets: Bucket[] } | Unanswerable;

const hour = 3_600_000;
const mostBuckets = 1000;

/** The units made of days: their running number, and the first day of a number. */
const units = {
  day: { of: (day: number) => day, start: (day: number) => day },
  week: { of: weekOf, start: weekStart },
  month: { of: monthOf, start: monthStart },
  quarter: { of: quarterOf, start: quarterStart },
};

/**
 * The calendar units that a range touches, in order, without gaps. A day has its 23, 24 or 25 hours (where the clock
 * moved by half an hour the last one is half as long); a day that the zone left out is left out.
 *
 * `auto` takes hours for up to 2 days, days up to 31, weeks up to 26 weeks, months up to 20 years, then quarters. An
 * interval that gives more than 1,000 buckets is refused, and those that fit are named.
 */
export function buckets(range: Range, interval: Interval | 'auto', context: BucketContext): ResolvedBuckets {
  const chosen = interval === 'auto' ? suitableInterval(range, context.tz) : interval;
  if (unitCount(range, chosen, context.tz) > mostBuckets) return tooMany(range, chosen, context.tz);
  const bounds = chosen === 'hour' ? hourBounds(range, context.tz) : dayBounds(range, chosen, context.tz);
  const whole = bounds.slice(1).map((to, i): Range => ({ from: bounds[i]!, to }));
  return {
    ok: true,
    interval: chosen,
    buckets: whole.filter((unit) => unit.from < unit.to).map((unit) => cut(unit, range, chosen, context)),
  };
}

function suitableInterval(range: Range, tz: string): Interval {
  const days = unitCount(range, 'day', tz);
  if (days <= 2) return 'hour';
  if (days <= 31) return 'day';
  if (days <= 26 * 7) return 'week';
  return days <= 20 * 366 ? 'month' : 'quarter';
}

function unitCount(range: Range, interval: Interval, tz: string): number {
  if (interval === 'hour') return Math.ceil((range.to - hourStart(range.from, tz)) / hour);
  const [first, last] = firstAndLast(range, interval, tz);
  return last - first + 1;
}

function firstAndLast(range: Range, interval: keyof typeof units, tz: string): [number, number] {
  const { of } = units[interval];
  return [of(dayOf(range.from, tz)), of(dayOf(range.to - 1, tz))];
}

function tooMany(range: Range, interval: Interval, tz: string): Unanswerable {
  const fitting = intervals.filter((other) => unitCount(range, other, tz) <= mostBuckets);
  const reason = `"${interval}" gives more than 1,000 buckets in this period; these would fit: ${fitting.join(', ')}`;
  return { ok: false, path: 'interval', reason };
}

/** The beginnings of all units that the range touches, and the end of the last. */
function dayBounds(range: Range, interval: keyof typeof units, tz: string): number[] {
  const [first, last] = firstAndLast(range, interval, tz);
  const bounds: number[] = [];
  for (let unit = first; unit <= last + 1; unit++) bounds.push(dayStart(units[interval].start(unit), tz));
  return bounds;
}

/** The same for hours. They are counted from the day's beginning: in Kathmandu that is not a whole hour UTC. */
function hourBounds(range: Range, tz: string): number[] {
  const bounds = [hourStart(range.from, tz)];
  for (let at = bounds[0]!; at < range.to; bounds.push(at)) {
    at = Math.min(at + hour, dayStart(dayOf(at, tz) + 1, tz));
  }
  return bounds;
}

function hourStart(at: number, tz: string): number {
  const midnight = dayStart(dayOf(at, tz), tz);
  return at - ((at - midnight) % hour);
}

function cut(unit: Range, range: Range, interval: Interval, { tz, now }: BucketContext): Bucket {
  return {
    start: Math.max(unit.from, range.from),
    end: Math.min(unit.to, range.to),
    label: interval === 'hour' ? new Date(unit.from).toISOString() : isoDay(dayOf(unit.from, tz)),
    partial: unit.from < range.from || unit.to > Math.min(range.to, now),
  };
}
