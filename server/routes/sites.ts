import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { type Site, siteChange, siteCreate } from '../../shared/survey.ts';
import type { Directory } from '../ingest/directory.ts';
import { siteNamed } from '../named.ts';
import { security } from '../plugins/auth.ts';
import { invalid, Problem } from '../problem.ts';
import type { Storage, StoredSite } from '../storage/storage.ts';

export interface SiteDeps {
  storage: Pick<Storage, 'sites'>;
  directory: Directory;
  now: () => number;
}

const tags = ['sites'];
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const siteAnswer = z.looseObject({ id: z.string(), publicKey: z.string() });

export function siteRoutes(app: FastifyInstance, { storage, directory, now }: SiteDeps): void {
  const onRequest = app.auth.require;

  app.get(
    '/v1/sites',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: 'All sites',
        response: { 200: z.object({ items: z.array(siteAnswer), next: z.null() }) },
      },
    },
    async () => ({ items: (await storage.sites.list()).map(siteOf), next: null }),
  );

  app.post(
    '/v1/sites',
    {
      onRequest,
      schema: { tags, security, summary: 'Create a site', body: siteCreate, response: { 201: siteAnswer } },
    },
    async (request, reply) => {
      const body = request.body as z.output<typeof siteCreate>;
      const site = await storage.sites.create({ ...body, id: v7(), publicKey: newPublicKey(), at: now() });
      directory.invalidate();
      return reply.code(201).send(siteOf(site));
    },
  );

  app.get(
    '/v1/sites/:id',
    {
      onRequest,
      schema: { tags, security, summary: 'One site', params: byId, response: { 200: siteAnswer } },
    },
    async (request) => {
      const { id } = request.params as z.output<typeof byId>;
      return siteOf(await siteNamed(storage, id, 'id'));
    },
  );

  app.patch(
    '/v1/sites/:id',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: 'Change a site',
        params: byId,
        body: siteChange,
        response: { 200: siteAnswer },
      },
    },
    async (request) => {
      const { id } = request.params as z.output<typeof byId>;
      const changed = await storage.sites.change(id, request.body as z.output<typeof siteChange>, now());
      directory.invalidate();
      if (!('refused' in changed)) return siteOf(changed);
      if (changed.refused === 'not_found')
        throw invalid('unknown_site', 'id', 'is not the id of a site here');
      throw new Problem(
        'change_refused',
        'timezone cannot change once a site has counts: its days and months are counted in that zone. Ask with tz= for another zone.',
        { invalidParams: [{ path: 'timezone', reason: 'cannot change once the site has counts' }] },
      );
    },
  );
}

/** A public key: long enough that nobody meets one by chance. */
export function newPublicKey(): string {
  return `pk_${randomBytes(15).toString('base64url')}`;
}

function siteOf({ key: _key, ...site }: StoredSite): Site {
  return site;
}
