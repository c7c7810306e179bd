/** A question asked of the numbers, and its JSON answer. */
import { z } from 'zod';
import { limit } from './limit.ts';
import type { MetricId } from './metric.ts';

export const periods = [
  'day',
  '7d',
  '24h',
  '28d',
  '30d',
  '91d',
  'month',
  '6mo',
  '12mo',
  'year',
  'all',
] as const;
export type Period = (typeof periods)[number];

export const intervals = ['hour', 'day', 'week', 'month', 'quarter'] as const;
export type Interval = (typeof intervals)[number];

const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/,
    'must be a date like 2026-11-01 or a time with its offset like 2026-11-01T09:30:00Z',
  );

/** The plain parameters of `GET /v1/stats/{metric}`; `filter[…]` is read beside them. */
export const statsParameters = z.strictObject({
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional(),
  question: z.string().min(1).max(40).optional(),
  period: z.enum(periods).optional(),
  from: instant.optional(),
  to: instant.optional(),
  interval: z.enum(['auto', ...intervals]).optional(),
  tz: z.string().max(64).optional(),
  breakdown: z.string().min(1).max(40).optional(),
  limit: limit(1000, 100),
});
export type StatsParameters = z.output<typeof statsParameters>;

/** A 95 % confidence interval, lower and upper limit. */
export type Ci = [number, number];

/** `null` where there is nothing to measure; `ci` is null below n = 2. */
export interface Value {
  value: number | null;
  n: number;
  ci: Ci | null;
  /** True where a breakdown row has fewer answers than the site's minimum: then only `n` is told. */
  suppressed?: true;
}
export interface NpsValue extends Value {
  parts?: { promoters: number; passives: number; detractors: number };
}
/** Counts of answers by the value given, as `{"1": 3, "2": 0, …}`, every step of the scale present. */
export type Distribution = Record<string, number>;
export interface CsatValue extends Value {
  mean?: { value: number | null; ci: Ci | null };
  distribution?: Distribution;
}
export interface MeanValue extends Value {
  median?: number | null;
  mode?: number | null;
  sd?: number | null;
  /** `ces` only: the share of 5-7 with its Wilson interval. */
  easy?: { value: number | null; ci: Ci | null };
  distribution?: Distribution;
}
export interface FunnelStepValue {
  from: string;
  to: string;
  value: number | null;
  /** How many reached `from`. */
  n: number;
  ci: Ci | null;
}
export interface ResponseRateValue extends Value {
  steps?: FunnelStepValue[];
}
export interface MetricValues {
  nps: NpsValue;
  csat: CsatValue;
  ces: MeanValue;
  expectation: MeanValue;
  rating: MeanValue;
  'response-rate': ResponseRateValue;
}

export interface StatsResult<M extends MetricId = MetricId> {
  /** The row's value in each dimension of the breakdown. */
  dimensions?: Record<string, string>;
  /** The first moment of the bucket, as a date in the answer's zone, or a time for hours. */
  bucket?: string;
  /** The bucket is not over yet, or the range cuts it. */
  partial?: true;
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

export interface StatsAnswer<M extends MetricId = MetricId> {
  query: {
    metric: M;
    site: string;
    survey?: string;
    question?: string;
    period?: Period;
    from: string;
    to: string;
    interval?: Interval;
    tz: string;
    breakdown?: string;
    filter?: Record<string, string>;
    limit?: number;
  };
  results: StatsResult<M>[];
  meta: {
    generatedAt: string;
    timezone: string;
    warnings: string[];
    coverage: Coverage;
    /** Where the answer was counted from. */
    source: 'counts';
  };
}

/** One entry of the catalogue, `GET /v1/stats`. */
export interface MetricDescription {
  id: MetricId;
  label: string;
  definition: string;
  unit: 'points' | 'share' | 'scale';
  direction: 'up' | 'down';
  questions: string[];
  source: string;
  parameters: string[];
}
