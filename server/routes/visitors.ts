import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listParameters } from '../../shared/list-parameters.ts';
import { responseBody } from '../../shared/response.ts';
import { responsePage } from '../../shared/response-list.ts';
import { eraseVisitor } from '../bulk/erase-visitor.ts';
import { siteNamed } from '../named.ts';
import { cursorOf, readCursor } from '../query/cursor.ts';
import { listed } from '../query/listed.ts';
import { visitorResponses } from '../query/visitor-responses.ts';
import type { Storage } from '../storage/storage.ts';

export interface VisitorDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'responses' | 'secret'>;
  now: () => number;
}

const tags = ['visitors'];
const url = '/v1/visitors/:id';
const position = z.strictObject({ receivedAt: z.int(), id: z.uuid() });
const byName = z.strictObject({
  id: responseBody.shape.visitor
    .unwrap()
    .describe('The name that the site gave, as `visitor` or by `identify`'),
});
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });
const page = z.strictObject({ ...ofSite.shape, ...listParameters });

/** `/v1/visitors/:id`: what somebody asks for who wants to know what is kept of them, or wants it gone. */
export function visitorRoutes(app: FastifyInstance, { storage, now }: VisitorDeps): void {
  app.get(
    url,
    {
      config: { scope: 'read' },
      schema: {
        tags,
        summary: 'Everything that is kept of a visitor',
        description:
          'Their responses to all surveys of the site, newest first, each with all that is kept of it. Of a visitor of whom nothing is kept the list is empty.',
        params: byName,
        querystring: page,
        response: { 200: responsePage },
      },
    },
    async (request) => {
      const { site: siteId, cursor, limit } = request.query as z.output<typeof page>;
      const site = await siteNamed(storage, request.caller, siteId);
      const before = cursor === undefined ? null : readCursor(cursor, position);
      const visitor = (request.params as z.output<typeof byName>).id;
      const { found, next } = await visitorResponses(site, visitor, { before, limit }, storage);
      const surveys = await storage.surveys.list(site.key);
      return { items: found.map((one) => listed(one, surveys)), next: next && cursorOf(next) };
    },
  );

  app.delete(
    url,
    {
      config: { scope: 'write' },
      schema: {
        tags,
        summary: 'Erase everything that is kept of a visitor',
        description:
          'For good. What is left of each response is a row without a name: its ratings, survey, version, quarter of an hour and class, how it was sampled, whether it had a comment and whether it was rewarded. Totals stay as they are; what it was counted under becomes `(erased)`. Again, or of a visitor of whom nothing is kept, it erases none.',
        params: byName,
        querystring: ofSite,
        response: { 200: z.strictObject({ erased: z.int().describe('how many responses') }) },
      },
    },
    async (request) => {
      const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
      const by = { actor: request.caller.actor, at: now() };
      const visitor = (request.params as z.output<typeof byName>).id;
      return { erased: await eraseVisitor(site, visitor, storage, by) };
    },
  );
}
