import type { Comparison } from './comparison.ts';
import { conservativeP } from './conservative-p.ts';
import type { Sample } from './sample.ts';
import { standardisedDifference } from './standardised-difference.ts';
import { studentT } from './student-t.ts';
import { studentTP } from './student-t-p.ts';

/** Two means compared; the difference in their unit. */
export interface MeanComparison extends Comparison {
  /** The difference in standard errors. */
  t: number | null;
  /** Degrees of freedom after Welch and Satterthwaite, rarely whole. */
  df: number | null;
}

/**
 * The difference of two means, `a` less `b`, in their unit, with Welch's t test and its 95 % interval, which do not
 * assume that both vary alike. The interval is not clamped to the scale. Where neither sample varies at all there is
 * nothing to judge the difference by: it stands alone. The effect is Cohen's d.
 *
 * Source: B. L. Welch, "The Generalization of 'Student's' Problem when Several Different Population Variances are
 * Involved", Biometrika 34 (1947), 28-35.
 *
 * Example: three answers of mean 4.333 and standard deviation 0.577 against four of 3 and 0.816 are 1.33 more, with the
 * interval −0.02 to 2.69, t = 2.53, df = 5, p = 0.053 and d = 1.83.
 */
export function compareSamples(a: Sample, b: Sample): MeanComparison {
  const difference = a.mean === null || b.mean === null ? null : a.mean - b.mean;
  const effect = { name: 'cohen_d' as const, value: standardisedDifference(a, b) };
  const [varianceA, varianceB] = [varianceOfMean(a), varianceOfMean(b)];
  if (difference === null || varianceA === null || varianceB === null || varianceA + varianceB === 0) {
    return { difference, t: null, df: null, p: null, ci: null, effect };
  }
  const variance = varianceA + varianceB;
  const se = Math.sqrt(variance);
  const df = variance ** 2 / (varianceA ** 2 / (a.n - 1) + varianceB ** 2 / (b.n - 1));
  const t = difference / se;
  const halfWidth = studentT(0.975, df) * se;
  return {
    difference,
    t,
    df,
    p: studentTP(t, df),
    pOfMany: conservativeP(t, a.n, b.n),
    ci: [difference - halfWidth, difference + halfWidth],
    effect,
  };
}

function varianceOfMean({ n, sd }: Sample): number | null {
  return sd === null ? null : sd ** 2 / n;
}
