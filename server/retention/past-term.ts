import { dayOf, dayStart } from '../calendar/day.ts';

/**
 * What is older than this is past a term of so many days: whole days of the site, so that nothing falls due but at its
 * midnight. Epoch milliseconds.
 *
 * @param term like "365d"
 */
export function pastTerm(term: string, now: number, timezone: string): number {
  return dayStart(dayOf(now, timezone) - Number(term.slice(0, -1)), timezone);
}
