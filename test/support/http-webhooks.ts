/** Webhooks as the owner makes them over REST, and what became of their deliveries. */
import { expect } from 'vitest';
import type { DeliveryAnswer, WebhookAnswer, WebhookCreated, WebhookInput } from '../../shared/webhook.ts';
import { asOwner } from './http-calls.ts';
import type { TestServer } from './server.ts';

export async function createWebhook(
  server: TestServer,
  site: { id: string },
  fields: Partial<WebhookInput> = {},
): Promise<WebhookCreated> {
  const answer = await asOwner(server, 'POST', '/v1/webhooks', {
    site: site.id,
    url: 'https://shop.example/hook',
    ...fields,
  });
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
}

export async function webhookOf(server: TestServer, { id }: { id: string }): Promise<WebhookAnswer> {
  return (await asOwner(server, 'GET', `/v1/webhooks/${id}`)).json();
}

/** Newest first. */
export async function deliveriesOf(server: TestServer, { id }: { id: string }): Promise<DeliveryAnswer[]> {
  const answer = await asOwner(server, 'GET', `/v1/webhooks/${id}/deliveries?limit=200`);
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json().items;
}
