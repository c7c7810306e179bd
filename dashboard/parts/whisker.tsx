import type { MetricUnit } from '../../shared/metric.ts';
import type { Ci } from '../../shared/metric-value.ts';
import { intervalRange } from '../words/trend-words.ts';

interface WhiskerProps {
  unit: MetricUnit;
  /** The ends of the axis that all rows share. */
  limits: readonly [number, number];
  value: number;
  ci: Ci;
}

/** A value with its interval on an axis that it shares with other rows, and the interval in figures. */
export function Whisker({ unit, limits, value, ci }: WhiskerProps) {
  const at = (position: number) => (100 * (position - limits[0])) / (limits[1] - limits[0]);
  return (
    <>
      <svg class="whisker" aria-hidden="true" focusable="false">
        <line x1={`${at(ci[0])}%`} x2={`${at(ci[1])}%`} y1="50%" y2="50%" />
        <circle cx={`${at(value)}%`} cy="50%" r="4" />
      </svg>
      <span>{intervalRange(ci, unit)}</span>
    </>
  );
}
