import { dateTag } from './language.ts';

const format = new Intl.DateTimeFormat(dateTag(), {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A calendar date as it is read: `2026-11-01` is "1 Nov 2026". */
export function dateLabel(date: string): string {
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The date before: the last day that a range ending at `date` includes. */
export function dayBefore(date: string): string {
  return shift(date, -1);
}

/** The date after: the end of a range whose last day is `date`. */
export function dayAfter(date: string): string {
  return shift(date, 1);
}

function shift(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}
