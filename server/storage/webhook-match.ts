/** Whether a webhook is told of an event. Pure, and the same for every engine. */
import { isRatingType } from '../../shared/rating.ts';
import type { WebhookEvent } from '../../shared/webhook.ts';
import type { StoredResponse } from './contract/stored-response.ts';
import type { WebhookFields } from './contract/webhooks.ts';

type Filters = Pick<WebhookFields, 'events' | 'survey' | 'scoreAtMost'>;

/**
 * All filters but the theme. What bots send is told to nobody. The score is the first rating, as `filter[rating]` of lists
 * has it.
 */
export function matchesResponse(
  { events, survey, scoreAtMost }: Filters,
  event: WebhookEvent,
  response: Pick<StoredResponse, 'surveyKey' | 'cells' | 'bot'>,
): boolean {
  if (response.bot || !events.includes(event)) return false;
  if (survey !== null && survey !== response.surveyKey) return false;
  return scoreAtMost === null || (firstRating(response) ?? Number.POSITIVE_INFINITY) <= scoreAtMost;
}

export function matchesSurvey({ events, survey }: Filters, key: number): boolean {
  return events.includes('survey.changed') && (survey === null || survey === key);
}

function firstRating({ cells }: Pick<StoredResponse, 'cells'>): number | undefined {
  return cells.find(({ countKey }) => isRatingType(countKey.split(':')[1]!))?.counter;
}
