import { type DisabledReason, mostWebhooks } from '../../../shared/webhook.ts';
import type { Author } from '../contract/change.ts';
import type { StoredWebhook, WebhookFields, WebhookStore } from '../contract/webhooks.ts';
import { hostOf, storedWebhook, type WebhookRow, webhookChanges } from '../webhook-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import type { Statements } from './statements.ts';

const all = 'SELECT w.*, s.id AS site_id FROM webhooks w JOIN sites s ON s.site = w.site';

export async function createWebhook(
  tx: Transaction,
  fields: Parameters<WebhookStore['create']>[0],
  by: Author,
): Promise<StoredWebhook | null> {
  const { siteKey, id, url, format, events, survey, scoreAtMost, theme, secret } = fields;
  await lock(tx, 'site', siteKey);
  if ((await listWebhooks(tx, siteKey)).length >= mostWebhooks) return null;
  if (!(await holdTheme(tx, siteKey, theme))) return null;
  await tx.run(
    `INSERT INTO webhooks (site, id, url, format, events, survey, score_at_most, theme, secret, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [siteKey, id, url, format, JSON.stringify(events), survey, scoreAtMost, theme, secret, by.at],
  );
  const created = (await listWebhooks(tx, siteKey)).at(-1)!;
  await enter(tx, 'webhook.created', null, created, by);
  return created;
}

export async function oneWebhook(db: Statements, key: number): Promise<StoredWebhook | null> {
  const row = await db.one<WebhookRow>(`${all} WHERE w.webhook = $1`, [key]);
  return row ? storedWebhook(row) : null;
}

export async function findWebhook(
  db: Statements,
  id: string,
  sites: readonly string[] | 'all',
): Promise<StoredWebhook | null> {
  const row =
    sites === 'all'
      ? await db.one<WebhookRow>(`${all} WHERE w.id = $1`, [id])
      : await db.one<WebhookRow>(`${all} WHERE s.id = ANY($1::text[]) AND w.id = $2`, [sites, id]);
  return row ? storedWebhook(row) : null;
}

export async function listWebhooks(db: Statements, site: number): Promise<StoredWebhook[]> {
  return (await db.all<WebhookRow>(`${all} WHERE w.site = $1 ORDER BY w.webhook`, [site])).map(storedWebhook);
}

/** In order of creation. */
export async function enabledWebhooks(db: Statements): Promise<StoredWebhook[]> {
  return (await db.all<WebhookRow>(`${all} WHERE w.disabled IS NULL ORDER BY w.webhook`)).map(storedWebhook);
}

export async function changeWebhook(
  tx: Transaction,
  key: number,
  { enabled, ...fields }: Partial<WebhookFields> & { enabled?: boolean },
  by: Author,
): Promise<StoredWebhook | null> {
  const old = await held(tx, key);
  if (!old) return null;
  const next = { ...old, ...fields };
  if (fields.theme !== undefined && !(await holdTheme(tx, old.siteKey, fields.theme))) return null;
  const anew = enabled === true || next.url !== old.url;
  await tx.run(
    `UPDATE webhooks SET url = $1, format = $2, events = $3, survey = $4, score_at_most = $5, theme = $6,
       failing_since = $7, updated_at = $8 WHERE webhook = $9`,
    [
      next.url,
      next.format,
      JSON.stringify(next.events),
      next.survey,
      next.scoreAtMost,
      next.theme,
      anew ? null : old.failingSince,
      by.at,
      key,
    ],
  );
  if (enabled === true) await setDisabled(tx, key, null, null);
  if (enabled === false && !old.disabled) await setDisabled(tx, key, 'owner', by.at);
  const changed = (await oneWebhook(tx, key))!;
  await enter(tx, 'webhook.changed', old, changed, by);
  return changed;
}

export async function rotateWebhook(
  tx: Transaction,
  key: number,
  secret: string,
  formerUntil: number,
  by: Author,
): Promise<StoredWebhook | null> {
  const old = await held(tx, key);
  if (!old) return null;
  await tx.run(
    'UPDATE webhooks SET secret = $1, former_secret = $2, former_until = $3, updated_at = $4 WHERE webhook = $5',
    [secret, old.secret, formerUntil, by.at, key],
  );
  await enter(tx, 'webhook.secret_changed', old, old, by);
  return oneWebhook(tx, key);
}

/** Nothing where it is disabled already, or gone. */
export async function disableWebhook(
  tx: Transaction,
  key: number,
  reason: DisabledReason,
  by: Author,
): Promise<void> {
  const old = await held(tx, key);
  if (!old || old.disabled) return;
  await setDisabled(tx, key, reason, by.at);
  await enter(tx, 'webhook.disabled', old, (await oneWebhook(tx, key))!, by);
}

/** @param failed when an attempt began that failed; null: one did not */
export async function noteAttempt(tx: Transaction, key: number, failed: number | null): Promise<void> {
  const those = failed === null ? 'failing_since IS NOT NULL' : 'failing_since IS NULL';
  await tx.run(`UPDATE webhooks SET failing_since = $1 WHERE webhook = $2 AND ${those}`, [failed, key]);
}

export async function removeWebhook(tx: Transaction, key: number, by: Author): Promise<boolean> {
  const old = await held(tx, key);
  if (!old) return false;
  await tx.run('DELETE FROM webhooks WHERE webhook = $1', [key]);
  const changes = { host: { old: hostOf(old) } };
  await enterAudit(tx, { action: 'webhook.removed', site: old.siteKey, objects: [old.id], changes }, by);
  return true;
}

/** Nobody else changes it until the transaction ends. */
async function held(tx: Transaction, key: number): Promise<StoredWebhook | null> {
  await tx.run('SELECT 1 FROM webhooks WHERE webhook = $1 FOR UPDATE', [key]);
  return oneWebhook(tx, key);
}

/** Whether it is there, or none; it stays then until the transaction ends. */
async function holdTheme(tx: Transaction, site: number, theme: string | null): Promise<boolean> {
  if (theme === null) return true;
  await lock(tx, 'themes', site);
  return (await tx.one('SELECT 1 FROM themes WHERE site = $1 AND id = $2', [site, theme])) !== undefined;
}

async function setDisabled(
  tx: Transaction,
  key: number,
  reason: DisabledReason | null,
  at: number | null,
): Promise<void> {
  await tx.run('UPDATE webhooks SET disabled = $1, disabled_at = $2 WHERE webhook = $3', [reason, at, key]);
}

async function enter(
  tx: Transaction,
  action: 'webhook.created' | 'webhook.changed' | 'webhook.secret_changed' | 'webhook.disabled',
  old: StoredWebhook | null,
  next: StoredWebhook,
  by: Author,
): Promise<void> {
  const changes = webhookChanges(old, next);
  await enterAudit(tx, { action, site: next.siteKey, objects: [next.id], changes }, by);
}
