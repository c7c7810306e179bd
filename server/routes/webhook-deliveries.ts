import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import {
  type DeliveryAnswer,
  type DeliveryParameters,
  deliveryAnswer,
  deliveryPage,
  deliveryParameters,
} from '../../shared/webhook.ts';
import { invalid, Problem } from '../problem.ts';
import { cursorOf, readCursor } from '../query/cursor.ts';
import type { StoredDelivery, StoredWebhook } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';
import { webhookById, webhookNamed } from './webhook-named.ts';

export interface WebhookDeliveryDeps {
  storage: Pick<Storage, 'webhooks'>;
  now: () => number;
}

const config = { scope: 'admin' } as const;
const tags = ['webhooks'];
const position = z.strictObject({ before: z.uuid() });
const byDelivery = z.strictObject({ ...webhookById.shape, delivery: z.string().min(1).max(64) });

/** `/v1/webhooks/:id/deliveries`: what was sent, and how to send it again. */
export function webhookDeliveryRoutes(app: FastifyInstance, { storage, now }: WebhookDeliveryDeps): void {
  app.get(
    '/v1/webhooks/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'What a webhook was told in the last seven days, newest first, with each attempt',
        description: 'What was sent is not in it: a delivery names the response that it tells of.',
        params: webhookById,
        querystring: deliveryParameters,
        response: { 200: deliveryPage },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query as DeliveryParameters;
      const before = cursor === undefined ? null : readCursor(cursor, position).before;
      const { key } = await webhookNamed(storage, request);
      // One more than asked for tells whether the list goes on.
      const found = await storage.webhooks.deliveries(key, { before, limit: limit + 1 });
      const items = found.slice(0, limit).map(answerOf);
      const next = found.length > limit ? cursorOf({ before: items.at(-1)!.id }) : null;
      return reply.header('cache-control', 'no-store').send({ items, next });
    },
  );

  app.post(
    '/v1/webhooks/:id/deliveries/:delivery/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Send a delivery again, under the same `webhook-id`',
        description: 'It is as of now: a response that has changed since is sent as it is.',
        params: byDelivery,
        response: { 202: deliveryAnswer },
      },
    },
    async (request, reply) => {
      const webhook = enabled(await webhookNamed(storage, request));
      const { delivery } = request.params as z.output<typeof byDelivery>;
      const known = z.uuid().safeParse(delivery).success;
      const replayed = known ? await storage.webhooks.replay(webhook.key, delivery, now()) : null;
      if (!replayed) throw invalid('not_found', 'delivery', 'is not the id of a delivery of this webhook');
      return reply.code(202).send(answerOf(replayed));
    },
  );

  app.post(
    '/v1/webhooks/:id/test',
    {
      config,
      schema: {
        tags,
        summary: 'Send an event of the type `test`, whatever the filters',
        params: webhookById,
        response: { 202: deliveryAnswer },
      },
    },
    async (request, reply) => {
      const { key } = enabled(await webhookNamed(storage, request));
      return reply.code(202).send(answerOf(await storage.webhooks.test(key, now())));
    },
  );
}

function enabled(webhook: StoredWebhook): StoredWebhook {
  if (webhook.disabled)
    throw new Problem('change_refused', because('webhook_off', { body: '{"enabled": true}' }));
  return webhook;
}

function answerOf({ id, event, response, state, at, nextAt, attempts }: StoredDelivery): DeliveryAnswer {
  return {
    id,
    event,
    response,
    state,
    at: new Date(at).toISOString(),
    nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
    attempts: attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
  };
}
