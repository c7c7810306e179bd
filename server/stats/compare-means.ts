import type { Comparison } from './comparison.ts';
import { type Histogram, total } from './histogram.ts';
import { mean, standardDeviation } from './mean.ts';
import { studentT } from './student-t.ts';
import { studentTP } from './student-t-p.ts';

/** Two means compared; the difference in points of the scale. */
export interface MeanComparison extends Comparison {
  /** The difference in standard errors. */
  t: number | null;
  /** Degrees of freedom after Welch and Satterthwaite, rarely whole. */
  df: number | null;
}

/**
 * The difference of two means, `a` less `b`, in points of the scale, with Welch's t test and its 95 % interval, which
 * do not assume that both vary alike. The interval is not clamped to the scale. Where neither sample varies at all there
 * is nothing to judge the difference by: it stands alone.
 *
 * Source: B. L. Welch, "The Generalization of 'Student's' Problem when Several Different Population Variances are
 * Involved", Biometrika 34 (1947), 28-35.
 *
 * Example: 5, 4 and 4 against 3, 4, 2 and 3 are 1.33 more, with the interval −0.02 to 2.69, t = 2.53, df = 5 and
 * p = 0.053.
 */
export function compareMeans(a: Histogram, b: Histogram): MeanComparison {
  const [meanA, meanB] = [mean(a), mean(b)];
  const difference = meanA === null || meanB === null ? null : meanA - meanB;
  const [varianceA, varianceB] = [varianceOfMean(a), varianceOfMean(b)];
  if (difference === null || varianceA === null || varianceB === null || varianceA + varianceB === 0) {
    return { difference, t: null, df: null, p: null, ci: null };
  }
  const variance = varianceA + varianceB;
  const se = Math.sqrt(variance);
  const df = variance ** 2 / (varianceA ** 2 / (total(a) - 1) + varianceB ** 2 / (total(b) - 1));
  const t = difference / se;
  const halfWidth = studentT(0.975, df) * se;
  return { difference, t, df, p: studentTP(t, df), ci: [difference - halfWidth, difference + halfWidth] };
}

function varianceOfMean(histogram: Histogram): number | null {
  const sd = standardDeviation(histogram);
  return sd === null ? null : sd ** 2 / total(histogram);
}
