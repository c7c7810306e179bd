import { gives } from '../../shared/metric.ts';
import type { CsatValue } from '../../shared/metric-value.ts';
import { type RatingType, ratings } from '../../shared/rating.ts';
import { distribution } from './distribution.ts';
import { countBetween, type Histogram, total } from './histogram.ts';
import { mean, meanInterval } from './mean.ts';
import { share } from './share.ts';

/**
 * Customer satisfaction: the share of answers in the top box (4-5 of 5, 6-7 of 7, thumbs up, the top one of three
 * emoji), 0 to 1, with its Wilson interval; the mean with its t interval beside it, because two distributions with the
 * same top box can differ.
 *
 * Source: N. T. Bendle et al., Marketing Metrics (4th ed. 2020), on customer satisfaction; the interval: see `wilson`.
 *
 * Example: 15 fives, 30 fours and 15 threes on a scale of 5 are 0.75, with the interval 0.628 to 0.842 and the mean 4.
 *
 * @throws RangeError for a rating whose scale gives no satisfaction (see `gives`)
 */
export function csat(histogram: Histogram, rating: RatingType, scale: number): CsatValue {
  if (!gives(rating, scale, 'csat')) throw new RangeError(`${rating} of ${scale} gives no csat`);
  const satisfied = topBoxCount(histogram, scale);
  return {
    ...share(satisfied, total(histogram)),
    mean: { value: mean(histogram), ci: meanInterval(histogram) },
    distribution: distribution(histogram, { min: ratings[rating].min, max: scale }),
  };
}

/** The answers in the top box: the lot that `csat` is the share of. */
export function topBoxCount(histogram: Histogram, scale: number): number {
  return countBetween(histogram, topBox(scale), scale);
}

/** The lowest value of the top box: two values from scales of five or more, the highest alone below that. */
function topBox(scale: number): number {
  return scale >= 5 ? scale - 1 : scale;
}
