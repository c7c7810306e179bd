import type { FieldChanges } from '../../shared/audit.ts';
import type { DisabledReason, WebhookFormat } from '../../shared/webhook.ts';
import type { StoredWebhook } from './contract/webhooks.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface WebhookRow {
  webhook: number;
  site: number;
  site_id: string;
  id: string;
  url: string;
  format: WebhookFormat;
  events: string;
  survey: number | null;
  score_at_most: number | null;
  theme: string | null;
  secret: string;
  former_secret: string | null;
  former_until: number | null;
  disabled: DisabledReason | null;
  disabled_at: number | null;
  failing_since: number | null;
  created_at: number;
  updated_at: number;
}

const audited = ['host', 'format', 'events', 'survey', 'scoreAtMost', 'theme', 'enabled', 'reason'] as const;

/** Of an address the audit keeps the host alone: the rest of it is a secret with some. */
function auditedOf(webhook: StoredWebhook) {
  const { format, events, survey, scoreAtMost, theme, disabled } = webhook;
  const reason = disabled?.reason ?? null;
  return { host: hostOf(webhook), format, events, survey, scoreAtMost, theme, enabled: !disabled, reason };
}

export function hostOf({ url }: Pick<StoredWebhook, 'url'>): string {
  return new URL(url).host;
}

export function storedWebhook(row: WebhookRow): StoredWebhook {
  return {
    key: row.webhook,
    id: row.id,
    siteKey: row.site,
    site: row.site_id,
    url: row.url,
    format: row.format,
    events: JSON.parse(row.events),
    survey: row.survey,
    scoreAtMost: row.score_at_most,
    theme: row.theme,
    secret: row.secret,
    former: row.former_secret === null ? null : { secret: row.former_secret, until: row.former_until! },
    disabled: row.disabled === null ? null : { reason: row.disabled, at: row.disabled_at! },
    failingSince: row.failing_since,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** What the audit keeps of a change of a webhook; `old` null: there was none. */
export function webhookChanges(old: StoredWebhook | null, next: StoredWebhook): FieldChanges {
  const changes = fieldChanges(audited, old && auditedOf(old), auditedOf(next));
  // Which path an address has is not told; that it is another one is.
  if (old && old.url !== next.url) changes.url = {};
  return changes;
}
