import type Database from 'better-sqlite3';
import { type DisabledReason, mostWebhooks } from '../../../shared/webhook.ts';
import type { Author } from '../contract/change.ts';
import type { StoredWebhook, WebhookFields, WebhookStore } from '../contract/webhooks.ts';
import { hostOf, storedWebhook, type WebhookRow, webhookChanges } from '../webhook-row.ts';
import type { AuditTable } from './audit.ts';
import { Statements } from './statements.ts';

const all = 'SELECT w.*, s.id AS site_id FROM webhooks w JOIN sites s ON s.site = w.site';

/** Webhooks. Of an address the audit keeps the host alone: the rest of it is a secret with some. */
export class WebhookTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  create(fields: Parameters<WebhookStore['create']>[0], by: Author): StoredWebhook | null {
    const { siteKey, id, url, format, events, survey, scoreAtMost, theme, secret } = fields;
    if (this.list(siteKey).length >= mostWebhooks || !this.#isTheme(siteKey, theme)) return null;
    this.#db
      .prepare(
        `INSERT INTO webhooks (site, id, url, format, events, survey, score_at_most, theme, secret, created_at,
           updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[siteKey, id, url, format, JSON.stringify(events), survey, scoreAtMost, theme, secret],
        ...[by.at, by.at],
      );
    const created = this.list(siteKey).at(-1)!;
    this.#enter('webhook.created', null, created, by);
    return created;
  }

  one(key: number): StoredWebhook | null {
    const row = this.#db.prepare<[number], WebhookRow>(`${all} WHERE w.webhook = ?`).get(key);
    return row ? storedWebhook(row) : null;
  }

  find(id: string, sites: readonly string[] | 'all'): StoredWebhook | null {
    const row =
      sites === 'all'
        ? this.#db.prepare<[string], WebhookRow>(`${all} WHERE w.id = ?`).get(id)
        : this.#db
            .prepare<[string, string], WebhookRow>(
              `${all} WHERE w.site IN (SELECT site FROM sites WHERE id IN (SELECT value FROM json_each(?))) AND w.id = ?`,
            )
            .get(JSON.stringify(sites), id);
    return row ? storedWebhook(row) : null;
  }

  list(site: number): StoredWebhook[] {
    return this.#db
      .prepare<[number], WebhookRow>(`${all} WHERE w.site = ? ORDER BY w.webhook`)
      .all(site)
      .map(storedWebhook);
  }

  change(
    key: number,
    { enabled, ...fields }: Partial<WebhookFields> & { enabled?: boolean },
    by: Author,
  ): StoredWebhook | null {
    const old = this.one(key);
    if (!old) return null;
    const next = { ...old, ...fields };
    if (fields.theme !== undefined && !this.#isTheme(old.siteKey, fields.theme)) return null;
    const anew = enabled === true || next.url !== old.url;
    this.#db
      .prepare(
        `UPDATE webhooks SET url = ?, format = ?, events = ?, survey = ?, score_at_most = ?, theme = ?,
           failing_since = ?, updated_at = ? WHERE webhook = ?`,
      )
      .run(
        next.url,
        next.format,
        JSON.stringify(next.events),
        next.survey,
        next.scoreAtMost,
        next.theme,
        anew ? null : old.failingSince,
        by.at,
        key,
      );
    if (enabled === true) this.#setDisabled(key, null, null);
    if (enabled === false && !old.disabled) this.#setDisabled(key, 'owner', by.at);
    const changed = this.one(key)!;
    this.#enter('webhook.changed', old, changed, by);
    return changed;
  }

  rotate(key: number, secret: string, formerUntil: number, by: Author): StoredWebhook | null {
    const old = this.one(key);
    if (!old) return null;
    this.#db
      .prepare(
        'UPDATE webhooks SET secret = ?, former_secret = ?, former_until = ?, updated_at = ? WHERE webhook = ?',
      )
      .run(secret, old.secret, formerUntil, by.at, key);
    this.#enter('webhook.secret_changed', old, old, by);
    return this.one(key);
  }

  /** Nothing where it is disabled already, or gone. */
  disable(key: number, reason: DisabledReason, by: Author): void {
    const old = this.one(key);
    if (!old || old.disabled) return;
    this.#setDisabled(key, reason, by.at);
    this.#enter('webhook.disabled', old, this.one(key)!, by);
  }

  /** @param at of an attempt that failed, or null of one that did not */
  noteAttempt(key: number, failed: number | null): void {
    const sql =
      failed === null
        ? 'UPDATE webhooks SET failing_since = ? WHERE webhook = ? AND failing_since IS NOT NULL'
        : 'UPDATE webhooks SET failing_since = ? WHERE webhook = ? AND failing_since IS NULL';
    this.#db.prepare(sql).run(failed, key);
  }

  remove(key: number, by: Author): boolean {
    const old = this.one(key);
    if (!old) return false;
    this.#db.prepare('DELETE FROM webhooks WHERE webhook = ?').run(key);
    const changes = { host: { old: hostOf(old) } };
    this.#audit.enter({ action: 'webhook.removed', site: old.siteKey, objects: [old.id], changes }, by);
    return true;
  }

  /** None is one, too. */
  #isTheme(site: number, theme: string | null): boolean {
    const find = this.#db.prepare<[number, string], object>('SELECT 1 FROM themes WHERE site = ? AND id = ?');
    return theme === null || find.get(site, theme) !== undefined;
  }

  #setDisabled(key: number, reason: DisabledReason | null, at: number | null): void {
    this.#db
      .prepare('UPDATE webhooks SET disabled = ?, disabled_at = ? WHERE webhook = ?')
      .run(reason, at, key);
  }

  #enter(
    action: 'webhook.created' | 'webhook.changed' | 'webhook.secret_changed' | 'webhook.disabled',
    old: StoredWebhook | null,
    next: StoredWebhook,
    by: Author,
  ): void {
    const changes = webhookChanges(old, next);
    this.#audit.enter({ action, site: next.siteKey, objects: [next.id], changes }, by);
  }
}
