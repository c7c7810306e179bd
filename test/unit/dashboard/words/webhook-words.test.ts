import { describe, expect, it } from 'vitest';
import {
  attemptWords,
  deliveryWords,
  webhookFacts,
  webhookTrouble,
} from '../../../../dashboard/words/webhook-words.ts';
import type { DeliveryAnswer, WebhookAnswer } from '../../../../shared/webhook.ts';

const at = '2026-11-15T10:00:00.000Z';
const webhook: WebhookAnswer = {
  id: 'w1',
  site: 's1',
  url: 'https://example.com/hook',
  format: 'standard',
  events: ['response.created'],
  survey: null,
  scoreAtMost: null,
  theme: null,
  enabled: true,
  disabled: null,
  failingSince: null,
  createdAt: at,
  updatedAt: at,
};
const delivery: DeliveryAnswer = {
  id: 'd1',
  event: 'test',
  response: null,
  state: 'waiting',
  at,
  nextAt: null,
  attempts: [],
};

describe('what a webhook is told of', () => {
  const surveys = [{ slug: 'checkout', name: 'Checkout' }];
  const themes = [{ id: 't1', name: 'Delivery' }];

  it('is its events and its form', () => {
    expect(webhookFacts(webhook, surveys, themes)).toEqual([
      'A new response',
      'JSON, signed (Standard Webhooks)',
    ]);
  });

  it('has its filters, 0 as a score, too', () => {
    expect(
      webhookFacts({ ...webhook, survey: 'checkout', scoreAtMost: 0, theme: 't1' }, surveys, themes),
    ).toEqual([
      'A new response',
      'Checkout',
      '0 or lower',
      'Theme: Delivery',
      'JSON, signed (Standard Webhooks)',
    ]);
    expect(webhookFacts({ ...webhook, survey: 'gone', theme: 't2' }, surveys, themes)).toEqual(
      expect.arrayContaining(['gone', 'Theme: t2']),
    );
  });
});

describe('what is wrong with a webhook', () => {
  it('is nothing', () => {
    expect(webhookTrouble(webhook, 'UTC')).toBeUndefined();
  });

  it('is since when it fails', () => {
    expect(webhookTrouble({ ...webhook, failingSince: at }, 'UTC')).toBe(
      'Not taken since 15 Nov 2026, 10:00 (UTC)',
    );
  });

  it('is why it was switched off, whatever came before', () => {
    const disabled = { reason: 'gone', at } as const;
    expect(webhookTrouble({ ...webhook, enabled: false, disabled, failingSince: at }, 'UTC')).toMatch('410');
  });
});

it.each<[Partial<DeliveryAnswer>, string]>([
  [{ state: 'delivered' }, 'Delivered'],
  [{ state: 'failed' }, 'Given up'],
  [{}, 'Waiting'],
  [{ nextAt: at }, 'Waiting: next attempt 15 Nov 2026, 10:00 (UTC)'],
])('a delivery %j is told as %s', (fields, words) => {
  expect(deliveryWords({ ...delivery, ...fields }, 'UTC')).toBe(words);
});

it.each([
  [{ status: 204, error: null, milliseconds: 31 }, '204, 31 ms'],
  [{ status: 500, error: 'status', milliseconds: 3 }, '500, it did not take it, 3 ms'],
  [{ status: null, error: 'timeout', milliseconds: 10_000 }, 'no answer within 10 seconds, 10000 ms'],
] as const)('an attempt %j is told as %s', (attempt, words) => {
  expect(attemptWords(attempt)).toBe(words);
});
