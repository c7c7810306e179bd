/** A question asked of the numbers, and its JSON answer. */
import { z } from 'zod';
import { limit } from './limit.ts';
import { type MetricId, metrics } from './metric.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

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

/**
 * How a filter compares: `is` and `not` any of the values, `contains` any of them as a part (letters of either case),
 * `gte` and `lte` a number.
 */
export const filterOperators = ['is', 'not', 'contains', 'gte', 'lte'] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** One condition of a question: all conditions must hold. */
export interface Filter {
  dimension: string;
  operator: FilterOperator;
  values: string[];
}

const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/,
    'must be a date like 2026-11-01 or a time with its offset like 2026-11-01T09:30:00Z',
  );

/** Which stretch of time is meant. */
export const periodParameters = {
  period: z.enum(periods).optional(),
  from: instant.optional(),
  to: instant.optional(),
  tz: z.string().min(1).max(64).optional(),
};

/** What stands in a query and in a body alike. */
const plain = {
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional(),
  question: z.string().min(1).max(81).optional(),
  ...periodParameters,
  interval: z.enum(['auto', ...intervals]).optional(),
  compare: z
    .string()
    .max(80)
    .regex(
      /^(?:previous|year|[^.\s]+(?:\.\d+[^.\s]*)?\.\.[^.\s]+(?:\.\d+[^.\s]*)?)$/,
      'must be "previous", "year" or a range like "2026-01-01..2026-02-01"',
    )
    .optional(),
};

/** The plain parameters of `GET /v1/stats/{metric}`; `filter[…]` is read beside them. */
export const statsParameters = z.strictObject({
  ...plain,
  breakdown: z.string().min(1).max(81).optional(),
  limit: limit(1000, 100),
  other: z.enum(['true', 'false']).optional(),
  include: z.enum(['ids']).optional(),
});
export type StatsParameters = z.output<typeof statsParameters>;

const filterValue = z.union([
  z.string().min(1).max(300).refine(isWellFormed, malformedText),
  z.number(),
  z.boolean(),
]);
const filterValues = z.union([filterValue, z.array(filterValue).min(1).max(50)], {
  error:
    'must be a value or a list of 1 to 50: numbers, true, false, or well-formed texts of 1 to 300 characters',
});
/** Conditions that one question may have. */
export const mostFilters = 20;
export type FilterValues = z.output<typeof filterValues>;

/** The body of `POST /v1/query`: the words of the query, as JSON. */
export const statsQuery = z.strictObject({
  ...plain,
  metrics: z
    .array(z.enum(Object.keys(metrics) as [MetricId, ...MetricId[]]))
    .min(1)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'names a metric twice'),
  breakdown: z
    .union([z.string().min(1).max(40), z.array(z.string().min(1).max(40)).min(1).max(2)], {
      error: 'must be one dimension or a list of one or two',
    })
    .optional(),
  filter: z
    .record(
      z.string().min(1).max(40),
      z.union(
        [
          filterValues,
          z
            .strictObject(
              Object.fromEntries(filterOperators.map((name) => [name, filterValues.optional()])) as Record<
                FilterOperator,
                z.ZodOptional<typeof filterValues>
              >,
            )
            .refine((by) => Object.keys(by).length > 0, `needs one of ${filterOperators.join(', ')}`),
        ],
        {
          error: `must be a value, a list of 1 to 50, or an object of ${filterOperators.join(', ')}; a value is a number, true, false, or a well-formed text of 1 to 300 characters`,
        },
      ),
    )
    .refine((by) => conditionsOf(by) <= mostFilters, `holds more than ${mostFilters} conditions`)
    .optional(),
  limit: z.int().min(1).max(1000).default(100),
  other: z.boolean().default(false),
  include: z
    .union([z.literal('ids'), z.array(z.literal('ids')).max(1)], { error: 'must be "ids"' })
    .optional(),
});
export type StatsQuery = z.output<typeof statsQuery>;

function conditionsOf(filter: Readonly<Record<string, unknown>>): number {
  return Object.values(filter).reduce<number>(
    (sum, by) => sum + (isPlainObject(by) ? Object.keys(by).length : 1),
    0,
  );
}

function isPlainObject(by: unknown): by is object {
  return typeof by === 'object' && by !== null && !Array.isArray(by);
}

/** A query as it is sent, before defaults. */
export type StatsQueryInput = z.input<typeof statsQuery>;

/** A 95 % confidence interval, lower and upper limit. */
export type Ci = [number, number];

/** `null` where there is nothing to measure; `ci` is null below n = 2. */
export interface Estimate {
  value: number | null;
  n: number;
  ci: Ci | null;
}

/** How large a difference is, apart from how surprising it is. */
export interface Effect {
  /**
   * `standardised_difference`: the difference of two scores in standard deviations of one answer. `cohen_h`: of two
   * shares, by the arcsine. `cohen_d`: of two means, in pooled standard deviations. `rate_ratio`: one rate over the
   * other.
   */
  name: 'standardised_difference' | 'cohen_h' | 'cohen_d' | 'rate_ratio';
  value: number | null;
  /** Its 95 % interval; `rate_ratio` only. */
  ci?: Ci | null;
}

/** What `compare` adds to a value. */
export interface Compared {
  /** The same number of the range that is compared with. */
  previous?: Estimate;
  /** The value less the previous one; null where one of them is. */
  delta?: number | null;
  /** The 95 % interval of `delta`. */
  deltaCi?: Ci | null;
  /** Two-sided, adjusted for all rows of the answer (Benjamini-Hochberg); null where there are too few answers. */
  p?: number | null;
  /** The same before it was adjusted. */
  pUnadjusted?: number | null;
  /** Whether the adjusted p is below 0.05; null where there are too few answers to say. */
  significant?: boolean | null;
  effect?: Effect;
  /** Scales only: the chance that an answer of now is above one of then, ties by half (Mann-Whitney), and its p. */
  superiority?: { value: number | null; p: number | null };
  /** True where one side has fewer answers than the site's minimum: then nothing is said of the difference. */
  tooFew?: true;
}

export interface Value extends Estimate, Compared {
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
export interface OptionShare {
  /** The option's id, or `(other)` for an answer in the visitor's own words. */
  id: string;
  count: number;
  /** Share of the respondents who chose it. */
  value: number | null;
  ci: Ci | null;
}
/** `value` is the share of the option most chosen, which `top` names; `n` counts respondents. */
export interface ChoicesValue extends Value {
  top?: string | null;
  /** In the order of the survey; options of earlier versions after them. */
  options?: OptionShare[];
}
export interface IndexValue extends Value {
  sd?: number | null;
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
/** `value` is complaints per 1,000 of the exposure; `n` is the exposure. */
export interface ComplaintRateValue extends Value {
  complaints?: number;
}
export interface MetricValues {
  nps: NpsValue;
  csat: CsatValue;
  ces: MeanValue;
  expectation: MeanValue;
  rating: MeanValue;
  choices: ChoicesValue;
  index: IndexValue;
  'recommendation-rate': Value;
  'response-rate': ResponseRateValue;
  'complaint-rate': ComplaintRateValue;
}

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

/** One entry of the catalogue, `GET /v1/stats`. */
export interface MetricDescription {
  id: MetricId | 'sample-size';
  label: string;
  /** Of the definition: it rises when the same answers would give another number. */
  version: number;
  definition: string;
  /** In plain text, as one would write it down. */
  formula: string;
  unit: MetricDescriptionUnit;
  direction: 'up' | 'down' | 'none';
  questions: string[];
  source: string;
  /** What was counted, and what it comes to. */
  example: string;
  /** What the number does not say. */
  caution: string;
  /** Answers below which there is no interval. */
  minimumN: number;
  parameters: string[];
}
export type MetricDescriptionUnit = (typeof metrics)[MetricId]['unit'] | 'answers';
