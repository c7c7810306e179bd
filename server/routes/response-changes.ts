import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { jobAnswer } from '../../shared/job.ts';
import {
  type BulkDelete,
  bulkDelete,
  type Overrule,
  overrule,
  type ResponseChange,
  responseChange,
} from '../../shared/response-change.ts';
import { listedResponse } from '../../shared/response-list.ts';
import type { Caller } from '../access/caller.ts';
import { eachChosen } from '../bulk/each-chosen.ts';
import type { JobRunner } from '../bulk/job-runner.ts';
import { siteNamed } from '../named.ts';
import { invalid, type Problem } from '../problem.ts';
import { chosenNow } from '../query/chosen-now.ts';
import { listed } from '../query/listed.ts';
import type { Author } from '../storage/contract/change.ts';
import type { JobRecord } from '../storage/contract/jobs.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { jobOf } from './jobs.ts';

export interface ResponseChangeDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'responses' | 'counts'>;
  runner: JobRunner;
  now: () => number;
}

const tags = ['responses'];
const byId = z.strictObject({ id: z.uuid().toLowerCase() });
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });

/** What an owner makes of responses: one at a time, or all of a choice as a job. The numbers follow each commit. */
export function responseChangeRoutes(app: FastifyInstance, deps: ResponseChangeDeps): void {
  const { storage } = deps;
  const care = { scope: 'care' } as const;
  const write = { scope: 'write' } as const;

  app.patch(
    '/v1/responses/:id',
    {
      config: care,
      schema: {
        tags,
        summary: 'Overrule what a response counts as, and tag it',
        description: 'The flags stay as they are: they tell which rule it was.',
        params: byId,
        querystring: ofSite,
        body: responseChange,
        response: { 200: listedResponse },
      },
    },
    async (request) => {
      const { site, id } = await named(request, storage);
      const by = { actor: request.caller.actor, at: deps.now() };
      await change(storage, site.key, [id], request.body as ResponseChange, by);
      const found = await storage.responses.find(site.key, id);
      if (!found) throw unknownResponse();
      return listed(found, await storage.surveys.list(site.key));
    },
  );

  app.delete(
    '/v1/responses/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete a response, and take it out of the numbers',
        params: byId,
        querystring: ofSite,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { site, id } = await named(request, storage);
      const by = { actor: request.caller.actor, at: deps.now() };
      if ((await storage.responses.remove(site.key, [id], by)) === 0) throw unknownResponse();
      return reply.code(204).send();
    },
  );

  app.post(
    '/v1/responses/overrule',
    {
      config: care,
      schema: {
        tags,
        summary: 'Overrule what all responses of a choice count as, and tag them: a job',
        body: overrule,
        response: { 202: jobAnswer },
      },
    },
    async (request, reply) => {
      const { set, ...choice } = request.body as Overrule;
      const begun = await begin(deps, 'overrule', choice, { set }, request.caller, (site, ids, by) =>
        change(storage, site, ids, set, by),
      );
      return reply.code(202).send(jobOf(begun));
    },
  );

  app.post(
    '/v1/responses/delete',
    {
      config: write,
      schema: {
        tags,
        summary: 'Delete all responses of a choice: a job',
        body: bulkDelete,
        response: { 202: jobAnswer },
      },
    },
    async (request, reply) => {
      const begun = await begin(
        deps,
        'delete',
        request.body as BulkDelete,
        {},
        request.caller,
        (site, ids, by) => storage.responses.remove(site, ids, by),
      );
      return reply.code(202).send(jobOf(begun));
    },
  );
}

async function named(
  request: { query: unknown; params: unknown; caller: Caller },
  storage: Pick<Storage, 'sites'>,
): Promise<{ site: StoredSite; id: string }> {
  const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
  return { site, id: (request.params as z.output<typeof byId>).id };
}

function unknownResponse(): Problem {
  return invalid('not_found', 'id', 'is no response of this site');
}

/** Tells how many of the ids there are. */
async function change(
  { responses }: Pick<Storage, 'responses'>,
  site: number,
  ids: readonly string[],
  { tags, ...standing }: ResponseChange,
  by: Author,
): Promise<number> {
  const tagged = tags && (await responses.tag(site, ids, tags, by));
  const classed = Object.keys(standing).length > 0;
  return classed ? responses.reclassify(site, ids, standing, by) : (tagged ?? 0);
}

/** @param made what is made of the chosen */
async function begin(
  { storage, runner, now }: ResponseChangeDeps,
  kind: JobRecord['kind'],
  choice: BulkDelete,
  made: object,
  caller: Caller,
  apply: (site: number, ids: readonly string[], by: Author) => Promise<number>,
): Promise<JobRecord> {
  const { site, chosen, asked } = await chosenNow(choice, storage, caller, now());
  return runner.start(
    { id: v7(), kind, site: site.id, asked: { ...asked, ...made } },
    eachChosen(chosen, storage, (ids) => apply(site.key, ids, { actor: caller.actor, at: now() })),
  );
}
