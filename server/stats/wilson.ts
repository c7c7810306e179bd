import type { Ci } from '../../shared/metric-value.ts';
import { z } from './normal.ts';

/**
 * The Wilson score interval (95 %) of a share: the shares that a score test of `x` in `n` does not reject. It stays
 * within 0 and 1 and has a sensible width at 0 of n and n of n.
 *
 *     (2x + z² ± z·√(z² + 4x(n − x)/n)) / 2(n + z²)
 *
 * Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
 * Statistical Association 22 (1927), 209-212.
 *
 * Example: 45 of 60 is 0.75 with the interval 0.6277 to 0.8422.
 *
 * @param x successes, 0 to n
 * @param n trials, at least 1
 */
export function wilson(x: number, n: number): Ci {
  const centre = 2 * x + z * z;
  const halfWidth = z * Math.sqrt(z * z + (4 * x * (n - x)) / n);
  const scale = 2 * (n + z * z);
  // At n of n the limit is 1, which rounding would miss by an ulp.
  return [(centre - halfWidth) / scale, x === n ? 1 : (centre + halfWidth) / scale];
}
