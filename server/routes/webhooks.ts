import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import {
  mostWebhooks,
  type WebhookAnswer,
  type WebhookChange,
  type WebhookCreate,
  webhookAnswer,
  webhookChange,
  webhookCreate,
  webhookCreated,
  webhookSecret,
} from '../../shared/webhook.ts';
import { siteNamed, surveyNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import type { StoredWebhook, WebhookFields } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';
import { addressFault } from '../webhooks/address-fault.ts';
import type { Networks } from '../webhooks/networks.ts';
import { newWebhookSecret } from '../webhooks/signature.ts';
import { unknownWebhook, webhookById, webhookNamed } from './webhook-named.ts';

export interface WebhookDeps {
  storage: Pick<Storage, 'webhooks' | 'sites' | 'surveys' | 'themes'>;
  networks: Networks;
  now: () => number;
}

const config = { scope: 'admin' } as const;
const tags = ['webhooks'];
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });
/** Milliseconds that the secret before stays good. */
const formerGoodFor = 86_400_000;

/** `/v1/webhooks`. For administrators alone, to read them, too: the addresses of some are secrets. */
export function webhookRoutes(app: FastifyInstance, deps: WebhookDeps): void {
  readingRoutes(app, deps);
  changingRoutes(app, deps);
}

function readingRoutes(app: FastifyInstance, { storage }: WebhookDeps): void {
  app.get(
    '/v1/webhooks',
    {
      config,
      schema: {
        tags,
        summary: 'The webhooks of a site, without their secrets',
        querystring: ofSite,
        response: { 200: z.object({ items: z.array(webhookAnswer), next: z.null() }) },
      },
    },
    async (request, reply) => {
      const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
      const webhooks = await storage.webhooks.list(site.key);
      const items = await Promise.all(webhooks.map((webhook) => answerOf(webhook, storage)));
      return reply.header('cache-control', 'no-store').send({ items, next: null });
    },
  );

  app.get(
    '/v1/webhooks/:id',
    {
      config,
      schema: { tags, summary: 'One webhook', params: webhookById, response: { 200: webhookAnswer } },
    },
    async (request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .send(await answerOf(await webhookNamed(storage, request), storage)),
  );
}

function changingRoutes(app: FastifyInstance, { storage, networks, now }: WebhookDeps): void {
  app.post(
    '/v1/webhooks',
    {
      config,
      schema: {
        tags,
        summary: 'Make a webhook: the answer is the one time that its secret is shown',
        body: webhookCreate,
        response: { 201: webhookCreated },
      },
    },
    async (request, reply) => {
      const { site: siteId, survey, ...fields } = request.body as WebhookCreate;
      const site = await siteNamed(storage, request.caller, siteId);
      checkAddress(fields.url, networks);
      await checkTheme(fields.theme, site.key, storage);
      const secret = newWebhookSecret();
      const created = await storage.webhooks.create(
        {
          ...fields,
          id: v7(),
          siteKey: site.key,
          survey: survey === null ? null : (await surveyNamed(storage, site, survey)).key,
          secret,
        },
        { actor: request.caller.actor, at: now() },
      );
      if (!created) {
        await checkTheme(fields.theme, site.key, storage);
        throw new Problem('change_refused', because('webhooks_full', { most: mostWebhooks }));
      }
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...(await answerOf(created, storage)), secret });
    },
  );

  app.patch(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a webhook, switch it off or on',
        params: webhookById,
        body: webhookChange,
        response: { 200: webhookAnswer },
      },
    },
    async (request, reply) => {
      const webhook = await webhookNamed(storage, request);
      const change = request.body as WebhookChange;
      if (change.url !== undefined) checkAddress(change.url, networks);
      await checkTheme(change.theme, webhook.siteKey, storage);
      const fields = await fieldsOf(change, webhook, storage);
      const by = { actor: request.caller.actor, at: now() };
      const changed = await storage.webhooks.change(webhook.key, fields, by);
      if (!changed) {
        await checkTheme(change.theme, webhook.siteKey, storage);
        throw unknownWebhook();
      }
      return reply.header('cache-control', 'no-store').send(await answerOf(changed, storage));
    },
  );

  app.delete(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a webhook: nothing more is sent',
        params: webhookById,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { key } = await webhookNamed(storage, request);
      const by = { actor: request.caller.actor, at: now() };
      if (!(await storage.webhooks.remove(key, by))) throw unknownWebhook();
      return reply.code(204).send();
    },
  );

  app.post(
    '/v1/webhooks/:id/secret',
    {
      config,
      schema: {
        tags,
        summary: 'Give a webhook another secret: the answer is the one time that it is shown',
        description: 'For 24 hours deliveries are signed with both, the new one first.',
        params: webhookById,
        response: { 201: webhookSecret },
      },
    },
    async (request, reply) => {
      const { key } = await webhookNamed(storage, request);
      const secret = newWebhookSecret();
      const at = now();
      const until = at + formerGoodFor;
      if (!(await storage.webhooks.rotate(key, secret, until, { actor: request.caller.actor, at })))
        throw unknownWebhook();
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ secret, formerUntil: new Date(until).toISOString() });
    },
  );
}

function checkAddress(url: string, networks: Networks): void {
  const fault = addressFault(url, networks);
  if (fault) throw invalid('invalid_request', 'url', fault);
}

/** Anybody may remove it until the webhook is stored: whoever was told no then asks again. */
async function checkTheme(
  theme: string | null | undefined,
  siteKey: number,
  { themes }: Pick<Storage, 'themes'>,
): Promise<void> {
  if (theme === null || theme === undefined) return;
  const found = await themes.find(theme, 'all');
  if (found?.siteKey !== siteKey)
    throw invalid('unknown_theme', 'theme', because('unknown_theme', { theme }));
}

async function fieldsOf(
  { survey, ...change }: WebhookChange,
  { site, siteKey }: StoredWebhook,
  storage: WebhookDeps['storage'],
): Promise<Partial<WebhookFields> & { enabled?: boolean }> {
  if (survey === undefined) return change;
  if (survey === null) return { ...change, survey };
  const found = await storage.surveys.find(siteKey, survey);
  if (!found) throw invalid('unknown_survey', 'survey', `"${survey}" is no survey of the site ${site}`);
  return { ...change, survey: found.key };
}

async function answerOf(webhook: StoredWebhook, storage: Pick<Storage, 'surveys'>): Promise<WebhookAnswer> {
  const { id, site, url, format, events, scoreAtMost, theme, disabled, failingSince } = webhook;
  const surveys = webhook.survey === null ? [] : await storage.surveys.list(webhook.siteKey);
  return {
    id,
    site,
    url,
    format,
    events,
    survey: surveys.find(({ key }) => key === webhook.survey)?.slug ?? null,
    scoreAtMost,
    theme,
    enabled: disabled === null,
    disabled: disabled && { reason: disabled.reason, at: new Date(disabled.at).toISOString() },
    failingSince: failingSince === null ? null : new Date(failingSince).toISOString(),
    createdAt: new Date(webhook.createdAt).toISOString(),
    updatedAt: new Date(webhook.updatedAt).toISOString(),
  };
}
