/** What a metric is computed from, and the functions that compute and compare it. Pure. */

import type { MetricId } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import { type RatingType, ratings } from '../../shared/rating.ts';
import { coverageCounters, coverageKey, funnelKey, otherFunnelKey } from '../ingest/count-keys.ts';
import { ces } from '../stats/ces.ts';
import { choices } from '../stats/choices.ts';
import { compareMeans } from '../stats/compare-means.ts';
import { compareNps } from '../stats/compare-nps.ts';
import { compareOrdinal } from '../stats/compare-ordinal.ts';
import { compareRates } from '../stats/compare-rates.ts';
import { compareSamples } from '../stats/compare-samples.ts';
import { compareShares } from '../stats/compare-shares.ts';
import type { Comparison } from '../stats/comparison.ts';
import { complaintRate } from '../stats/complaint-rate.ts';
import { compositeIndex } from '../stats/composite-index.ts';
import { csat, topBoxCount } from '../stats/csat.ts';
import { expectation } from '../stats/expectation.ts';
import { countBetween, type Histogram, total } from '../stats/histogram.ts';
import { type Moments, sampleOf } from '../stats/moments.ts';
import { nps } from '../stats/nps.ts';
import { rating } from '../stats/rating.ts';
import { recommendationRate } from '../stats/recommendation-rate.ts';
import { responseRate } from '../stats/response-rate.ts';
import type { KnownCountKey } from '../storage/contract/counts.ts';
import type { Composite } from '../storage/contract/selection.ts';
import type { Candidate } from './candidates.ts';

/** What was counted for one row of the answer: a histogram for each role of the source, and composite scores. */
export interface Parts {
  histograms: readonly Histogram[];
  scores: Moments;
}

/** A comparison, and for scales the order of the answers beside it. */
export type SourceComparison = Comparison & { superiority?: { value: number | null; p: number | null } };

export interface Source {
  /** Keys whose counts are added up before anything is computed from them. */
  roles: readonly (readonly KnownCountKey[])[];
  composites: readonly Composite[];
  /** `counts`: there are no rows behind it. `rows`: it needs the respondents. */
  needs: 'counts' | 'rows' | 'either';
  /** Which responses a number stands for, beside being counted. */
  behind: {
    answered?: readonly KnownCountKey[];
    /** Who has a composite score of this matrix. */
    matrix?: string;
    channel?: string;
    complaint?: boolean;
  };
  /** How much a row weighs against others: those with more come first, and those with nothing are left out. */
  size(parts: Parts): number;
  compute(parts: Parts): Value;
  /** `now` less `before`. */
  compare(now: Parts, before: Parts): SourceComparison;
}

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

/** @param candidates of one question: its respondents, and its options in their order */
export function choicesSource(candidates: readonly Candidate[]): Source {
  const options = [...new Set(candidates.flatMap(({ option }) => option ?? []))];
  const keysOf = (option: string | undefined) => candidates.filter((c) => c.option === option);
  const read = ({ histograms }: Parts) => ({
    respondents: histograms[0]![0]!,
    counts: options.map((id, i) => ({ id, count: histograms[i + 1]![0]! })),
  });
  const chosen = (parts: Parts, id: string | null | undefined) => {
    const { respondents, counts } = read(parts);
    return { x: counts.find((option) => option.id === id)?.count ?? 0, n: respondents };
  };
  const compute = (parts: Parts) => {
    const { respondents, counts } = read(parts);
    return choices(respondents, counts);
  };
  return {
    roles: [keysOf(undefined), ...options.map(keysOf)],
    composites: [],
    needs: 'either',
    behind: { answered: keysOf(undefined) },
    size: (parts) => read(parts).respondents,
    compute,
    // Of the option that is most chosen now: another one's share would be another number.
    compare: (now, before) => {
      const { top } = compute(now);
      return compareShares(chosen(now, top), chosen(before, top));
    },
  };
}

export function indexSource(matrix: string, composites: readonly Composite[]): Source {
  return {
    roles: [],
    composites,
    needs: 'rows',
    behind: { matrix },
    size: ({ scores }) => scores.n,
    compute: ({ scores }) => compositeIndex(scores),
    compare: (now, before) => compareSamples(sampleOf(now.scores), sampleOf(before.scores)),
  };
}

/** Funnel steps of the widget, and how many of its responses came and had a comment. */
export function responseRateSource(surveyKeys: readonly number[]): Source {
  const funnelOf = ({ histograms: [funnel, coverage] }: Parts) => ({
    viewed: funnel![0]!,
    opened: funnel![1]!,
    started: funnel![2]!,
    submitted: coverage![coverageCounters.submittedByWidget]!,
    commented: coverage![coverageCounters.commentedByWidget]!,
  });
  const shareOf = (parts: Parts) => {
    const { viewed, submitted } = funnelOf(parts);
    // More answers than views are no share: then there is nothing to compare.
    return submitted > viewed ? { x: 0, n: 0 } : { x: submitted, n: viewed };
  };
  return {
    roles: [keysNamed(surveyKeys, [funnelKey]), keysNamed(surveyKeys, [coverageKey])],
    composites: [],
    needs: 'counts',
    behind: { channel: 'widget' },
    size: (parts) => total(parts.histograms[0]!),
    compute: (parts) => responseRate(funnelOf(parts)),
    compare: (now, before) => compareShares(shareOf(now), shareOf(before)),
  };
}

/** Complaints per 1,000 views, wherever the survey was seen. */
export function complaintRateSource(surveyKeys: readonly number[]): Source {
  const read = ({ histograms: [funnel, coverage] }: Parts) => ({
    complaints: coverage![coverageCounters.complaints]!,
    exposure: funnel![0]!,
  });
  return {
    roles: [keysNamed(surveyKeys, [funnelKey, otherFunnelKey]), keysNamed(surveyKeys, [coverageKey])],
    composites: [],
    needs: 'counts',
    behind: { complaint: true },
    size: (parts) => read(parts).exposure + read(parts).complaints,
    compute: (parts) => complaintRate(read(parts)),
    compare: (now, before) => compareRates(read(now), read(before)),
  };
}

/** Whether a metric belongs to the survey as a whole: then there is no question to be named. */
export function isOfSurvey(metric: MetricId): metric is 'response-rate' | 'complaint-rate' {
  return metric === 'response-rate' || metric === 'complaint-rate';
}

function keysNamed(surveyKeys: readonly number[], names: readonly string[]): KnownCountKey[] {
  return surveyKeys.flatMap((surveyKey) => names.map((countKey) => ({ surveyKey, countKey })));
}
