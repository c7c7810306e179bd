import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Retained, type Retention, retentionAnswer, retentionTerm } from '../../shared/retention.ts';
import { siteNamed } from '../named.ts';
import { beginsAt } from '../retention/begins-at.ts';
import { countDue, dueOf } from '../retention/due-of.ts';
import type { Storage } from '../storage/storage.ts';

export interface RetentionRouteDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'retention'>;
  now: () => number;
}

const byId = z.strictObject({ id: z.string().min(1).max(64) });
const term = z
  .union([z.literal('none'), retentionTerm], {
    error: 'must be a number of days, like "365d", or "none"',
  })
  .optional();
const terms = z.strictObject({ answers: term, comments: term, audit: term });

/** `/v1/sites/:id/retention`: what terms take, before they are set. */
export function retentionRoutes(app: FastifyInstance, { storage, now }: RetentionRouteDeps): void {
  app.get(
    '/v1/sites/:id/retention',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['sites'],
        summary: 'How much is past its term, or would be past another one',
        description:
          'By the terms of the site, or by those that are named: `365d` are days, `none` is for ever. A response that is counted for its answers is not counted for its comment, too. It changes nothing: terms are set with `PATCH /v1/sites/{id}`.',
        params: byId,
        querystring: terms,
        response: { 200: retentionAnswer },
      },
    },
    async (request) => {
      const { id } = request.params as z.output<typeof byId>;
      const site = await siteNamed(storage, request.caller, id, 'id');
      const asked = asTerms(request.query as z.output<typeof terms>, site.retention);
      const at = now();
      const due = await countDue(site, await dueOf(site, asked, storage, at), storage);
      const of = (what: Retained) => ({ term: asked[what], due: due[what] });
      const isOwn = (Object.keys(asked) as Retained[]).every((what) => asked[what] === site.retention[what]);
      return {
        answers: of('answers'),
        comments: of('comments'),
        audit: of('audit'),
        beginsAt: new Date(beginsAt(isOwn ? site.retentionSince : at, site.timezone)).toISOString(),
      };
    },
  );
}

function asTerms(asked: z.output<typeof terms>, own: Retention): Retention {
  const termOf = (what: Retained) => {
    const said = asked[what];
    if (said === undefined) return own[what];
    return said === 'none' ? null : said;
  };
  return { answers: termOf('answers'), comments: termOf('comments'), audit: termOf('audit') };
}
