/** The JSON answer to a question asked of the numbers. */

import type { FilterOperator } from './filter.ts';
import type { MetricId } from './metric.ts';
import type { MetricValues } from './metric-value.ts';
import type { Interval, Period } from './period.ts';

export interface StatsResult<M extends MetricId = MetricId> {
  /** The row's value in each dimension of the breakdown. */
  dimensions?: Record<string, string>;
  /** The first moment of the bucket, as a date in the answer's zone, or a time for hours. */
  bucket?: string;
  /** The bucket is not over yet, or the range cuts it. */
  partial?: true;
  /** With `include=ids`: the `cursor` for `GET /v1/responses` that lists the responses behind this row. */
  responses?: string;
  metrics: { [K in M]: MetricValues[K] };
}

/** Every response received has one class; `received` is the sum of the others. */
export interface Coverage {
  received: number;
  duplicates: number;
  test: number;
  archived: number;
  bots: number;
  flagged: number;
  partial: number;
  counted: number;
}

/** Where a metric of the answer was counted from, and why from there. */
export interface MetricPlan {
  metric: MetricId;
  source: 'counts' | 'rows';
  reason: string;
}

/** A change of the questions within the range: what lies before and after it is the same series, with a mark. */
export interface SeriesBreak {
  at: string;
  survey: string;
  version: number;
  question: string;
  change: 'added' | 'removed' | 'wording' | 'scale' | 'options' | 'weights';
}

export interface StatsAnswer<M extends MetricId = MetricId> {
  query: {
    metrics: M[];
    site: string;
    survey?: string;
    question?: string;
    period?: Period;
    from: string;
    to: string;
    interval?: Interval;
    tz: string;
    breakdown?: string[];
    filter?: Record<string, Partial<Record<FilterOperator, string[]>>>;
    limit?: number;
    other?: boolean;
    /** The range that is compared with. */
    compare?: { from: string; to: string };
  };
  results: StatsResult<M>[];
  meta: {
    generatedAt: string;
    timezone: string;
    /** Cautions in words, for whoever reads the numbers. */
    warnings: string[];
    coverage: Coverage;
    /** Where the numbers were counted from. */
    source: 'counts' | 'rows' | 'mixed';
    plan: MetricPlan[];
    breaks: SeriesBreak[];
    /** `complaint-rate` only: what makes an answer a complaint. */
    complaintRule?: string;
  };
}
