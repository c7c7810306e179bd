import { adjustP } from '../server/stats/adjust-p.ts';
import { compareMeans } from '../server/stats/compare-means.ts';
import { compareNps } from '../server/stats/compare-nps.ts';
import { compareShares } from '../server/stats/compare-shares.ts';
import { countBetween, type Histogram, total } from '../server/stats/histogram.ts';
import { lessSatisfied, recommending } from './coverage-cases.ts';
import { type Answering, drawAnswers } from './draw.ts';

export type Compared = 'nps' | 'csat' | 'mean';

/** How each is answered, and how its two samples are compared. */
const comparisons: Record<Compared, { answering: Answering; p(a: Histogram, b: Histogram): number | null }> =
  {
    nps: { answering: recommending(0.5, 0.2), p: (a, b) => compareNps(a, b).p },
    csat: {
      answering: lessSatisfied,
      p: (a, b) => compareShares(topBox(a), topBox(b)).p,
    },
    mean: { answering: lessSatisfied, p: (a, b) => compareMeans(a, b).p },
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

function isSignificant(p: number | null): boolean {
  return p !== null && p < 0.05;
}

function topBox(answers: Histogram) {
  return { x: countBetween(answers, 4, 5), n: total(answers) };
}
