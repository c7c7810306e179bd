import type { MetricUnit } from '../../shared/metric.ts';
import type { Ci } from '../../shared/metric-value.ts';
import { intervalRange } from '../words/trend-words.ts';

export interface AxisProps {
  unit: MetricUnit;
  /** The ends of what the metric can be. */
  limits: readonly [number, number];
  value: number;
  ci: Ci | null;
}

/** A value as a dot on the axis of all it could be, its interval as a pill around it with its limits below. */
export function Axis({ unit, limits, value, ci }: AxisProps) {
  const at = (position: number) => {
    const share = (position - limits[0]) / (limits[1] - limits[0]);
    return Math.min(1, Math.max(0, share)) * 100;
  };
  if (!ci) {
    return (
      <div class="axis">
        <div class="dot" style={{ left: `${at(value)}%` }} />
      </div>
    );
  }
  const [low, high] = ci;
  return (
    <div class="axis">
      <div class="pill" style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
      <div class="dot" style={{ left: `${at(value)}%` }} />
      <div class="ends" style={{ left: `clamp(2.5rem, ${at((low + high) / 2)}%, 100% - 2.5rem)` }}>
        {intervalRange(ci, unit)}
      </div>
    </div>
  );
}
