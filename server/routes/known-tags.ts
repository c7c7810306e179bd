import type { FastifyRequest } from 'fastify';

/** The tags of the answers that the caller has already, as it sent them. */
export function knownTags({ headers }: Pick<FastifyRequest, 'headers'>): string[] {
  return headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? [];
}
