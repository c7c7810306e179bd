import { metrics } from '../../shared/metric.ts';
import type { RatedQuestion } from './rated-question.ts';

/** The least and the most that the headline of a question can be. */
export function axisLimits({
  metric,
  min,
  max,
}: Pick<RatedQuestion, 'metric' | 'min' | 'max'>): [number, number] {
  switch (metrics[metric].unit) {
    case 'points':
      return [-100, 100];
    case 'share':
      return [0, 1];
    case 'scale':
      return [min, max];
    case 'index':
      return [0, 100];
    case 'per-thousand':
      return [0, Number.POSITIVE_INFINITY];
  }
}
