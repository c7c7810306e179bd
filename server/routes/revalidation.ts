import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { knownTags } from './known-tags.ts';

/** Milliseconds in which an answer can only change because the data did: ranges move with the quarter hour. */
const quarter = 900_000;

/**
 * Tags the answer that `url` (path and query) has for a site at `now`, before the answer is made. Weak: the moment an
 * answer was made at differs between two that are the same.
 *
 * @param state of the site's data: `standingOf`
 */
export function etagOf(state: string, url: string, now: number): string {
  const question = hash('sha256', url, 'base64url').slice(0, 22);
  return `W/"${state}.${Math.floor(now / quarter)}.${question}"`;
}

/**
 * Sets the `ETag`, and tells whether the caller has this answer already: then `reply.code(304).send()` is all there is
 * to do. To be called once the site is known and before anything else of it is read, so that what is read is at least
 * as new as its tag:
 *
 *     const { found, state } = await standingOf(storage.sites.standing, changes, request.caller, query.site);
 *     const etag = etagOf(state, request.url, now());
 *     if (isUnchanged(request, reply, etag)) return reply.code(304).send();
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag);
  return knownTags(request).includes(etag);
}
