import type { FastifyRequest } from 'fastify';
import { addressGroup } from './address-group.ts';

type Connection = FastifyRequest['socket'];

/** Of each connection what its last request said, and whom that stands for: the next one says the same most often. */
const last = new WeakMap<Connection, { ip: string; group: string }>();

/** Whom the request comes from; what a trusted proxy says of that is believed where it is an address. */
export function groupOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const known = last.get(socket);
  if (known?.ip === ip) return known.group;
  const group = addressGroup(ip) ?? addressGroup(socket.remoteAddress ?? '') ?? 'unknown';
  last.set(socket, { ip, group });
  return group;
}
