import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Tags the answer by its text, and tells whether the caller has it already: then 304 is all there is to send. */
export function isKnown(request: FastifyRequest, reply: FastifyReply, text: string): boolean {
  const etag = `"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
  reply.header('etag', etag);
  const asked = request.headers['if-none-match'];
  return asked?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
