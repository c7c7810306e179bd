import type { Value } from '../../shared/metric-value.ts';
import { countBetween, type Histogram, total } from './histogram.ts';
import { share } from './share.ts';

/**
 * The recommendation rate: the share of promoters (9-10), 0 to 1, with its Wilson interval. Null without answers, the
 * interval below n = 2.
 *
 * Source: F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review 81 (12) (2003), 46-54, on
 * promoters; the interval: see `wilson`.
 *
 * Example: 45 promoters of 60 are 0.75, with the interval 0.628 to 0.842.
 */
export function recommendationRate(histogram: Histogram): Value {
  return share(countBetween(histogram, 9, 10), total(histogram));
}
