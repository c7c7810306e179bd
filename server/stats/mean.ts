import type { Ci } from '../../shared/metric-value.ts';
import { type Histogram, total } from './histogram.ts';
import { tInterval } from './t-interval.ts';

/**
 * The arithmetic mean, in points of the scale; null where there is no answer.
 *
 * Example: the answers 2, 4 and 4 have the mean 3.333.
 */
export function mean(histogram: Histogram): number | null {
  const n = total(histogram);
  if (n === 0) return null;
  return histogram.reduce((sum, count, value) => sum + count * value, 0) / n;
}

/**
 * The sample standard deviation (divisor n − 1), in points of the scale; null below n = 2.
 *
 * Example: the answers 2, 4 and 4 have the standard deviation 1.155.
 */
export function standardDeviation(histogram: Histogram): number | null {
  const n = total(histogram);
  const centre = mean(histogram);
  if (centre === null || n < 2) return null;
  const squares = histogram.reduce((sum, count, value) => sum + count * (value - centre) ** 2, 0);
  return Math.sqrt(squares / (n - 1));
}

/**
 * The t interval (95 %) of the mean, in points of the scale; null below n = 2. See `tInterval`.
 *
 * Example: the answers 2, 4 and 4 have the interval 0.465 to 6.202.
 */
export function meanInterval(histogram: Histogram): Ci | null {
  return tInterval({ n: total(histogram), mean: mean(histogram), sd: standardDeviation(histogram) });
}
