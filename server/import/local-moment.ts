import { Temporal } from 'temporal-polyfill';
import type { LocalTime } from './time-pattern.ts';

const quarterHour = 900_000;
const mostKnown = 100_000;

/**
 * From a time on the clocks of a zone to epoch milliseconds. One that its clocks left out is taken as if they had gone on,
 * one that they showed twice as the first. What was computed once is kept for its quarter hour, since clocks are only
 * ever set at the beginning of one.
 */
export function localMoments(timezone: string): (time: LocalTime) => number {
  const known = new Map<number, number>();
  return ({ year, month, day, hour, minute, second, millisecond }) => {
    const shown = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
    const quarter = Math.floor(shown / quarterHour);
    let begins = known.get(quarter);
    if (begins === undefined) {
      const at = { year, month, day, hour, minute: minute - (minute % 15) };
      begins = Temporal.PlainDateTime.from(at).toZonedDateTime(timezone).epochMilliseconds;
      if (known.size >= mostKnown) known.clear();
      known.set(quarter, begins);
    }
    return begins + (shown - quarter * quarterHour);
  };
}
