import { type Histogram, merge, total } from './histogram.ts';
import { normalP } from './normal-p.ts';

/** Two samples compared by the order of their answers alone. */
export interface OrdinalComparison {
  /** Mann-Whitney's U: the pairs in which `a` is the higher, ties counted half; null where one has no answers. */
  u: number | null;
  /** P(A > B) with ties counted half, 0 to 1: 0.5 where neither is the higher; null where one has no answers. */
  superiority: number | null;
  /** Two-sided, of the hypothesis that neither is the higher; null where one has fewer than two answers. */
  p: number | null;
}

/**
 * Whether the answers of `a` are higher than those of `b`, by their order alone, so that the steps of the scale need not
 * be equal: the Mann-Whitney test with mid-ranks, by the normal approximation with continuity correction and the
 * variance corrected for ties. Where all answers are the same p is 1.
 *
 * Source: H. B. Mann and D. R. Whitney, "On a Test of Whether One of Two Random Variables is Stochastically Larger than
 * the Other", Annals of Mathematical Statistics 18 (1947), 50-60; E. L. Lehmann, Nonparametrics (1975), 1.4, on ties.
 *
 * Example: 5, 4 and 4 against 3, 4, 2 and 3 win 10 of the 12 pairs outright and tie 2: U = 11, P(A > B) = 0.917 and
 * p = 0.095.
 */
export function compareOrdinal(a: Histogram, b: Histogram): OrdinalComparison {
  const [nA, nB] = [total(a), total(b)];
  if (nA === 0 || nB === 0) return { u: null, superiority: null, p: null };
  const u = pairsWon(a, b);
  const p = nA < 2 || nB < 2 ? null : normalP(standardised(u, a, b));
  return { u, superiority: u / (nA * nB), p };
}

function pairsWon(a: Histogram, b: Histogram): number {
  let below = 0;
  return a.reduce((pairs, count, value) => {
    const tied = b[value]!;
    const won = count * (below + tied / 2);
    below += tied;
    return pairs + won;
  }, 0);
}

/** The distance of U from its mean, half a pair taken off, in standard deviations. */
function standardised(u: number, a: Histogram, b: Histogram): number {
  const [nA, nB] = [total(a), total(b)];
  const n = nA + nB;
  const ties = merge(a, b).reduce((sum, count) => sum + count * (count - 1) * (count + 1), 0);
  const variance = ((nA * nB) / 12) * (n + 1 - ties / (n * (n - 1)));
  const distance = Math.max(0, Math.abs(u - (nA * nB) / 2) - 0.5);
  return distance === 0 ? 0 : distance / Math.sqrt(variance);
}
