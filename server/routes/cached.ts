import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from './etag.ts';

/** Public, five minutes fresh, a day stale while it is fetched anew, and revalidated by `ETag`. */
export const publicCaching = 'public, max-age=300, stale-while-revalidate=86400';

/** Sends JSON with the public caching rules; 304 where the caller has it already. */
export function cached(request: FastifyRequest, reply: FastifyReply, json: string): FastifyReply {
  reply.header('cache-control', publicCaching);
  if (isKnown(request, reply, json)) return reply.code(304).send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(json);
}
