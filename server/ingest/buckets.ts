import { dayOf } from '../calendar/day.ts';
import { monthOf } from '../calendar/month.ts';
import type { Buckets } from '../storage/contract/counting.ts';

const quarterHour = 900_000;

/** The buckets that a moment is counted in: a quarter hour UTC, and a day and a month of the site's zone. */
export function bucketsOf(at: number, timezone: string): Buckets {
  const day = dayOf(at, timezone);
  return { quarter: Math.floor(at / quarterHour), day, month: monthOf(day) };
}
