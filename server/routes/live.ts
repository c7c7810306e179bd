import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { reaches } from '../access/caller.ts';
import type { LiveStreams } from '../live/live-streams.ts';
import { siteNamed, surveyNamed } from '../named.ts';
import { Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';

export interface LiveDeps {
  storage: Pick<Storage, 'sites' | 'surveys'>;
  streams: LiveStreams;
}

const parameters = z.strictObject({
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional(),
});

/** `GET /v1/live`: tells that something has changed, as server-sent events; what it is now is asked elsewhere. */
export function liveRoutes(app: FastifyInstance, { storage, streams }: LiveDeps): void {
  app.addHook('preClose', async () => streams.endAll());

  app.get(
    '/v1/live',
    {
      config: { scope: 'read', endless: true },
      // What answers GET without an end has no head to tell alone.
      exposeHeadRoute: false,
      schema: {
        tags: ['live'],
        summary: 'Changes of a site as they happen: server-sent events',
        description:
          'First an event `ready` with `{revision, at}`; then `changed` with `{revision, surveys, what, at}`, at most one a second. ' +
          'The id of an event is its revision: sent as `Last-Event-ID`, an older one is answered with a `changed` at once.',
        querystring: parameters,
        response: {
          200: { description: 'A stream', content: { 'text/event-stream': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const query = request.query as z.output<typeof parameters>;
      const site = await siteNamed(storage, request.caller, query.site);
      const survey = query.survey === undefined ? null : await surveyNamed(storage, site, query.survey);
      if (streams.full) {
        throw new Problem('overloaded', 'as many streams are open as this server keeps', { retryAfter: 10 });
      }
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Proxies like nginx would hold the events back otherwise.
        'x-accel-buffering': 'no',
      });
      streams.start(reply.raw, {
        site: site.key,
        survey: survey?.key ?? null,
        since: request.headers['last-event-id']?.toString(),
        admitted: async () => {
          const caller = await app.auth.stillCaller(request);
          return caller !== null && reaches(caller, site.id);
        },
      });
    },
  );
}
