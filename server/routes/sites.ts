import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import { listParameters } from '../../shared/list-parameters.ts';
import { type Site, siteChange, siteCreate } from '../../shared/site.ts';
import { reaches } from '../access/caller.ts';
import { type JobRunner, tooManyJobs } from '../bulk/job-runner.ts';
import { recountDays } from '../bulk/recount-days.ts';
import type { Directory } from '../ingest/directory.ts';
import { siteNamed } from '../named.ts';
import { Problem } from '../problem.ts';
import { pageOf } from '../query/page-of.ts';
import type { Refusal } from '../storage/contract/change.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { ifMatch, seenBy, tagged } from './if-match.ts';

export interface SiteDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts'>;
  directory: Directory;
  runner: JobRunner;
  now: () => number;
}

const tags = ['sites'];
const listed = z.strictObject(listParameters);
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const siteAnswer = z.looseObject({ id: z.string(), publicKey: z.string() });

const refusedOrigin = z.strictObject({ origin: z.string(), count: z.int(), lastAt: z.string() });

export function siteRoutes(app: FastifyInstance, { storage, directory, runner, now }: SiteDeps): void {
  const read = { scope: 'read' } as const;
  const write = { scope: 'write' } as const;

  app.get(
    '/v1/sites',
    {
      config: read,
      schema: {
        tags,
        summary: 'The sites that the key reaches',
        querystring: listed,
        response: { 200: z.object({ items: z.array(siteAnswer), next: z.string().nullable() }) },
      },
    },
    async ({ caller, query }) => {
      const reached = (await storage.sites.list()).filter(({ id }) => reaches(caller, id));
      const { items, next } = pageOf(reached, query as z.output<typeof listed>);
      return { items: items.map(siteOf), next };
    },
  );

  app.post(
    '/v1/sites',
    {
      config: write,
      schema: { tags, summary: 'Create a site', body: siteCreate, response: { 201: siteAnswer } },
    },
    async (request, reply) => {
      const body = request.body as z.output<typeof siteCreate>;
      const { actor, sites } = request.caller;
      if (sites !== 'all')
        throw new Problem(
          'forbidden',
          'a key that is bound to sites cannot create another: use an unbound one',
        );
      const site = await storage.sites.create(
        { ...body, id: v7(), publicKey: newPublicKey() },
        { actor, at: now() },
      );
      directory.invalidate();
      return reply.code(201).send(siteOf(site));
    },
  );

  app.get(
    '/v1/sites/:id',
    {
      config: read,
      schema: { tags, summary: 'One site', params: byId, response: { 200: siteAnswer } },
    },
    async (request, reply) => {
      const { id } = request.params as z.output<typeof byId>;
      return tagged(reply, siteOf(await siteNamed(storage, request.caller, id, 'id')));
    },
  );

  app.get(
    '/v1/sites/:id/refused-origins',
    {
      config: read,
      schema: {
        tags,
        summary: 'Pages whose answers were refused, because their origin is not on the list of the site',
        description:
          'The 50 that were refused most, the latest first. They are noted about once a second, and under a flood not all.',
        params: byId,
        response: { 200: z.object({ items: z.array(refusedOrigin), next: z.null() }) },
      },
    },
    async (request) => {
      const site = await siteNamed(
        storage,
        request.caller,
        (request.params as z.output<typeof byId>).id,
        'id',
      );
      const refused = await storage.sites.refusedOrigins(site.key);
      const items = refused.map(({ lastAt, ...rest }) => ({
        ...rest,
        lastAt: new Date(lastAt).toISOString(),
      }));
      return { items, next: null };
    },
  );

  app.patch(
    '/v1/sites/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a site',
        description:
          'Another time zone counts the days and months of the site anew: a job of kind `recount`. Until it is done totals come from quarter hours and breakdowns from the responses. The tag of a site is its `updatedAt` in quotation marks.',
        params: byId,
        headers: ifMatch,
        body: siteChange,
        response: { 200: siteAnswer },
      },
    },
    async (request, reply) => {
      const { id } = request.params as z.output<typeof byId>;
      const site = await siteNamed(storage, request.caller, id, 'id');
      const change = request.body as z.output<typeof siteChange>;
      if (change.timezone !== undefined && change.timezone !== site.timezone && runner.isFull)
        throw tooManyJobs();
      const by = { actor: request.caller.actor, at: now() };
      const changed = await storage.sites.change(id, change, by, seenBy(request));
      directory.invalidate();
      if ('refused' in changed) throw refusalOf(changed);
      // Asked for once more it begins again, should the last one have failed.
      if (changed.recounting && change.timezone !== undefined && !(await runner.holds('recount', id)))
        await recountDays(changed, storage, runner);
      return tagged(reply, siteOf(changed));
    },
  );
}

function refusalOf({ refused }: Refusal): Problem {
  if (refused === 'changed_meanwhile')
    return new Problem(
      'edit_conflict',
      'the site was changed meanwhile: read it again, then send the change again',
    );
  return new Problem('change_refused', because('recount_runs'), {
    invalidParams: [{ path: 'timezone', reason: 'cannot change until the job that recounts is done' }],
  });
}

/** A public key: long enough that nobody meets one by chance. */
export function newPublicKey(): string {
  return `pk_${randomBytes(15).toString('base64url')}`;
}

function siteOf({ key: _key, recounting: _recounting, retentionSince: _since, ...site }: StoredSite): Site {
  return site;
}
