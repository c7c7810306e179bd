import { compareSamples, type MeanComparison } from './compare-samples.ts';
import { type Histogram, total } from './histogram.ts';
import { mean, standardDeviation } from './mean.ts';
import type { Sample } from './sample.ts';

/**
 * The difference of the means of two histograms, `a` less `b`, in points of the scale, by Welch's t test: see
 * `compareSamples`.
 *
 * Example: 5, 4 and 4 against 3, 4, 2 and 3 are 1.33 more, with the interval −0.02 to 2.69, t = 2.53, df = 5 and
 * p = 0.053.
 */
export function compareMeans(a: Histogram, b: Histogram): MeanComparison {
  return compareSamples(sampleOf(a), sampleOf(b));
}

function sampleOf(histogram: Histogram): Sample {
  return { n: total(histogram), mean: mean(histogram), sd: standardDeviation(histogram) };
}
