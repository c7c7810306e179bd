import type { MetricUnit } from '../../shared/metric.ts';
import type { TrendPoint } from '../data/trend-points.ts';
import { formatValue } from './number.ts';
import { say } from './say.ts';

/** One point of a trend in a line: "Week of 2 Nov 2026: +44, between +31 and +57, n = 41". */
export function pointReading(point: TrendPoint, unit: MetricUnit): string {
  if (point.value === null) return say('{point}: no answers', { point: point.label });
  const told = { point: pointName(point), value: formatValue(point.value, unit), n: point.n };
  if (!point.ci) return say('{point}: {value}, n = {n, number}', told);
  const [low, high] = point.ci;
  return say('{point}: {value}, between {low} and {high}, n = {n, number}', {
    ...told,
    low: formatValue(low, unit),
    high: formatValue(high, unit),
  });
}

/** A point as a table names it, with a word where its time is not over. */
export function pointName({ label, partial }: Pick<TrendPoint, 'label' | 'partial'>): string {
  return partial ? say('{point} (unfinished)', { point: label }) : label;
}

/** A value in a table; a dash where there is none. */
export function valueCell({ value }: Pick<TrendPoint, 'value'>, unit: MetricUnit): string {
  return value === null ? '–' : formatValue(value, unit);
}

/** An interval in a table; "too few" where there are too few answers for one, a dash where there are none. */
export function intervalCell({ ci, n }: Pick<TrendPoint, 'ci' | 'n'>, unit: MetricUnit): string {
  if (ci) return intervalRange(ci, unit);
  return n === 0 ? '–' : say('too few');
}

/** The limits of an interval: "+31 to +57". */
export function intervalRange([low, high]: NonNullable<TrendPoint['ci']>, unit: MetricUnit): string {
  return say('{low} to {high}', { low: formatValue(low, unit), high: formatValue(high, unit) });
}
