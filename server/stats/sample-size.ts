import { z } from './normal.ts';

/** What a sample size depends on beside the margin of error. */
export interface ShareAssumption {
  /** The share expected, 0 to 1; one half, which needs the most answers, where nothing is known. */
  readonly share?: number;
  /** How many could answer at all; without it, so many that a sample takes nothing away. */
  readonly population?: number;
}

/**
 * The answers needed to know a share within ± `margin` (0 to 1) at 95 %, rounded up: n₀ = z²·p(1 − p)/margin², and
 * n₀/(1 + (n₀ − 1)/N) from a population of N.
 *
 * Source: W. G. Cochran, Sampling Techniques (3rd ed. 1977), 4.4.
 *
 * Example: `sampleSize(0.05)` is 385; from a population of 1,000 it is 278.
 */
export function sampleSize(margin: number, { share = 0.5, population }: ShareAssumption = {}): number {
  const unlimited = (z * z * share * (1 - share)) / (margin * margin);
  return Math.ceil(population === undefined ? unlimited : unlimited / (1 + (unlimited - 1) / population));
}

/**
 * The margin of error (95 %) of a share from `n` answers, 0 to 1: z·√(p(1 − p)/n), times √((N − n)/(N − 1)) from a
 * population of N; 0 where all of the population answered. Null where n is 0.
 *
 * Source: W. G. Cochran, Sampling Techniques (3rd ed. 1977), 3.2.
 *
 * Example: `marginOfError(400)` is 0.049.
 */
export function marginOfError(n: number, { share = 0.5, population }: ShareAssumption = {}): number | null {
  if (n === 0) return null;
  if (population !== undefined && n >= population) return 0;
  const unlimited = z * Math.sqrt((share * (1 - share)) / n);
  return population === undefined ? unlimited : unlimited * Math.sqrt((population - n) / (population - 1));
}

/**
 * The answers needed to know a Net Promoter Score within ± `margin` points at 95 %, rounded up: z²·v/margin² with
 * v = P + D − (P − D)², P and D being the shares of promoters and detractors expected.
 *
 * Source: B. Rocks, "Interval Estimation for the 'Net Promoter Score'", The American Statistician 70 (2016), 365-372,
 * for the variance.
 *
 * Example: `npsSampleSize(5, { promoters: 0.7, detractors: 0.1 })` is 677.
 */
export function npsSampleSize(
  margin: number,
  { promoters, detractors }: { promoters: number; detractors: number },
): number {
  const variance = promoters + detractors - (promoters - detractors) ** 2;
  return Math.ceil((z * z * variance * 1e4) / (margin * margin));
}
