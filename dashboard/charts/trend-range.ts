import type { MetricUnit } from '../../shared/metric.ts';
import type { TrendPoint } from '../data/trend-points.ts';

const leastSpan: Readonly<Record<MetricUnit, number>> = {
  points: 20,
  share: 0.1,
  scale: 0.5,
  index: 10,
  'per-thousand': 1,
};

/**
 * How far the vertical axis reaches: around every value and interval with some air, never so close that noise looks
 * like news, and never past what the metric can be.
 */
export function trendRange(
  points: readonly Pick<TrendPoint, 'value' | 'ci'>[],
  unit: MetricUnit,
  limits: readonly [number, number],
): [number, number] {
  const all = points.flatMap(({ value, ci }) => (value === null ? [] : [value, ...(ci ?? [])]));
  if (all.length === 0) return [limits[0], limits[1]];
  const low = Math.max(limits[0], Math.min(...all));
  const high = Math.min(limits[1], Math.max(...all));
  const air = Math.max((high - low) * 0.08, (leastSpan[unit] - (high - low)) / 2);
  return [Math.max(limits[0], low - air), Math.min(limits[1], high + air)];
}
