import type { Distribution } from '../../shared/metric-value.ts';
import type { Histogram } from './histogram.ts';

/** The lowest and the highest value of a rating. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/**
 * Counts of answers by the value given, every step of the scale present.
 *
 * Example: two 1s and a 3 on a scale of 1-3 are `{"1": 2, "2": 0, "3": 1}`.
 */
export function distribution(histogram: Histogram, scale: Scale): Distribution {
  const counts: Distribution = {};
  for (let value = scale.min; value <= scale.max; value++) counts[value] = histogram[value]!;
  return counts;
}
