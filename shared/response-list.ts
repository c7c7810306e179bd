/** What `GET /v1/responses` takes, `filter[…]` being read beside it, and a page of its answer. */
import { z } from 'zod';
import { limit } from './limit.ts';
import { periodParameters } from './period.ts';
import { flagNames, type ListedResponse } from './response.ts';
import { choiceParameters } from './response-choice.ts';
import { responseClasses } from './response-class.ts';

const flag = z.enum(['true', 'false']);

export const listParameters = z.strictObject({
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional(),
  ...periodParameters,
  /** Only those with a comment. */
  commented: flag.optional(),
  /** Only those that the site's rule made complaints. */
  complaint: flag.optional(),
  class: z.enum(responseClasses).optional(),
  ...choiceParameters,
  limit: limit(200, 50),
  cursor: z.string().max(20_000).optional(),
});
export type ListParameters = z.output<typeof listParameters>;

const other = z.strictObject({ other: z.string() });
const answerValue = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  other,
  z.array(z.union([z.string(), other])),
  z.record(z.string(), z.number()),
]);
const moment = z.string().describe('ISO 8601, UTC');

export const listedResponse = z.strictObject({
  id: z.string(),
  survey: z.string(),
  version: z.int(),
  revision: z.int(),
  complete: z.boolean(),
  class: z.enum(responseClasses),
  flags: z.array(z.enum(flagNames)),
  complaint: z.boolean(),
  answers: z.record(z.string(), answerValue),
  receivedAt: moment,
  submittedAt: moment.nullable(),
  shownAt: moment.nullable(),
  page: z.string().nullable(),
  dimensions: z.record(z.string(), z.string()),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  tags: z.array(z.string()).describe('what the owner sorts it by'),
  visitor: z
    .literal(true)
    .exactOptional()
    .describe('its visitor is known by a pseudonym: `visitor` with this id lists the others'),
  erased: z
    .literal(true)
    .exactOptional()
    .describe('it was erased, or its term was over: this is what is left'),
  wordless: z
    .literal(true)
    .exactOptional()
    .describe('the term of own words was over: a text that was written is an empty one'),
}) satisfies z.ZodType<ListedResponse>;

export const responsePage = z.strictObject({ items: z.array(listedResponse), next: z.string().nullable() });
