import type { WidgetTime } from '../../shared/widget-config.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Whether a moment, in epoch milliseconds, lies in the window, by the calendar and the clock of its zone. */
export function within({ from, until, days, hours, zone }: WidgetTime, now: number): boolean {
  if (now < (from ?? now) || now >= (until ?? Number.POSITIVE_INFINITY)) return false;
  if (!days && !hours) return true;
  const { day, time } = clockIn(zone, now);
  return (!days || days.includes(day)) && (!hours || isBetween(time, hours));
}

function clockIn(timeZone: string, now: number): { day: number; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: weekdays.indexOf(parts.weekday!), time: `${parts.hour}:${parts.minute}` };
}

/** Times of day as text are in order. */
function isBetween(time: string, [first, end]: [string, string]): boolean {
  return first < end ? time >= first && time < end : time >= first || time < end;
}
