/** Metrics of a survey as a whole: of no question of it. Pure. */
import type { MetricId } from '../../shared/metric.ts';
import { coverageCounters, coverageKey, funnelKey, otherFunnelKey } from '../ingest/count-keys.ts';
import { compareRates } from '../stats/compare-rates.ts';
import { compareShares } from '../stats/compare-shares.ts';
import { complaintRate } from '../stats/complaint-rate.ts';
import { total } from '../stats/histogram.ts';
import { responseRate } from '../stats/response-rate.ts';
import type { KnownCountKey } from '../storage/contract/counts.ts';
import type { Parts, Source } from './source.ts';

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
