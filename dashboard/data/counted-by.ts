import type { MetricId } from '../../shared/metric.ts';
import type { RatedQuestion } from './rated-question.ts';

/** The metric that has the count of every step. The score of NPS comes without; the mean of the same question has them. */
export function countedBy({ metric }: Pick<RatedQuestion, 'metric'>): MetricId {
  return metric === 'nps' ? 'rating' : metric;
}
