import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ResponseBody, type ResponseReceipt, responseBody } from '../../shared/response.ts';
import { listParameters, responsePage } from '../../shared/response-list.ts';
import type { FirstForms } from '../ingest/first-forms.ts';
import type { NotTaken } from '../ingest/intake.ts';
import type { Changes } from '../live/changes.ts';
import { standingOf } from '../live/standing.ts';
import { FormBody } from '../plugins/bodies.ts';
import { Problem } from '../problem.ts';
import { listResponses } from '../query/list-responses.ts';
import type { Storage } from '../storage/storage.ts';
import { firstOf } from './first-of.ts';
import { responseOfForm } from './form-response.ts';
import { addressLimit } from './limited.ts';
import { etagOf, isUnchanged } from './revalidation.ts';
import { type SubmitDeps, submit } from './submit.ts';

export interface ResponseDeps extends SubmitDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'responses' | 'counts'>;
  changes: Changes;
  firstForms: FirstForms;
  now: () => number;
}

const received = z.object({ id: z.string(), receipt: z.string(), warnings: z.array(z.string()).optional() });

export function responseRoutes(app: FastifyInstance, deps: ResponseDeps): void {
  app.post(
    '/v1/responses',
    {
      bodyLimit: 64 * 1024,
      onRequest: addressLimit(deps.gate),
      config: { scope: 'none', takesForms: true, takes: 'response' },
      preValidation: async (request) => {
        if (request.body instanceof FormBody) {
          const { id } = firstOf(request, request.body, deps.firstForms);
          request.body = await responseOfForm(request.body, id, deps.storage);
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
      const taken = await submit(request.body as ResponseBody, request, reply, deps);
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
      config: { scope: 'read' },
      schema: {
        tags: ['responses'],
        summary: 'Responses, newest first',
        description:
          'Filtered by the words of the numbers: `filter[page]=/pricing`, `filter[rating][lte]=2`. A cursor from `include=ids` lists the responses behind a number.',
        querystring: listParameters.loose(),
        response: { 200: responsePage, 304: z.null().describe('The caller has this page already') },
      },
    },
    async (request, reply) => {
      const query = request.query as Record<string, unknown>;
      const at = deps.now();
      // Comments are nothing for a cache on a disk; who keeps them in memory may ask by the tag.
      reply.header('cache-control', 'no-store');
      if (typeof query.site === 'string') {
        const { state } = await standingOf(
          deps.storage.sites.standing,
          deps.changes,
          request.caller,
          query.site,
        );
        const etag = etagOf(state, request.url, at);
        if (isUnchanged(request, reply, etag)) return reply.code(304).send();
      }
      return reply.send(await listResponses(query, deps.storage, request.caller, at));
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
