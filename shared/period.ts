/** Which stretch of time a question is about, and how it is cut. */
import { z } from 'zod';

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

export const instant = z
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
