import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { knownTags } from './known-tags.ts';

/** Tags the answer by its text, and tells whether the caller has it already: then 304 is all there is to send. */
export function isKnown(request: FastifyRequest, reply: FastifyReply, text: string): boolean {
  const etag = `"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
  reply.header('etag', etag);
  return knownTags(request).some((tag) => tag.replace(/^W\//, '') === etag);
}
