import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { siteNamed } from '../named.ts';
import type { Storage } from '../storage/storage.ts';

export interface TagDeps {
  storage: Pick<Storage, 'sites' | 'responses'>;
}

const ofSite = z.strictObject({ site: z.string().min(1).max(64) });

/** `/v1/tags`: the words that an owner sorts responses by. */
export function tagRoutes(app: FastifyInstance, { storage }: TagDeps): void {
  app.get(
    '/v1/tags',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['responses'],
        summary: "The tags that a site's responses have",
        description: 'In the order of the alphabet, 500 at most.',
        querystring: ofSite,
        response: { 200: z.object({ items: z.array(z.string()), next: z.null() }) },
      },
    },
    async (request) => {
      const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
      return { items: await storage.responses.tags(site.key), next: null };
    },
  );
}
