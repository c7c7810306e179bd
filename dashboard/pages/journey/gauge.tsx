import type { Value } from '../../../shared/metric-value.ts';

interface GaugeProps {
  value: Pick<Value, 'value' | 'ci'>;
  /** The ends of what is drawn. */
  range: readonly [number, number];
}

/** A score as a dot at its height, its interval as a pill around it. Said in words below. */
export function Gauge({ value: { value, ci }, range: [low, high] }: GaugeProps) {
  const at = (position: number) => Math.min(100, Math.max(0, (100 * (position - low)) / (high - low)));
  return (
    <div class="gauge" aria-hidden="true">
      {ci ? (
        <div class="reach" style={{ bottom: `${at(ci[0])}%`, height: `${at(ci[1]) - at(ci[0])}%` }} />
      ) : null}
      {value === null ? null : <div class="spot" style={{ bottom: `${at(value)}%` }} />}
    </div>
  );
}
