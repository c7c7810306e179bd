import type { FastifyRequest } from 'fastify';
import { addressGroup } from './address-group.ts';

/** Whom the request comes from; what a trusted proxy says of that is believed where it is an address. */
export function groupOf(request: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  return addressGroup(request.ip) ?? addressGroup(request.socket.remoteAddress ?? '') ?? 'unknown';
}
