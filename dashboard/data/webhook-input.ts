import type { WebhookAnswer, WebhookEvent, WebhookFormat, WebhookInput } from '../../shared/webhook.ts';

/** A webhook as it is being described. */
export interface WebhookDraft {
  url: string;
  format: WebhookFormat;
  events: readonly WebhookEvent[];
  /** The slug of a survey; empty: all. */
  survey: string;
  /** The highest first rating that it is told of; empty: whatever the rating. */
  scoreAtMost: string;
  /** The id of a theme; empty: whatever it says. */
  theme: string;
}

export const emptyWebhook: WebhookDraft = {
  url: '',
  format: 'standard',
  events: ['response.created'],
  survey: '',
  scoreAtMost: '',
  theme: '',
};

/** A webhook as it stands, to be changed. */
export function webhookDraft({
  url,
  format,
  events,
  survey,
  scoreAtMost,
  theme,
}: WebhookAnswer): WebhookDraft {
  return {
    ...{ url, format, events },
    survey: survey ?? '',
    scoreAtMost: scoreAtMost === null ? '' : String(scoreAtMost),
    theme: theme ?? '',
  };
}

/** What is asked of the server: every filter, so that those of before are gone. */
export function webhookInput(draft: WebhookDraft): Omit<WebhookInput, 'site'> {
  return {
    url: draft.url.trim(),
    format: draft.format,
    events: [...draft.events],
    survey: draft.survey === '' ? null : draft.survey,
    scoreAtMost: draft.scoreAtMost === '' ? null : Number(draft.scoreAtMost),
    theme: draft.theme === '' ? null : draft.theme,
  };
}
