import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** The headers of a change that is only to be made to what the caller has seen. */
export const ifMatch = z.looseObject({
  'if-match': z
    .string()
    .max(100)
    .optional()
    .describe('The `ETag` of what is changed, as it was read: where it is another by now, 409'),
});

/** Tags the answer with its last change in quotes, so that whoever has it from a list knows its tag, too. */
export function tagged<T extends { updatedAt: string }>(reply: FastifyReply, answer: T): T {
  reply.header('etag', `"${answer.updatedAt}"`);
  return answer;
}

/** The `updatedAt` that a change was made for; undefined: it is to be made whatever there is by now. */
export function seenBy({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const tag = headers['if-match'];
  return tag === undefined || tag === '*' ? undefined : tag.replace(/^(W\/)?"(.*)"$/, '$2');
}
