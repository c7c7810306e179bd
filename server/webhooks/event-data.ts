import type { ListedResponse } from '../../shared/response.ts';
import { listed } from '../query/listed.ts';
import type { DueDelivery } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';

/** What an event tells of, as it is when it is sent. */
export type EventData =
  | { site: string; response: ListedResponse }
  | { site: string; survey: { id: string; slug: string; name: string; status: string; version: number } }
  | { site: string; webhook: string };

/** Null: what a delivery tells of is there no longer. */
export async function eventData(
  { webhook: { site, siteKey, id }, response, survey }: DueDelivery,
  storage: Pick<Storage, 'responses' | 'surveys'>,
): Promise<EventData | null> {
  if (survey === null) return { site, webhook: id };
  const surveys = await storage.surveys.list(siteKey);
  if (response !== null) {
    const found = await storage.responses.find(siteKey, response);
    return found && { site, response: listed(found, surveys) };
  }
  const found = surveys.find(({ key }) => key === survey);
  if (!found) return null;
  const { id: surveyId, slug, name, status, version } = found;
  return { site, survey: { id: surveyId, slug, name, status, version } };
}
