import type { Sample } from './sample.ts';

/** Mean and spread of numbers that arrive one by one, without the numbers themselves. Plain data: it can be JSON. */
export interface Moments {
  readonly n: number;
  /** 0 where there is no number. */
  readonly mean: number;
  /** The sum of the squared distances from the mean. */
  readonly m2: number;
}

/** The moments of no numbers. */
export const noMoments: Moments = { n: 0, mean: 0, m2: 0 };

/**
 * The moments with one number more. Sums and sums of squares would cancel where the spread is small beside the mean;
 * these do not, and `m2` is never below 0.
 *
 * Source: B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products", Technometrics 4
 * (1962), 419-420.
 *
 * Example: 2 and 4 added to none are `{n: 2, mean: 3, m2: 2}`.
 */
export function addMoment({ n, mean, m2 }: Moments, value: number): Moments {
  const off = value - mean;
  const next = mean + off / (n + 1);
  return { n: n + 1, mean: next, m2: m2 + off * (value - next) };
}

/**
 * The moments of all numbers of the two.
 *
 * Source: T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for Computing the Sample Variance: Analysis and
 * Recommendations", The American Statistician 37 (1983), 242-247.
 *
 * Example: those of 2 and 4 with those of 9 are `{n: 3, mean: 5, m2: 26}`.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const off = b.mean - a.mean;
  return { n, mean: a.mean + (off * b.n) / n, m2: a.m2 + b.m2 + (off * off * a.n * b.n) / n };
}

/** What the numbers say of their mean. */
export function sampleOf({ n, mean, m2 }: Moments): Sample {
  return { n, mean: n === 0 ? null : mean, sd: n < 2 ? null : Math.sqrt(m2 / (n - 1)) };
}
