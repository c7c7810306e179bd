import type {
  DeliveryAnswer,
  WebhookAnswer,
  WebhookChangeInput,
  WebhookCreated,
  WebhookInput,
  WebhookSecret,
} from '../shared/webhook.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/webhooks`: where events are sent, and what became of each. */
export function webhookCalls(send: Send) {
  const at = (id: string, rest = '') => `/v1/webhooks/${encodeURIComponent(id)}${rest}`;
  return {
    async list(site: string, signal?: AbortSignal): Promise<WebhookAnswer[]> {
      return (await send<Page<WebhookAnswer>>('GET', '/v1/webhooks', { query: { site }, signal })).items;
    },
    get: (id: string, signal?: AbortSignal) => send<WebhookAnswer>('GET', at(id), { signal }),
    /** The answer holds the secret: the one time that it is told. */
    create: (webhook: WebhookInput) => send<WebhookCreated>('POST', '/v1/webhooks', { body: webhook }),
    change: (id: string, change: WebhookChangeInput) =>
      send<WebhookAnswer>('PATCH', at(id), { body: change }),
    remove: (id: string) => send<void>('DELETE', at(id)),
    /** Another secret; the one before is good for 24 hours more. */
    rotate: (id: string) => send<WebhookSecret>('POST', at(id, '/secret')),
    /** Sends an event of the type `test`. */
    test: (id: string) => send<DeliveryAnswer>('POST', at(id, '/test')),
    /** A page of what was sent, newest first. */
    deliveries: (id: string, query: { limit?: number; cursor?: string } = {}, signal?: AbortSignal) =>
      send<Page<DeliveryAnswer>>('GET', at(id, '/deliveries'), { query, signal }),
    /** Sends a delivery again, under the same `webhook-id`. */
    replay: (id: string, delivery: string) =>
      send<DeliveryAnswer>('POST', at(id, `/deliveries/${encodeURIComponent(delivery)}/replay`)),
  };
}
