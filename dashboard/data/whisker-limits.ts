import type { Estimate } from '../../shared/metric-value.ts';

/** Of room: what is far below any digit that is shown, and far above what numbers are rounded by. */
const least = 1e-9;

/** The ends of one axis that all these values and their intervals fit on, with a little room at both. */
export function whiskerLimits(values: readonly Pick<Estimate, 'value' | 'ci'>[]): [number, number] {
  const points = values.flatMap(({ value, ci }) => [...(value === null ? [] : [value]), ...(ci ?? [])]);
  if (points.length === 0) return [0, 1];
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const room = Math.max((high - low || Math.abs(high)) * 0.04, least);
  return [low - room, high + room];
}
