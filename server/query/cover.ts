import { dayOf, dayStart } from '../calendar/day.ts';
import { monthOf, monthStart } from '../calendar/month.ts';
import { type CountSegment, spans } from '../storage/contract/counts.ts';
import type { Range } from './period.ts';

const quarterHour = 900_000;

/**
 * The coarsest buckets of the counts that make up a range exactly: whole months and days of the site's zone within,
 * quarter hours at the edges; of a month that is cut, its days or the month less its other days, whichever is less. Without a zone there are quarter hours only. Quarter hours exist for totals only, so a dimension has no cover (null) where the range
 * begins or ends between two midnights of the site's zone.
 */
export function cover(
  range: Range,
  siteTimezone: string | null,
  out: number,
  dimensional: boolean,
): CountSegment[] | null {
  if (siteTimezone === null) return dimensional ? null : [quarters(range, out)];
  const first = dayOf(range.from, siteTimezone);
  // A series asks for hundreds of single days.
  if (dayStart(first, siteTimezone) === range.from && dayStart(first + 1, siteTimezone) === range.to)
    return [{ out, span: spans.day, from: first, to: first + 1 }];
  const days = wholeDays(range, siteTimezone);
  if (!days) return dimensional ? null : [quarters(range, out)];
  const within = monthsAndDays(days.from, days.to, out);
  const edges = [
    { from: range.from, to: dayStart(days.from, siteTimezone) },
    { from: dayStart(days.to, siteTimezone), to: range.to },
  ].filter((edge) => edge.from < edge.to);
  if (edges.length === 0) return within;
  return dimensional ? null : [...edges.map((edge) => quarters(edge, out)), ...within];
}

/** The days [from, to) that lie in the range whole; null where there is none. */
function wholeDays(range: Range, timezone: string): { from: number; to: number } | null {
  let from = dayOf(range.from, timezone);
  if (dayStart(from, timezone) < range.from) from++;
  const to = dayOf(range.to, timezone);
  return from < to ? { from, to } : null;
}

function monthsAndDays(from: number, to: number, out: number): CountSegment[] {
  // Fewer days than half a month are never cheaper by the month.
  if (to - from < 14) return [{ out, span: spans.day, from, to }];
  const firstMonth = monthStart(monthOf(from)) === from ? monthOf(from) : monthOf(from) + 1;
  const endMonth = monthOf(to);
  if (firstMonth > endMonth) return partOfMonth(from, to, out);
  const whole: CountSegment = { out, span: spans.month, from: firstMonth, to: endMonth };
  return [
    ...partOfMonth(from, monthStart(firstMonth), out),
    ...(firstMonth < endMonth ? [whole] : []),
    ...partOfMonth(monthStart(endMonth), to, out),
  ];
}

/** Days within one month: themselves, or the month less its other days where those are fewer. */
function partOfMonth(from: number, to: number, out: number): CountSegment[] {
  if (from >= to) return [];
  const month = monthOf(from);
  const first = monthStart(month);
  const end = monthStart(month + 1);
  const days = { out, span: spans.day } as const;
  const others = end - first - (to - from);
  if (to - from <= others + 1) return [{ ...days, from, to }];
  return [
    { out, span: spans.month, from: month, to: month + 1 } as const,
    { ...days, from: first, to: from, minus: true } as const,
    { ...days, from: to, to: end, minus: true } as const,
  ].filter((segment) => segment.from < segment.to);
}

function quarters(range: Range, out: number): CountSegment {
  return { out, span: spans.quarter, from: range.from / quarterHour, to: range.to / quarterHour };
}
