import { betaFraction } from './beta-fraction.ts';
import { densityAtZero } from './student-t.ts';

/**
 * The two-sided p of Student's t distribution: the probability that a variable with `df` degrees of freedom lies at
 * least as far from 0 as `t`. Relative error below 1e-9 for df from 1 to 1e7, however small p is; df need not be whole.
 *
 * With x = t²/(df + t²) it is I₁₋ₓ(df/2, ½) = 1 − Iₓ(½, df/2): the continued fraction gives whichever side it converges
 * on, the tail from about |t| = √3, so that a small p keeps its digits.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.1 and 26.5.8.
 *
 * Example: `studentTP(2.262157, 9)` is 0.05.
 */
export function studentTP(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) throw new RangeError(`no p for t = ${t}, df = ${df}`);
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return 0;
  const ratio = (t * t) / df;
  const density = densityAtZero(df) * Math.exp((-(df + 1) / 2) * Math.log1p(ratio));
  const central = ratio / (1 + ratio);
  if (t * t < 3) return 1 - 2 * density * Math.abs(t) * betaFraction(central, 0.5, df / 2);
  return 2 * density * (Math.abs(t) / df) * betaFraction(1 / (1 + ratio), df / 2, 0.5);
}
