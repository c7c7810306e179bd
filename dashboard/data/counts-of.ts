import type { MetricId } from '../../shared/metric.ts';
import type { Distribution } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';

/** How often each step was chosen, of an answer of one row; empty where nothing was. */
export function countsOf(answer: StatsAnswer, metric: MetricId): Distribution {
  const value = answer.results[0]?.metrics[metric];
  return (value && 'distribution' in value && value.distribution) || {};
}
