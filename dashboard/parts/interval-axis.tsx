import type { MetricUnit } from '../../shared/metric.ts';
import type { Ci } from '../../shared/metric-value.ts';
import { formatValue } from '../words/number.ts';

interface IntervalAxisProps {
  unit: MetricUnit;
  /** The ends of what the metric can be. */
  limits: [number, number];
  value: number;
  ci: Ci | null;
}

/** The score as a dot on the axis of all it could be, its interval as a pill around it. Said in words elsewhere. */
export function IntervalAxis({ unit, limits, value, ci }: IntervalAxisProps) {
  const at = (position: number) => {
    const share = (position - limits[0]) / (limits[1] - limits[0]);
    return Math.min(1, Math.max(0, share)) * 100;
  };
  const [low, high] = ci ?? [value, value];
  const end = (limit: number) => (unit === 'scale' ? String(limit) : formatValue(limit, unit));
  return (
    <div class="interval" aria-hidden="true">
      <span>{end(limits[0])}</span>
      <div class="axis">
        {ci ? <div class="pill" style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} /> : null}
        <div class="dot" style={{ left: `${at(value)}%` }} />
        {ci ? (
          <div class="ends" style={{ left: `${at((low + high) / 2)}%` }}>
            {formatValue(low, unit)} to {formatValue(high, unit)}
          </div>
        ) : null}
      </div>
      <span>{end(limits[1])}</span>
    </div>
  );
}
