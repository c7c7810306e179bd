import type Database from 'better-sqlite3';
import { mostThemes } from '../../../shared/theme.ts';
import type { Author, Refusal } from '../contract/change.ts';
import type { StoredTheme, ThemeFields, ThemeStore } from '../contract/themes.ts';
import type { StoredWebhook } from '../contract/webhooks.ts';
import { ruleText, storedTheme, type ThemeRow, themeChanges } from '../theme-row.ts';
import type { AuditTable } from './audit.ts';
import { Statements } from './statements.ts';
import type { WebhookTable } from './webhooks.ts';

const all = 'SELECT t.*, s.id AS site_id FROM themes t JOIN sites s ON s.site = t.site';

/** Themes of sites. Every method runs in the caller's transaction. */
export class ThemeTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;
  readonly #webhooks: WebhookTable;

  constructor(db: Database.Database, audit: AuditTable, webhooks: WebhookTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
    this.#webhooks = webhooks;
  }

  create(
    { id, siteKey, ...fields }: Parameters<ThemeStore['create']>[0],
    by: Author,
  ): StoredTheme | Refusal | null {
    const there = this.list(siteKey);
    if (there.some(({ name }) => name === fields.name)) return { refused: 'already_exists' };
    if (there.length >= mostThemes) return null;
    this.#db
      .prepare('INSERT INTO themes (site, id, name, rule, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)')
      .run(siteKey, id, fields.name, ruleText(fields), by.at, by.at);
    const created = this.find(id, 'all')!;
    this.#enter('theme.created', null, created, by);
    return created;
  }

  find(id: string, sites: readonly string[] | 'all'): StoredTheme | null {
    const row =
      sites === 'all'
        ? this.#db.prepare<[string], ThemeRow>(`${all} WHERE t.id = ?`).get(id)
        : this.#db
            .prepare<[string, string], ThemeRow>(
              `${all} WHERE t.site IN (SELECT site FROM sites WHERE id IN (SELECT value FROM json_each(?))) AND t.id = ?`,
            )
            .get(JSON.stringify(sites), id);
    return row ? storedTheme(row) : null;
  }

  list(site: number): StoredTheme[] {
    return this.#db
      .prepare<[number], ThemeRow>(`${all} WHERE t.site = ? ORDER BY t.name`)
      .all(site)
      .map(storedTheme);
  }

  change(id: string, change: Partial<ThemeFields>, by: Author, seen?: number): StoredTheme | Refusal {
    const old = this.find(id, 'all');
    if (!old) return { refused: 'not_found' };
    if (seen !== undefined && seen !== old.updatedAt) return { refused: 'changed_meanwhile' };
    const next = { ...old, ...change };
    if (this.list(old.siteKey).some((one) => one.id !== id && one.name === next.name))
      return { refused: 'already_exists' };
    this.#db
      .prepare('UPDATE themes SET name = ?, rule = ?, updated_at = ? WHERE site = ? AND id = ?')
      .run(next.name, ruleText(next), Math.max(by.at, old.updatedAt + 1), old.siteKey, id);
    const changed = this.find(id, 'all')!;
    this.#enter('theme.changed', old, changed, by);
    return changed;
  }

  remove(id: string, by: Author): boolean | StoredWebhook[] {
    const old = this.find(id, 'all');
    if (!old) return false;
    const filtering = this.#webhooks.list(old.siteKey).filter(({ theme }) => theme === id);
    if (filtering.length > 0) return filtering;
    this.#db.prepare('DELETE FROM themes WHERE site = ? AND id = ?').run(old.siteKey, id);
    const changes = { name: { old: old.name } };
    this.#audit.enter({ action: 'theme.removed', site: old.siteKey, objects: [id], changes }, by);
    return true;
  }

  #enter(
    action: 'theme.created' | 'theme.changed',
    old: StoredTheme | null,
    next: StoredTheme,
    by: Author,
  ): void {
    const changes = themeChanges(old, next);
    this.#audit.enter({ action, site: next.siteKey, objects: [next.id], changes }, by);
  }
}
