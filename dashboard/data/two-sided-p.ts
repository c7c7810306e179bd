/**
 * How often a standard normal variable is as far from 0 as `z`, on either side. Precise to 2e-7.
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 7.1.26.
 *
 * Example: 1.959964 gives 0.05.
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, series * Math.exp(-x * x));
}
