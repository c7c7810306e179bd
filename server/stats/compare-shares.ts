import type { Ci } from '../../shared/metric-value.ts';
import { cohenH } from './cohen-h.ts';
import type { Comparison } from './comparison.ts';
import { conservativeP } from './conservative-p.ts';
import { normalP } from './normal-p.ts';
import { wilson } from './wilson.ts';

/** `x` of `n`. */
export interface ShareCount {
  readonly x: number;
  readonly n: number;
}

/** Two shares compared; the difference from −1 to 1. */
export interface ShareComparison extends Comparison {
  /** Pearson's χ² with one degree of freedom, without continuity correction. */
  chiSquare: number | null;
}

/**
 * The difference of two shares, `a` less `b`, with Newcombe's hybrid interval (95 %) and the χ² test of the pooled
 * share. Interval and test are different methods: at the edge one may exclude 0 while the other does not reject. Where
 * all or none of both samples count, χ² is 0 and p is 1, as Fisher's exact test has it. The effect is Cohen's h.
 *
 * Source: R. G. Newcombe, "Interval Estimation for the Difference between Independent Proportions", Statistics in
 * Medicine 17 (1998), 873-890, method 10; K. Pearson, Philosophical Magazine 50 (1900), 157-175.
 *
 * Example: 56 of 70 against 48 of 80 are 0.2 more, with the interval 0.052 to 0.334, χ² = 7.02, p = 0.008
 * and h = 0.44.
 */
export function compareShares(a: ShareCount, b: ShareCount): ShareComparison {
  const difference = a.n === 0 || b.n === 0 ? null : a.x / a.n - b.x / b.n;
  if (difference === null || a.n < 2 || b.n < 2) {
    return { difference, chiSquare: null, p: null, ci: null, effect: { name: 'cohen_h', value: null } };
  }
  const chiSquare = pooledChiSquare(a, b, difference);
  const effect = { name: 'cohen_h' as const, value: cohenH(a.x / a.n, b.x / b.n) };
  const z = Math.sqrt(chiSquare);
  const ps = { p: normalP(z), pOfMany: conservativeP(z, a.n, b.n) };
  return { difference, chiSquare, ...ps, ci: newcombe(a, b, difference), effect };
}

function pooledChiSquare(a: ShareCount, b: ShareCount, difference: number): number {
  const pooled = (a.x + b.x) / (a.n + b.n);
  if (pooled === 0 || pooled === 1) return 0;
  return difference ** 2 / (pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
}

/** The distances of each share from its own Wilson limits, joined as the sides of a right triangle. */
function newcombe(a: ShareCount, b: ShareCount, difference: number): Ci {
  const [pa, pb] = [a.x / a.n, b.x / b.n];
  const [lowA, highA] = wilson(a.x, a.n);
  const [lowB, highB] = wilson(b.x, b.n);
  return [difference - Math.hypot(pa - lowA, highB - pb), difference + Math.hypot(highA - pa, pb - lowB)];
}
