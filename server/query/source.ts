/** Which counts a metric is computed from, and the function that computes it. Pure. */
import type { MetricValues, Value } from '../../shared/aggregate.ts';
import { gives, type MetricId, metrics } from '../../shared/metric.ts';
import { isRatingType, type RatingType, ratings } from '../../shared/rating.ts';
import { type Question, scaleOfQuestion } from '../../shared/survey.ts';
import { countKeyOf, coverageCounters, coverageKey, funnelKey, parseCountKey } from '../ingest/counts.ts';
import { ces } from '../stats/ces.ts';
import { csat } from '../stats/csat.ts';
import { expectation } from '../stats/expectation.ts';
import type { Histogram } from '../stats/histogram.ts';
import { nps } from '../stats/nps.ts';
import { rating } from '../stats/rating.ts';
import { responseRate } from '../stats/response-rate.ts';

/** What one survey's counts are read under: its key, and the names of what is counted. */
export interface SourceKey {
  surveyKey: number;
  countKey: string;
}

export interface Source {
  /** Histograms of all keys of one role are merged before the metric is computed. */
  roles: SourceKey[][];
  compute(histograms: readonly Histogram[]): Value;
}

export type SourceRefusal = { code: 'question_required' | 'unsupported_query'; path: string; reason: string };

/** A question that may give the metric, as it stands in a survey or as it was once counted. */
export interface Candidate extends SourceKey {
  question: string;
  type: RatingType;
  scale: number;
}

/** The rating questions of a survey's definition. */
export function candidatesOf(surveyKey: number, questions: readonly Question[]): Candidate[] {
  return questions.flatMap((question) => {
    const scale = scaleOfQuestion(question)?.max;
    if (scale === undefined || question.type === 'text') return [];
    const { id, type } = question;
    return [{ surveyKey, countKey: countKeyOf(id, type, scale), question: id, type, scale }];
  });
}

/** The rating that a key counts; null for the survey's own counters. */
export function candidateOf({ surveyKey, countKey }: SourceKey): Candidate | null {
  const parsed = parseCountKey(countKey);
  return parsed && isRatingType(parsed.type)
    ? { surveyKey, countKey, question: parsed.question, type: parsed.type, scale: parsed.scale }
    : null;
}

/** What answers a rating metric. Questions are pooled where type and scale are the same, and never else. */
export function ratingSource(
  metric: MetricId,
  candidates: readonly Candidate[],
  question: string | undefined,
): Source | SourceRefusal {
  const fitting = candidates.filter(
    (c) => gives(c.type, c.scale, metric) && (question === undefined || c.question === question),
  );
  const [first] = fitting;
  if (!first) return nothingGives(metric, candidates, question);
  const other = fitting.find((c) => c.type !== first.type || c.scale !== first.scale);
  if (other) {
    const names = [...new Set(fitting.map((c) => `${c.question} (${c.type}, scale ${c.scale})`))].join(', ');
    return {
      code: 'question_required',
      path: 'question',
      reason: `is needed, because scales differ and are never pooled: ${names}. Name the question, its survey, or filter[version]`,
    };
  }
  return { roles: [fitting], compute: ([histogram]) => compute(metric, histogram!, first) };
}

/** Funnel steps of the widget, and how many of its responses came and had a comment. */
export function responseRateSource(surveyKeys: readonly number[]): Source {
  return {
    roles: [
      surveyKeys.map((surveyKey) => ({ surveyKey, countKey: funnelKey })),
      surveyKeys.map((surveyKey) => ({ surveyKey, countKey: coverageKey })),
    ],
    compute: ([funnel, coverage]) =>
      responseRate({
        viewed: funnel![0]!,
        opened: funnel![1]!,
        started: funnel![2]!,
        submitted: coverage![coverageCounters.submittedByWidget]!,
        commented: coverage![coverageCounters.commentedByWidget]!,
      }),
  };
}

function compute(
  metric: MetricId,
  histogram: Histogram,
  { type, scale }: Candidate,
): MetricValues[Exclude<MetricId, 'response-rate'>] {
  switch (metric) {
    case 'nps':
      return nps(histogram);
    case 'csat':
      return csat(histogram, type, scale);
    case 'ces':
      return ces(histogram);
    case 'expectation':
      return expectation(histogram);
    default:
      return rating(histogram, { min: ratings[type].min, max: scale });
  }
}

function nothingGives(
  metric: MetricId,
  candidates: readonly Candidate[],
  question: string | undefined,
): SourceRefusal {
  if (question !== undefined) {
    const known = candidates.some((c) => c.question === question);
    return {
      code: 'unsupported_query',
      path: 'question',
      reason: known
        ? `"${question}" is no question that gives ${metric}`
        : `"${question}" is no rating question here`,
    };
  }
  return {
    code: 'unsupported_query',
    path: 'survey',
    reason: `has no question that gives ${metric}; it takes one of: ${metrics[metric].questions.join(', ')}`,
  };
}
