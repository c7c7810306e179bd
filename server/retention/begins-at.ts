import { dayOf, dayStart } from '../calendar/day.ts';

const hour = 3_600_000;

/**
 * When terms that were set at a moment begin to take something: at the next midnight of the site, and an hour later at
 * least, so that what was a slip can be taken back. Epoch milliseconds.
 */
export function beginsAt(setAt: number, timezone: string): number {
  return Math.max(dayStart(dayOf(setAt, timezone) + 1, timezone), setAt + hour);
}
