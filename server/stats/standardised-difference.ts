import type { Sample } from './sample.ts';

/**
 * Cohen's d: the difference of two means, `a` less `b`, in pooled standard deviations of one answer. It does not grow with
 * the number of answers, as t and z do. Null where one has fewer than two answers, or where no answer differs from the
 * others of its sample. As a first orientation Cohen calls 0.2 small, 0.5 medium and 0.8 large.
 *
 * Source: J. Cohen, Statistical Power Analysis for the Behavioral Sciences (2nd ed. 1988), 2.2 and 2.5.
 *
 * Example: means of 4.5 and 4 with the standard deviation 1 in both are 0.5 apart.
 */
export function standardisedDifference(a: Sample, b: Sample): number | null {
  if (a.mean === null || b.mean === null || a.sd === null || b.sd === null) return null;
  const pooled = ((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / (a.n + b.n - 2);
  return pooled === 0 ? null : (a.mean - b.mean) / Math.sqrt(pooled);
}
