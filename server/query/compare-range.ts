import { dayOf, dayStart } from '../calendar/day.ts';
import { monthOf, monthStart } from '../calendar/month.ts';
import { type Range, type ResolvedPeriod, resolvePeriod, type Unanswerable } from './period.ts';

/** The range that is compared with. `period` is the name that the current range was asked for by, if it was. */
export interface Compared {
  range: Range;
  period: string | undefined;
}

export type ResolvedCompare = ({ ok: true } & Range) | (Omit<Unanswerable, 'path'> & { path: 'compare' });

export interface CompareContext {
  now: number;
  tz: string;
}

const monthsOf: Readonly<Record<string, number>> = { month: 1, '6mo': 6, '12mo': 12, year: 12 };

/**
 * What `compare` stands for. `previous` is the stretch of the same length just before: whole months before whole
 * months, whole days before whole days (whatever the clock did in between), else the same time. `year` is the same
 * calendar days a year earlier; the 29th of February then is the 1st of March, that whole day where it stands alone. `FROM..TO` is read like `from` and `to`.
 */
export function resolveCompare(
  compare: string,
  { range, period }: Compared,
  context: CompareContext,
): ResolvedCompare {
  if (compare === 'previous') return { ok: true, ...previous(range, period, context.tz) };
  if (compare === 'year') return { ok: true, ...yearBefore(range, context.tz) };
  const [from, to] = compare.split('..');
  return named(resolvePeriod({ from, to }, { ...context, earliest: null }));
}

function previous(range: Range, period: string | undefined, tz: string): Range {
  const months = period === undefined ? undefined : monthsOf[period];
  const first = dayOf(range.from, tz);
  if (months !== undefined)
    return { from: dayStart(monthStart(monthOf(first) - months), tz), to: range.from };
  const end = dayOf(range.to, tz);
  const wholeDays = dayStart(first, tz) === range.from && dayStart(end, tz) === range.to;
  if (wholeDays) return { from: dayStart(first - (end - first), tz), to: range.from };
  return { from: range.from - (range.to - range.from), to: range.from };
}

function yearBefore({ from, to }: Range, tz: string): Range {
  const before = { from: aYearBefore(from, tz), to: aYearBefore(to, tz) };
  return before.from < before.to ? before : { from: before.from, to: before.from + (to - from) };
}

/** The same day of the year before, and as long after its midnight. */
function aYearBefore(at: number, tz: string): number {
  const day = dayOf(at, tz);
  const month = monthOf(day);
  const before = monthStart(month - 12) + (day - monthStart(month));
  return dayStart(before, tz) + (at - dayStart(day, tz));
}

function named(resolved: ResolvedPeriod): ResolvedCompare {
  if (resolved.ok) return { ok: true, from: resolved.from, to: resolved.to };
  return { ok: false, path: 'compare', reason: `${resolved.path} ${resolved.reason}` };
}
