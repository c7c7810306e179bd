import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Directory } from '../ingest/directory.ts';
import { originAllowed } from '../ingest/origin.ts';
import type { RefusedOrigins } from '../ingest/refused-origins.ts';
import type { Gate } from '../limits/gate.ts';
import { invalid } from '../problem.ts';
import type { Quotas } from '../quotas.ts';
import type { Storage } from '../storage/storage.ts';
import { widgetConfig } from '../widget-config/widget-config.ts';
import { cached } from './cached.ts';
import { addressLimit, pass } from './limited.ts';
import { senderOf } from './sender.ts';

export interface WidgetConfigDeps {
  directory: Directory;
  storage: Pick<Storage, 'surveys'>;
  refusedOrigins: RefusedOrigins;
  quotas: Quotas;
  /** Null: nothing is limited. */
  gate: Gate | null;
  now: () => number;
  publicUrl: string;
}

const parameters = z.strictObject({
  site: z.string().min(1).max(80),
  /** The visitor's language; texts come in the nearest one there is. */
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'must be a language tag like "en-GB"')
    .max(35)
    .default('en'),
});

/** `GET /v1/config`: readable from any origin, and says so to one that may not submit. */
export function widgetConfigRoutes(
  app: FastifyInstance,
  { directory, storage, refusedOrigins, quotas, gate, now, publicUrl }: WidgetConfigDeps,
): void {
  app.get(
    '/v1/config',
    {
      onRequest: addressLimit(gate, 'configAddress'),
      config: { scope: 'none' },
      schema: {
        tags: ['public'],
        summary: 'The live surveys of a site, as the widget needs them',
        querystring: parameters,
        response: { 200: z.looseObject({ site: z.string(), allowed: z.boolean() }) },
      },
    },
    async (request, reply) => {
      const { site: publicKey, lang } = request.query as z.output<typeof parameters>;
      const site = await directory.site(publicKey);
      if (!site) throw invalid('unknown_site', 'site', 'is not the public key of a site here');
      if (gate) pass(gate.configSite(site.key), reply);
      const { origin, own } = senderOf(request, publicUrl);
      const allowed = origin === undefined || originAllowed(origin, site.origins, own);
      // The widget does not even try to send from there: this is where it is seen.
      if (!allowed) refusedOrigins.note(site.key, origin, now());
      const surveys = allowed ? await storage.surveys.list(site.key) : [];
      const full = await quotas.full(site, surveys);
      return cached(request, reply, JSON.stringify(widgetConfig(site, surveys, lang, allowed, full)));
    },
  );
}
