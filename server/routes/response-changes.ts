import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import {
  type BulkDelete,
  bulkDelete,
  type Overrule,
  overrule,
  type StandingChange,
  standingChange,
} from '../../shared/response-change.ts';
import { listedResponse } from '../../shared/response-list.ts';
import type { Caller } from '../access/caller.ts';
import { eachChosen } from '../bulk/each-chosen.ts';
import { type JobRunner, TooManyJobs } from '../bulk/job-runner.ts';
import { siteNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import { bodyFilters } from '../query/body-filters.ts';
import { chooseResponses } from '../query/choose-responses.ts';
import { listed } from '../query/listed.ts';
import type { Author } from '../storage/contract/change.ts';
import type { JobRecord } from '../storage/contract/jobs.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { jobAnswer, jobOf } from './jobs.ts';

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
  const write = { scope: 'write' } as const;

  app.patch(
    '/v1/responses/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Overrule what a response counts as',
        description: 'The flags stay as they are: they tell which rule it was.',
        params: byId,
        querystring: ofSite,
        body: standingChange,
        response: { 200: listedResponse },
      },
    },
    async (request) => {
      const { site, id } = await named(request, storage);
      await storage.responses.reclassify(site.key, [id], request.body as StandingChange, {
        actor: request.caller.actor,
        at: deps.now(),
      });
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
      config: write,
      schema: {
        tags,
        summary: 'Overrule what all responses of a choice count as: a job',
        body: overrule,
        response: { 202: jobAnswer },
      },
    },
    async (request, reply) => {
      const { set, ...choice } = request.body as Overrule;
      const job = await begin(deps, 'overrule', choice, { set }, request.caller, (site, ids, by) =>
        storage.responses.reclassify(site, ids, set, by),
      );
      return reply.code(202).send(jobOf(job));
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
      const job = await begin(
        deps,
        'delete',
        request.body as BulkDelete,
        {},
        request.caller,
        (site, ids, by) => storage.responses.remove(site, ids, by),
      );
      return reply.code(202).send(jobOf(job));
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

/**
 * What comes in from now on is left alone.
 * @param change what is made of the chosen
 */
async function begin(
  { storage, runner, now }: ResponseChangeDeps,
  kind: JobRecord['kind'],
  { filter, ...choice }: BulkDelete,
  change: object,
  caller: Caller,
  apply: (site: number, ids: readonly string[], by: Author) => Promise<number>,
): Promise<JobRecord> {
  const at = now();
  const { site: _site, ...chosenBy } = choice;
  const site = await siteNamed(storage, caller, choice.site);
  const chosen = await chooseResponses({ ...choice, filters: bodyFilters(filter) }, storage, caller, at);
  const filterNow = { ...chosen, siteKey: site.key, to: Math.min(chosen.to, at + 1) };
  try {
    return await runner.start(
      { id: v7(), kind, site: site.id, asked: { ...chosenBy, ...(filter && { filter }), ...change } },
      eachChosen(filterNow, storage, (ids) => apply(site.key, ids, { actor: caller.actor, at: now() })),
    );
  } catch (error) {
    if (!(error instanceof TooManyJobs)) throw error;
    throw new Problem('overloaded', 'as many jobs are waiting as fit: try again later', { retryAfter: 10 });
  }
}
