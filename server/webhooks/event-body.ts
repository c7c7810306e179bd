import type { DueDelivery } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';
import { eventData } from './event-data.ts';
import { slackMessage } from './slack-message.ts';

/**
 * The body of a delivery, made the moment that it is sent: what waits holds nothing of what a visitor wrote. Null: what
 * it tells of is there no longer.
 */
export async function eventBody(
  delivery: DueDelivery,
  storage: Pick<Storage, 'responses' | 'surveys'>,
): Promise<string | null> {
  const data = await eventData(delivery, storage);
  if (!data) return null;
  const { event: type, at, webhook } = delivery;
  if (webhook.format === 'slack') return JSON.stringify(slackMessage(type, data));
  return JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
}
