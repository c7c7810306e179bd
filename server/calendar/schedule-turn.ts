import { Temporal } from 'temporal-polyfill';
import type { ScheduleTurn } from '../../shared/export-schedule.ts';
import { dayOf, dayStart } from './day.ts';
import { monthOf, monthStart } from './month.ts';
import { weekOf, weekStart } from './week.ts';

/** When something is done again and again. */
export interface Turns {
  every: ScheduleTurn;
  /** From 0 to 23, in the zone. An hour that the clock leaves out is the one behind it; of two the first counts. */
  hour: number;
}

/** The latest moment up to `at` at which its turn came, in epoch milliseconds. */
export function lastTurn({ every, hour }: Turns, at: number, timezone: string): number {
  const unit = unitOf(every, dayOf(at, timezone));
  const turn = momentOf(startOf(every, unit), hour, timezone);
  return turn <= at ? turn : momentOf(startOf(every, unit - 1), hour, timezone);
}

/** The first moment after `at` at which its turn comes. */
export function nextTurn({ every, hour }: Turns, at: number, timezone: string): number {
  const unit = unitOf(every, dayOf(at, timezone));
  const turn = momentOf(startOf(every, unit), hour, timezone);
  return turn > at ? turn : momentOf(startOf(every, unit + 1), hour, timezone);
}

/** The last day, week or month that was whole at a moment; `from` belongs to it, `to` does not. */
export function lastWhole(every: ScheduleTurn, at: number, timezone: string): { from: number; to: number } {
  const unit = unitOf(every, dayOf(at, timezone));
  const start = (n: number) => dayStart(startOf(every, n), timezone);
  return { from: start(unit - 1), to: start(unit) };
}

function unitOf(every: ScheduleTurn, day: number): number {
  if (every === 'week') return weekOf(day);
  return every === 'month' ? monthOf(day) : day;
}

function startOf(every: ScheduleTurn, unit: number): number {
  if (every === 'week') return weekStart(unit);
  return every === 'month' ? monthStart(unit) : unit;
}

const epoch = Temporal.PlainDate.from('1970-01-01');

function momentOf(day: number, hour: number, timeZone: string): number {
  const plainTime = Temporal.PlainTime.from({ hour });
  return epoch.add({ days: day }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
