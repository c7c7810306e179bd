import { expect, it } from 'vitest';
import { emptyWebhook, webhookDraft, webhookInput } from '../../../../dashboard/data/webhook-input.ts';
import type { WebhookAnswer } from '../../../../shared/webhook.ts';

const webhook: WebhookAnswer = {
  id: 'w1',
  site: 's1',
  url: 'https://example.com/hook',
  format: 'slack',
  events: ['response.created', 'survey.changed'],
  survey: 'checkout',
  scoreAtMost: 0,
  theme: 't1',
  enabled: true,
  disabled: null,
  failingSince: null,
  createdAt: '2026-11-15T10:00:00.000Z',
  updatedAt: '2026-11-15T10:00:00.000Z',
};

it('asks for every response where nothing else was chosen', () => {
  expect(webhookInput({ ...emptyWebhook, url: ' https://example.com/hook ' })).toEqual({
    url: 'https://example.com/hook',
    format: 'standard',
    events: ['response.created'],
    survey: null,
    scoreAtMost: null,
    theme: null,
  });
});

it('is the same again when nothing of it was changed, 0 as the highest score, too', () => {
  const { url, format, events, survey, scoreAtMost, theme } = webhook;
  expect(webhookInput(webhookDraft(webhook))).toEqual({
    ...{ url, format, events, survey, scoreAtMost, theme },
  });
});

it('takes filters away', () => {
  const draft = { ...webhookDraft(webhook), survey: '', scoreAtMost: '', theme: '' };
  expect(webhookInput(draft)).toMatchObject({ survey: null, scoreAtMost: null, theme: null });
});
