import type { MetricUnit } from '../../shared/metric.ts';
import type { TrendPoint } from '../data/trend-points.ts';
import { formatCount, formatValue } from './number.ts';

/** One point of a trend in a line: "Week of 2 Nov 2026: +44, between +31 and +57, n = 41". */
export function pointReading(point: TrendPoint, unit: MetricUnit): string {
  if (point.value === null) return `${point.label}: no answers`;
  const sure = point.ci
    ? `between ${formatValue(point.ci[0], unit)} and ${formatValue(point.ci[1], unit)}, `
    : '';
  const partial = point.partial ? ' (unfinished)' : '';
  return `${point.label}${partial}: ${formatValue(point.value, unit)}, ${sure}n = ${formatCount(point.n)}`;
}

/** A value in a table; a dash where there is none. */
export function valueCell({ value }: Pick<TrendPoint, 'value'>, unit: MetricUnit): string {
  return value === null ? '–' : formatValue(value, unit);
}

/** An interval in a table; "too few" where there are too few answers for one, a dash where there are none. */
export function intervalCell({ ci, n }: Pick<TrendPoint, 'ci' | 'n'>, unit: MetricUnit): string {
  if (ci) return `${formatValue(ci[0], unit)} to ${formatValue(ci[1], unit)}`;
  return n === 0 ? '–' : 'too few';
}
