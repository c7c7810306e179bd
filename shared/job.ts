/** Long work, as it is told of over REST. */

import { z } from 'zod';
import { causeAnswer } from './cause.ts';

export const jobAnswer = z.strictObject({
  id: z.string(),
  kind: z
    .enum(['overrule', 'delete', 'recount', 'export', 'import', 'retention'])
    .describe(
      '`recount`: the days and months of a site whose time zone was changed; `export`: `GET /v1/exports/{id}` tells more; `import`: a check, an import or an undo, `GET /v1/imports/{id}` tells more; `retention`: what is past its term',
    ),
  site: z.string(),
  asked: z
    .record(z.string(), z.unknown())
    .describe('Which responses were chosen and what was made of them, in the words of the request'),
  state: z
    .enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'])
    .describe('`interrupted`: the server was stopped. However it ended, what is `done` stays done'),
  done: z.int().describe('Responses that are done with'),
  total: z.int().nullable().describe('Of how many; null before they are counted'),
  error: z.string().nullable(),
  cause: causeAnswer.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Job = z.output<typeof jobAnswer>;
