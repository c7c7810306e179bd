import { z } from './normal.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * The answers that each of two groups needs, so that a difference between the shares `a` and `b` (0 to 1) is found
 * significant at 5 % (two-sided) with probability `power`, rounded up. As R's `power.prop.test`.
 *
 * Source: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions (3rd ed. 2003), 4.2.
 *
 * Example: 0.70 against 0.75 needs 1,251 answers in each group.
 *
 * @throws RangeError where the shares are equal, or power is not between 0 and 1
 */
export function sharesSampleSize(a: number, b: number, power = 0.8): number {
  if (a === b) throw new RangeError('equal shares have no difference to find');
  const pooled = (a + b) / 2;
  const underNone = z * Math.sqrt(2 * pooled * (1 - pooled));
  const underDifference = normalQuantile(power) * Math.sqrt(a * (1 - a) + b * (1 - b));
  return Math.ceil(((underNone + underDifference) / (a - b)) ** 2);
}

/**
 * The answers that each of two groups needs, so that a `difference` of two means is found significant at 5 % (two-sided)
 * with probability `power`, rounded up; both vary by the standard deviation `sd`, in the unit of the difference. The
 * normal approximation with a term for the t test, z²/4: for differences of up to one `sd` it is at most one answer off
 * R's `power.t.test`.
 *
 * Source: W. C. Guenther, "Sample Size Formulas for Normal Theory T Tests", The American Statistician 35 (1981), 243-244.
 *
 * Example: a difference of 0.2 with the standard deviation 1 needs 394 answers in each group.
 *
 * @throws RangeError where the difference is 0, or power is not between 0 and 1
 */
export function meansSampleSize(difference: number, sd: number, power = 0.8): number {
  if (difference === 0) throw new RangeError('equal means have no difference to find');
  const standardised = difference / sd;
  return Math.ceil(2 * ((z + normalQuantile(power)) / standardised) ** 2 + (z * z) / 4);
}
