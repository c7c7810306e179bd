import type { Ci } from '../../shared/metric-value.ts';
import type { Sample } from './sample.ts';
import { studentT } from './student-t.ts';

/**
 * The t interval (95 %) of a mean: mean ± t(0.975, n − 1)·sd/√n, in the unit of the mean. Null below n = 2. It is not
 * clamped to the scale: a limit beyond the end of the scale says how little is known.
 *
 * Source: Student, "The Probable Error of a Mean", Biometrika 6 (1908), 1-25.
 *
 * Example: a mean of 3.333 with the standard deviation 1.155 from three answers has the interval 0.465 to 6.202.
 */
export function tInterval({ n, mean, sd }: Sample): Ci | null {
  if (mean === null || sd === null) return null;
  const halfWidth = (studentT(0.975, n - 1) * sd) / Math.sqrt(n);
  return [mean - halfWidth, mean + halfWidth];
}
