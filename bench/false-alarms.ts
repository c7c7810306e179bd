import { adjustP } from '../server/stats/adjust-p.ts';
import { compareMeans } from '../server/stats/compare-means.ts';
import { compareNps } from '../server/stats/compare-nps.ts';
import { compareShares } from '../server/stats/compare-shares.ts';
import type { Comparison } from '../server/stats/comparison.ts';
import { countBetween, type Histogram, total } from '../server/stats/histogram.ts';
import { lessSatisfied, recommending } from './coverage-cases.ts';
import { type Answering, drawAnswers } from './draw.ts';

export type Compared = 'nps' | 'csat' | 'mean';

/** How each is answered, and the p of its two samples as one of many. */
const comparisons: Record<Compared, { answering: Answering; p(a: Histogram, b: Histogram): number | null }> =
  {
    nps: { answering: recommending(0.5, 0.2), p: ofMany(compareNps) },
    csat: {
      answering: lessSatisfied,
      p: ofMany((a, b) => compareShares(topBox(a), topBox(b))),
    },
    mean: { answering: lessSatisfied, p: ofMany(compareMeans) },
  };

/**
 * The shares of runs in which at least one of 20 segments seems to have changed although none has: each segment has `n`
 * answers now and `n` then, drawn alike. `adjusted` by Benjamini-Hochberg across the segments, and as each p stands.
 */
export function falseAlarms(
  compared: Compared,
  { n, runs, next }: { n: number; runs: number; next: () => number },
): { adjusted: number; unadjusted: number } {
  const { answering, p } = comparisons[compared];
  let [adjusted, unadjusted] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const ps = Array.from({ length: 20 }, () =>
      p(drawAnswers(answering, n, next), drawAnswers(answering, n, next)),
    );
    if (ps.some(isSignificant)) unadjusted++;
    if (adjustP(ps, 'benjamini-hochberg').some(isSignificant)) adjusted++;
  }
  return { adjusted: adjusted / runs, unadjusted: unadjusted / runs };
}

/** A comparison's p as that of one of many. */
function ofMany(compare: (a: Histogram, b: Histogram) => Comparison) {
  return (a: Histogram, b: Histogram): number | null => {
    const { p, pOfMany = p } = compare(a, b);
    return pOfMany;
  };
}

function isSignificant(p: number | null): boolean {
  return p !== null && p < 0.05;
}

function topBox(answers: Histogram) {
  return { x: countBetween(answers, 4, 5), n: total(answers) };
}
