import type { MeanValue } from '../../shared/metric-value.ts';
import type { Histogram } from './histogram.ts';
import { rating } from './rating.ts';

/**
 * Experience against expectation: the mean of 0 (far below) to 10 (far above what was expected), with its t interval.
 * A metric of its own: some guides call it a "CES", but it does not ask for effort.
 *
 * Source: R. L. Oliver, "A Cognitive Model of the Antecedents and Consequences of Satisfaction Decisions", Journal of
 * Marketing Research 17 (1980), 460-469.
 *
 * Example: the answers 5, 7 and 9 are 7, with the interval 2.03 to 11.97.
 */
export function expectation(histogram: Histogram): MeanValue {
  return rating(histogram, { min: 0, max: 10 });
}
