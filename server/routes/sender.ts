import type { FastifyRequest } from 'fastify';
import type { Sender } from '../ingest/intake.ts';
import { groupOf } from '../limits/group-of.ts';

/** What a request tells of its sender. Nothing of it is stored as it is. */
export function senderOf(request: FastifyRequest, publicUrl: string): Sender {
  return {
    origin: request.headers.origin,
    address: groupOf(request),
    userAgent: request.headers['user-agent'],
    own: [publicUrl, `http://${request.host}`, `https://${request.host}`],
  };
}
