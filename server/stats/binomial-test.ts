import { binomialProbability } from './binomial-probability.ts';
import { binomialTail } from './binomial-tail.ts';

/** Two probabilities that differ by less than rounding are the same probability. */
const tie = 1 + 1e-7;

/**
 * The two-sided p of the exact binomial test: the probability, where each of `n` trials succeeds with probability `p`,
 * of an outcome that is not more likely than the `x` successes observed. The probabilities fall on either side of what is
 * expected, so the limit on the far side is searched by halves: a million trials cost milliseconds.
 *
 * Source: C. J. Clopper and E. S. Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the
 * Binomial", Biometrika 26 (1934), 404-413; the two-sided convention is that of R's `binom.test`.
 *
 * Example: 9 successes in 10 trials at one half are as likely as 1: p = 22/1024.
 *
 * @param x a whole number, 0 to n
 * @param n at least 1
 * @param p above 0, below 1
 */
export function binomialTest(x: number, n: number, p: number): number {
  const expected = n * p;
  if (x === expected) return 1;
  return x < expected ? fewer(x, n, p) : fewer(n - x, n, 1 - p);
}

/** Of fewer successes than expected: all outcomes as low, and those above that are as unlikely. */
function fewer(x: number, n: number, p: number): number {
  return Math.min(1, binomialTail(n - x, n, 1 - p) + binomialTail(mirrored(x, n, p), n, p));
}

/** The least outcome above what is expected that is not more likely than `x`; n + 1 where there is none. */
function mirrored(x: number, n: number, p: number): number {
  const observed = binomialProbability(x, n, p) * tie;
  let low = Math.ceil(n * p);
  let high = n + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialProbability(middle, n, p) <= observed) high = middle;
    else low = middle + 1;
  }
  return low;
}
