import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import { listParameters } from '../../shared/list-parameters.ts';
import { type Survey, surveyChange, surveyCreate } from '../../shared/survey.ts';
import type { Caller } from '../access/caller.ts';
import type { Directory } from '../ingest/directory.ts';
import { siteNamed, surveyNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import { pageOf } from '../query/page-of.ts';
import type { Refusal } from '../storage/contract/change.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { endingFault } from './ending-fault.ts';
import { ifMatch, seenBy, tagged } from './if-match.ts';

export interface SurveyDeps {
  storage: Pick<Storage, 'sites' | 'surveys'>;
  directory: Directory;
  now: () => number;
}

const tags = ['surveys'];
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });
const listed = z.strictObject({ ...ofSite.shape, ...listParameters });
const bySlug = z.strictObject({ slug: z.string().min(1).max(64) });
const surveyAnswer = z.looseObject({ id: z.string(), slug: z.string(), version: z.int() });

export function surveyRoutes(app: FastifyInstance, deps: SurveyDeps): void {
  const { storage, directory, now } = deps;
  const read = { scope: 'read' } as const;
  const write = { scope: 'write' } as const;

  app.get(
    '/v1/surveys',
    {
      config: read,
      schema: {
        tags,
        summary: 'The surveys of a site',
        querystring: listed,
        response: { 200: z.object({ items: z.array(surveyAnswer), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const query = request.query as z.output<typeof listed>;
      const site = await siteNamed(storage, request.caller, query.site);
      const { items, next } = pageOf(await storage.surveys.list(site.key), query);
      return { items: items.map(surveyOf), next };
    },
  );

  app.post(
    '/v1/surveys',
    {
      config: write,
      schema: {
        tags,
        summary: 'Create a survey',
        body: surveyCreate,
        response: { 201: surveyAnswer },
      },
    },
    async (request, reply) => {
      const { site: id, ...fields } = request.body as z.output<typeof surveyCreate>;
      const site = await siteNamed(storage, request.caller, id);
      const fault = endingFault(fields.display, fields.questions);
      if (fault) throw fault;
      const created = await storage.surveys.create({ ...fields, id: v7() }, site.key, {
        actor: request.caller.actor,
        at: now(),
      });
      if ('refused' in created) throw refusalOf(created, fields.slug);
      directory.invalidate();
      return reply.code(201).send(surveyOf(created));
    },
  );

  app.get(
    '/v1/surveys/:slug',
    {
      config: read,
      schema: {
        tags,
        summary: 'One survey',
        params: bySlug,
        querystring: ofSite,
        response: { 200: surveyAnswer },
      },
    },
    async (request, reply) => {
      const { site, slug } = await named(request, storage);
      return tagged(reply, surveyOf(await surveyNamed(storage, site, slug, 'slug')));
    },
  );

  app.get(
    '/v1/surveys/:slug/versions',
    {
      config: read,
      schema: {
        tags,
        summary: 'The questions that a survey has had',
        params: bySlug,
        querystring: ofSite,
        response: { 200: z.object({ items: z.array(z.looseObject({ version: z.int() })), next: z.null() }) },
      },
    },
    async (request) => {
      const { site, slug } = await named(request, storage);
      const survey = await surveyNamed(storage, site, slug, 'slug');
      return { items: await storage.surveys.versions(site.key, survey.key), next: null };
    },
  );

  // PUT as the documentation has it, PATCH as others expect it: both change only what they name.
  app.route({
    method: ['PUT', 'PATCH'],
    url: '/v1/surveys/:slug',
    config: write,
    schema: {
      tags,
      summary: 'Change a survey; only other questions make a new version',
      description:
        'With `If-Match: "…"`, the `updatedAt` that the change was made from, a survey that was changed meanwhile is left as it is: 409 `edit_conflict`.',
      params: bySlug,
      querystring: ofSite,
      headers: ifMatch,
      body: surveyChange,
      response: { 200: surveyAnswer },
    },
    handler: async (request, reply) => {
      const { site, slug } = await named(request, storage);
      const change = request.body as z.output<typeof surveyChange>;
      if (change.display || change.questions) {
        const survey = await surveyNamed(storage, site, slug, 'slug');
        const fault = endingFault(change.display ?? survey.display, change.questions ?? survey.questions);
        if (fault) throw fault;
      }
      const by = { actor: request.caller.actor, at: now() };
      const changed = await storage.surveys.change(site.key, slug, change, by, seenBy(request));
      if ('refused' in changed) throw refusalOf(changed, change.slug ?? slug);
      directory.invalidate();
      return tagged(reply, surveyOf(changed));
    },
  });
}

async function named(
  request: { query: unknown; params: unknown; caller: Caller },
  storage: Pick<Storage, 'sites'>,
): Promise<{ site: StoredSite; slug: string }> {
  const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
  return { site, slug: (request.params as z.output<typeof bySlug>).slug };
}

function refusalOf({ refused }: Refusal, slug: string): Problem {
  if (refused === 'changed_meanwhile')
    return new Problem(
      'edit_conflict',
      `"${slug}" was changed since you read it: read it again, then decide`,
    );
  return refused === 'already_exists'
    ? invalid('already_exists', 'slug', because('slug_taken', { slug }))
    : invalid('unknown_survey', 'slug', because('unknown_survey', { survey: slug }));
}

function surveyOf({ key: _key, siteKey: _siteKey, ...survey }: StoredSurvey): Survey {
  return survey;
}
