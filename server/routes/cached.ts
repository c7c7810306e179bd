import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Public, five minutes fresh, a day stale while it is fetched anew, and revalidated by `ETag`. */
export const publicCaching = 'public, max-age=300, stale-while-revalidate=86400';

/** Sends JSON with the public caching rules; 304 where the caller has it already. */
export function cached(request: FastifyRequest, reply: FastifyReply, json: string): FastifyReply {
  const etag = `"${hash('sha256', json, 'base64url').slice(0, 22)}"`;
  reply.header('cache-control', publicCaching).header('etag', etag);
  const asked = request.headers['if-none-match'];
  if (asked?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) return reply.code(304).send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(json);
}
