import type { Interval } from '../../shared/period.ts';
import { dateTag } from './language.ts';
import { say } from './say.ts';

const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const month: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric' };

/** A bucket as an axis names it: "14:00", "3 Nov", "Nov 2026", "Q4 2026". */
export function bucketTick(bucket: string, interval: Interval, zone: string): string {
  if (interval === 'quarter') return quarter(bucket);
  if (interval === 'month') return show(bucket, zone, month);
  if (interval !== 'hour') return show(bucket, zone, day);
  const time = show(bucket, zone, clock);
  return time === '00:00' ? show(bucket, zone, day) : time;
}

/** A bucket in full, as a table or the reading line names it: "Week of 2 Nov 2026". */
export function bucketLabel(bucket: string, interval: Interval, zone: string): string {
  if (interval === 'quarter') return quarter(bucket);
  if (interval === 'month') return show(bucket, zone, month);
  if (interval === 'hour') return show(bucket, zone, { ...day, ...clock });
  const date = show(bucket, zone, { ...day, year: 'numeric' });
  return interval === 'week' ? say('Week of {date}', { date }) : date;
}

function quarter(bucket: string): string {
  const number = Math.ceil(Number(bucket.slice(5, 7)) / 3);
  return say('Q{number} {year}', { number, year: bucket.slice(0, 4) });
}

/** A bare date already is the zone's own; a time names a moment, which the zone still has to be applied to. */
function show(bucket: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  const timeZone = bucket.includes('T') ? zone : 'UTC';
  return new Intl.DateTimeFormat(dateTag(), { ...options, timeZone }).format(new Date(bucket));
}
