/** What `GET /v1/responses` takes; `filter[…]` is read beside it. */
import { z } from 'zod';
import { periodParameters } from './aggregate.ts';
import { limit } from './limit.ts';
import { responseClasses } from './response.ts';

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
  limit: limit(200, 50),
  cursor: z.string().max(20_000).optional(),
});
export type ListParameters = z.output<typeof listParameters>;
