import type { MetricId } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { bucketLabel, bucketTick } from '../words/bucket-label.ts';

/** One bucket of a trend. */
export interface TrendPoint extends Pick<Value, 'value' | 'n' | 'ci'> {
  /** Short, for the axis. */
  tick: string;
  /** In full, for the reading line and the table. */
  label: string;
  /** Its time is not over, or the range cuts it. */
  partial: boolean;
}

/** The buckets of a metric's series in order of time, with their names in the answer's own zone. */
export function trendPoints<M extends MetricId>(metric: M, { query, results }: StatsAnswer<M>): TrendPoint[] {
  const interval = query.interval ?? 'day';
  return results.map(({ bucket = query.from, metrics, partial }) => {
    const { value, n, ci }: Value = metrics[metric];
    return {
      value,
      n,
      ci,
      tick: bucketTick(bucket, interval, query.tz),
      label: bucketLabel(bucket, interval, query.tz),
      partial: partial === true,
    };
  });
}
