import { stirlingError } from './stirling-error.ts';

/**
 * The probability of exactly `k` successes in `n` trials that each succeed with probability `p`. Relative error below
 * 1e-11 for n up to 1e7 while the result is above 1e-300.
 *
 * By Stirling's formula with its error and the deviance of `k` from what was expected, so that nothing large is
 * subtracted from anything large.
 *
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
 *
 * Example: `binomialProbability(3, 10, 0.5)` is 120/1024.
 *
 * @param k a whole number, 0 to n
 * @param n at least 1
 * @param p above 0, below 1
 */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return p ** n;
  const error = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const deviance = devianceOf(k, n * p) + devianceOf(n - k, n * (1 - p));
  return Math.exp(error - deviance) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** x·ln(x/expected) + expected − x. */
function devianceOf(x: number, expected: number): number {
  const off = (x - expected) / expected;
  return expected * ((1 + off) * Math.log1p(off) - off);
}
