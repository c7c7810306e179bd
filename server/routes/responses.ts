import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { limit } from '../../shared/limit.ts';
import { type ListedResponse, type ResponseReceipt, responseBody } from '../../shared/response.ts';
import type { Intake, NotTaken } from '../ingest/intake.ts';
import { siteNamed, surveysNamed } from '../named.ts';
import { security } from '../plugins/auth.ts';
import { FormBody } from '../plugins/bodies.ts';
import { Problem } from '../problem.ts';
import type { FoundResponse, Storage, StoredSurvey } from '../storage/storage.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { responseOfForm } from './form-response.ts';
import { senderOf } from './sender.ts';

export interface ResponseDeps {
  intake: Intake;
  storage: Pick<Storage, 'sites' | 'surveys' | 'responses'>;
  publicUrl: string;
}

const received = z.object({ id: z.string(), receipt: z.string(), warnings: z.array(z.string()).optional() });

export function responseRoutes(app: FastifyInstance, deps: ResponseDeps): void {
  app.post(
    '/v1/responses',
    {
      bodyLimit: 64 * 1024,
      config: { takesForms: true },
      preValidation: async (request) => {
        if (request.body instanceof FormBody) {
          request.body = await responseOfForm(request.body, deps.storage);
          request.fromForm = true;
        }
      },
      schema: {
        tags: ['public'],
        summary: 'Store one response; answered after the commit is on disk',
        body: responseBody,
        response: { 201: received },
      },
    },
    async (request, reply) => {
      const body = request.body as z.output<typeof responseBody>;
      const sender = senderOf(request, deps.publicUrl);
      const site = await deps.intake.site(body.site, sender);
      if ('code' in site) throw problemOfRefusal(site);
      const taken = await deps.intake.respond(body, site, sender);
      if ('code' in taken) throw problemOfRefusal(taken);
      if (request.fromForm) return reply.redirect('/thanks', 303);
      const { id, receipt, warnings } = taken;
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send((warnings.length > 0 ? { id, receipt, warnings } : { id, receipt }) satisfies ResponseReceipt);
    },
  );

  app.get(
    '/v1/responses',
    {
      onRequest: app.auth.require,
      schema: {
        tags: ['responses'],
        summary: 'Responses, newest first',
        security,
        querystring: listParameters,
        response: { 200: z.object({ items: z.array(z.looseObject({})), next: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const query = request.query as z.output<typeof listParameters>;
      return reply.header('cache-control', 'no-store').send(await listResponses(query, deps));
    },
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body was a plain HTML form, so the answer is a page. */
    fromForm?: boolean;
  }
}

export function problemOfRefusal({ code, detail, invalidParams }: NotTaken): Problem {
  return new Problem(code, detail, invalidParams ? { invalidParams } : {});
}

const listParameters = z.strictObject({
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional(),
  commented: z.enum(['true', 'false']).default('false'),
  limit: limit(200, 50),
  cursor: z.string().max(200).optional(),
});

async function listResponses(
  query: z.output<typeof listParameters>,
  { storage }: ResponseDeps,
): Promise<{ items: ListedResponse[]; next: string | null }> {
  const site = await siteNamed(storage, query.site);
  const surveys = await surveysNamed(storage, site, query.survey);
  const found = await storage.responses.list({
    siteKey: site.key,
    surveyKeys: surveys.map((survey) => survey.key),
    commented: query.commented === 'true',
    before: query.cursor === undefined ? null : readCursor(query.cursor, position),
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const more = found.length > query.limit && last;
  return {
    items: page.map((response) => listed(response, surveys)),
    next: more ? cursorOf({ receivedAt: last.receivedAt, id: last.id }) : null,
  };
}

const position = z.strictObject({ receivedAt: z.int(), id: z.uuid() });

function listed(response: FoundResponse, surveys: readonly StoredSurvey[]): ListedResponse {
  return {
    id: response.id,
    survey: surveys.find((survey) => survey.key === response.surveyKey)!.slug,
    version: response.version,
    revision: response.revision,
    complete: response.complete,
    class: response.class,
    answers: Object.fromEntries(response.answers.map(({ question, value }) => [question, value])),
    receivedAt: new Date(response.receivedAt).toISOString(),
    submittedAt: isoOrNull(response.submittedAt),
    shownAt: isoOrNull(response.shownAt),
    page: response.page,
    dimensions: response.dimensions,
    attributes: response.attributes,
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
