/** A question asked of the numbers, as a query or as a body. */

import { z } from 'zod';
import { filterField } from './filter.ts';
import { limit } from './limit.ts';
import { type MetricId, metrics } from './metric.ts';
import { intervals, periodParameters } from './period.ts';

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
  filter: filterField.optional(),
  limit: z.int().min(1).max(1000).default(100),
  other: z.boolean().default(false),
  include: z
    .union([z.literal('ids'), z.array(z.literal('ids')).max(1)], { error: 'must be "ids"' })
    .optional(),
});

export type StatsQuery = z.output<typeof statsQuery>;

/** A query as it is sent, before defaults. */
export type StatsQueryInput = z.input<typeof statsQuery>;
