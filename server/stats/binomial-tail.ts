import { betaFraction } from './beta-fraction.ts';
import { binomialProbability } from './binomial-probability.ts';

/**
 * The probability of at least `k` successes in `n` trials that each succeed with probability `p`. It is Iₚ(k, n − k + 1);
 * the continued fraction gives whichever side it converges on, so that a small tail keeps its digits and n = 1e6 costs
 * thousands of steps at most.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.5.24 and 26.5.8.
 *
 * Example: `binomialTail(9, 10, 0.5)` is 11/1024.
 *
 * @param k a whole number; at most 0 is certain, more than n impossible
 * @param n at least 1
 * @param p above 0, below 1
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return p <= (k + 1) / (n + 3) ? farTail(k, n, p) : 1 - farTail(n - k + 1, n, 1 - p);
}

function farTail(k: number, n: number, p: number): number {
  return binomialProbability(k, n, p) * (1 - p) * betaFraction(p, k, n - k + 1);
}
