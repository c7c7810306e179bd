import type { Value } from '../../shared/metric-value.ts';
import { type RatingType, ratings } from '../../shared/rating.ts';
import { ces } from '../stats/ces.ts';
import { compareMeans } from '../stats/compare-means.ts';
import { compareNps } from '../stats/compare-nps.ts';
import { compareOrdinal } from '../stats/compare-ordinal.ts';
import { compareShares } from '../stats/compare-shares.ts';
import { csat, topBoxCount } from '../stats/csat.ts';
import { expectation } from '../stats/expectation.ts';
import { countBetween, type Histogram, total } from '../stats/histogram.ts';
import { nps } from '../stats/nps.ts';
import { rating } from '../stats/rating.ts';
import { recommendationRate } from '../stats/recommendation-rate.ts';
import type { Candidate } from './candidates.ts';
import type { Source, SourceComparison } from './source.ts';

type RatingMetric = 'nps' | 'csat' | 'ces' | 'expectation' | 'rating' | 'recommendation-rate';

interface RatingFunctions {
  compute(histogram: Histogram, type: RatingType | 'matrix', scale: number): Value;
  compare(now: Histogram, before: Histogram, scale: number): SourceComparison;
}

const ratingFunctions: Record<RatingMetric, RatingFunctions> = {
  nps: { compute: nps, compare: compareNps },
  csat: {
    compute: (histogram, type, scale) => csat(histogram, type as RatingType, scale),
    compare: (now, before, scale) =>
      compareShares(
        { x: topBoxCount(now, scale), n: total(now) },
        { x: topBoxCount(before, scale), n: total(before) },
      ),
  },
  ces: { compute: ces, compare: compareScales },
  expectation: { compute: expectation, compare: compareScales },
  rating: {
    compute: (histogram, type, scale) =>
      rating(histogram, { min: type === 'matrix' ? 1 : ratings[type].min, max: scale }),
    compare: compareScales,
  },
  'recommendation-rate': {
    compute: recommendationRate,
    compare: (now, before) =>
      compareShares(
        { x: countBetween(now, 9, 10), n: total(now) },
        { x: countBetween(before, 9, 10), n: total(before) },
      ),
  },
};

/** Means are compared as means, and beside that by the order of the answers: the steps of a scale need not be equal. */
function compareScales(now: Histogram, before: Histogram): SourceComparison {
  const { superiority, p } = compareOrdinal(now, before);
  return { ...compareMeans(now, before), superiority: { value: superiority, p } };
}

/** @param candidates not empty, of one type and scale */
export function ratingSource(metric: RatingMetric, candidates: readonly Candidate[]): Source {
  const { type, scale } = candidates[0]!;
  const { compute, compare } = ratingFunctions[metric];
  return {
    roles: [candidates],
    composites: [],
    needs: 'either',
    behind: { answered: candidates },
    size: ({ histograms: [histogram] }) => total(histogram!),
    compute: ({ histograms: [histogram] }) => compute(histogram!, type as RatingType | 'matrix', scale),
    compare: (now, before) => compare(now.histograms[0]!, before.histograms[0]!, scale),
  };
}
