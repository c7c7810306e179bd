import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type AuditEntry, type AuditParameters, auditPage, auditParameters } from '../../shared/audit.ts';
import { type Caller, reaches } from '../access/caller.ts';
import { siteNamed } from '../named.ts';
import { cursorOf, readCursor } from '../query/cursor.ts';
import type { AuditRecord } from '../storage/contract/audit.ts';
import type { Storage } from '../storage/storage.ts';

export interface AuditDeps {
  storage: Pick<Storage, 'audit' | 'sites'>;
}

const position = z.strictObject({ before: z.int().min(1) });

/** `GET /v1/audit`: who changed what, newest first. What concerns no single site is told to unbound callers only. */
export function auditRoutes(app: FastifyInstance, { storage }: AuditDeps): void {
  app.get(
    '/v1/audit',
    {
      config: { scope: 'admin' },
      schema: {
        tags: ['audit'],
        summary: 'Who changed what, newest first',
        description:
          'Each entry was stored together with its change. Secrets and personal data are never in it.',
        querystring: auditParameters,
        response: { 200: auditPage },
      },
    },
    async (request, reply) => {
      const { site, cursor, limit } = request.query as AuditParameters;
      const siteKeys = await siteKeysOf(site, request.caller, storage);
      const before = cursor === undefined ? null : readCursor(cursor, position).before;
      // One more than asked for tells whether the list goes on.
      const found = await storage.audit.list({ siteKeys, before, limit: limit + 1 });
      const items = found.slice(0, limit).map(entryOf);
      const next = found.length > limit ? cursorOf({ before: items.at(-1)!.id }) : null;
      return reply.header('cache-control', 'no-store').send({ items, next });
    },
  );
}

async function siteKeysOf(
  site: string | undefined,
  caller: Caller,
  storage: Pick<Storage, 'sites'>,
): Promise<number[] | 'all'> {
  if (site !== undefined) return [(await siteNamed(storage, caller, site)).key];
  if (caller.sites === 'all') return 'all';
  return (await storage.sites.list()).filter(({ id }) => reaches(caller, id)).map(({ key }) => key);
}

function entryOf({ at, ...entry }: AuditRecord): AuditEntry {
  return { ...entry, at: new Date(at).toISOString() };
}
