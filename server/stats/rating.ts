import type { MeanValue } from '../../shared/metric-value.ts';
import { distribution, type Scale } from './distribution.ts';
import { type Histogram, total } from './histogram.ts';
import { mean, meanInterval, standardDeviation } from './mean.ts';
import { median } from './median.ts';
import { mode } from './mode.ts';

/**
 * What a scale says by itself: the mean in points of the scale with its t interval, and beside it median, mode,
 * standard deviation and the full distribution.
 *
 * Source: the definitions stand with `mean`, `median` and `mode`.
 *
 * Example: the answers 2, 4 and 4 on a scale of 1-5 are 3.33, with the interval 0.46 to 6.20, median 4 and mode 4.
 */
export function rating(histogram: Histogram, scale: Scale): MeanValue {
  return {
    value: mean(histogram),
    n: total(histogram),
    ci: meanInterval(histogram),
    median: median(histogram),
    mode: mode(histogram),
    sd: standardDeviation(histogram),
    distribution: distribution(histogram, scale),
  };
}
