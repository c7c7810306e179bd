/** The answer of the numbers as a schema: what the interface's documentation says of it. */
import { z } from 'zod';
import { filterOperators } from './filter.ts';
import { type MetricId, metrics } from './metric.ts';
import { intervals, periods } from './period.ts';
import type { StatsAnswer } from './stats-answer.ts';

const number = z.number().nullable();
const count = z.int().min(0);
const interval = z
  .tuple([z.number(), z.number()])
  .nullable()
  .describe('95 % interval; null where there is none');
const estimate = { value: number, n: count, ci: interval };
const optional = <T extends z.ZodType>(schema: T) => schema.exactOptional();

const value = z.strictObject({
  ...estimate,
  suppressed: optional(z.literal(true)).describe('fewer answers than the site shows rows of'),
  previous: optional(z.strictObject(estimate)),
  delta: optional(number),
  deltaCi: optional(interval),
  p: optional(number).describe('two-sided, adjusted for all rows (Benjamini-Hochberg)'),
  pUnadjusted: optional(number),
  significant: optional(z.boolean().nullable()),
  effect: optional(
    z.strictObject({
      name: z.enum(['standardised_difference', 'cohen_h', 'cohen_d', 'rate_ratio']),
      value: number,
      ci: optional(interval),
    }),
  ),
  superiority: optional(z.strictObject({ value: number, p: number })),
  tooFew: optional(z.literal(true)),
});
const part = z.strictObject({ value: number, ci: interval });
const distribution = z.record(z.string(), count).describe('answers by the value given');
const mean = value.extend({
  median: optional(number),
  mode: optional(number),
  sd: optional(number),
  easy: optional(part),
  distribution: optional(distribution),
});

const values = {
  nps: value.extend({
    parts: optional(z.strictObject({ promoters: count, passives: count, detractors: count })),
  }),
  csat: value.extend({ mean: optional(part), distribution: optional(distribution) }),
  ces: mean,
  expectation: mean,
  rating: mean,
  choices: value.extend({
    top: optional(z.string().nullable()).describe('the option most chosen: value is its share'),
    options: optional(z.array(z.strictObject({ id: z.string(), count, value: number, ci: interval }))),
  }),
  index: value.extend({ sd: optional(number) }),
  'recommendation-rate': value,
  'response-rate': value.extend({
    steps: optional(z.array(z.strictObject({ from: z.string(), to: z.string(), ...estimate }))),
  }),
  'complaint-rate': value.extend({ complaints: optional(count) }),
} satisfies Record<MetricId, z.ZodType>;

const moment = z.string().describe('ISO 8601, UTC');
const metric = z.enum(Object.keys(metrics) as [MetricId, ...MetricId[]]);

export const statsAnswer = z.strictObject({
  query: z.strictObject({
    metrics: z.array(metric),
    site: z.string(),
    survey: optional(z.string()),
    question: optional(z.string()),
    period: optional(z.enum(periods)),
    from: moment,
    to: moment,
    interval: optional(z.enum(intervals)),
    tz: z.string(),
    breakdown: optional(z.array(z.string())),
    filter: optional(z.record(z.string(), z.partialRecord(z.enum(filterOperators), z.array(z.string())))),
    limit: optional(z.int()),
    other: optional(z.boolean()),
    compare: optional(z.strictObject({ from: moment, to: moment })),
  }),
  results: z.array(
    z.strictObject({
      dimensions: optional(z.record(z.string(), z.string())),
      bucket: optional(z.string()).describe('the first date of the bucket in tz; for hours a time'),
      partial: optional(z.literal(true)).describe('the bucket is not over, or the range cuts it'),
      responses: optional(z.string()).describe('a cursor for GET /v1/responses'),
      metrics: z.strictObject(values).partial(),
    }),
  ),
  meta: z.strictObject({
    generatedAt: moment,
    timezone: z.string(),
    warnings: z.array(z.string()),
    coverage: z.strictObject({
      received: count,
      duplicates: count,
      test: count,
      archived: count,
      bots: count,
      flagged: count,
      partial: count,
      counted: count,
    }),
    source: z.enum(['counts', 'rows', 'mixed']),
    plan: z.array(z.strictObject({ metric, source: z.enum(['counts', 'rows']), reason: z.string() })),
    breaks: z.array(
      z.strictObject({
        at: moment,
        survey: z.string(),
        version: z.int(),
        question: z.string(),
        change: z.enum(['added', 'removed', 'wording', 'scale', 'options', 'weights']),
      }),
    ),
    complaintRule: optional(z.string()),
  }),
}) satisfies z.ZodType<Omit<StatsAnswer, 'results'> & { results: unknown[] }>;

/** One entry of the catalogue. */
export const metricDescription = z.strictObject({
  id: z.union([metric, z.literal('sample-size')]),
  label: z.string(),
  version: z.int(),
  definition: z.string(),
  formula: z.string(),
  unit: z.enum(['points', 'share', 'scale', 'index', 'per-thousand', 'answers']),
  direction: z.enum(['up', 'down', 'none']),
  questions: z.array(z.string()),
  source: z.string(),
  example: z.string(),
  caution: z.string(),
  minimumN: z.int(),
  parameters: z.array(z.string()),
});
