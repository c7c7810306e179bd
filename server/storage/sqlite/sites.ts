import type Database from 'better-sqlite3';
import type { SiteChange, SiteCreate } from '../../../shared/site.ts';
import type { Author, Refusal } from '../contract/change.ts';
import type { StoredSite } from '../contract/sites.ts';
import { type SiteRow, siteChanges, storedSite } from '../site-row.ts';
import type { AuditTable } from './audit.ts';
import { Statements } from './statements.ts';

const all =
  'SELECT *, EXISTS (SELECT 1 FROM recounts WHERE recounts.site = sites.site) AS recounting FROM sites';

export class SiteTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  create(site: SiteCreate & { id: string; publicKey: string }, by: Author): StoredSite {
    this.#db
      .prepare(
        `INSERT INTO sites (id, public_key, name, origins, timezone, attributes, minimum_n, complaint_rule, asking, mask_personal_data, page_parameters, retention, retention_since, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        site.id,
        site.publicKey,
        site.name,
        JSON.stringify(site.origins),
        site.timezone,
        JSON.stringify(site.attributes),
        site.minimumN,
        JSON.stringify(site.complaintRule),
        JSON.stringify(site.asking),
        site.maskPersonalData ? 1 : 0,
        JSON.stringify(site.pageParameters),
        JSON.stringify(site.retention),
        by.at,
        by.at,
        by.at,
      );
    const created = this.find({ id: site.id })!;
    this.#enter('site.created', null, created, by);
    return created;
  }

  find(by: { id: string } | { publicKey: string }): StoredSite | null {
    const row =
      'id' in by
        ? this.#db.prepare<[string], SiteRow>(`${all} WHERE id = ?`).get(by.id)
        : this.#db.prepare<[string], SiteRow>(`${all} WHERE public_key = ?`).get(by.publicKey);
    return row ? storedSite(row) : null;
  }

  list(): StoredSite[] {
    return this.#db.prepare<[], SiteRow>(`${all} ORDER BY site`).all().map(storedSite);
  }

  change(id: string, change: SiteChange, by: Author, seen?: string): StoredSite | Refusal {
    const old = this.find({ id });
    if (!old) return { refused: 'not_found' };
    if (seen !== undefined && seen !== old.updatedAt) return { refused: 'changed_meanwhile' };
    const next = { ...old, ...change };
    const retention = JSON.stringify(next.retention);
    if (next.timezone !== old.timezone && this.#counted(old.key)) {
      if (old.recounting) return { refused: 'recounting' };
      this.#recount(old);
    }
    this.#db
      .prepare(
        'UPDATE sites SET name = ?, origins = ?, timezone = ?, attributes = ?, minimum_n = ?, complaint_rule = ?, asking = ?, mask_personal_data = ?, page_parameters = ?, retention = ?, retention_since = ?, updated_at = ? WHERE site = ?',
      )
      .run(
        next.name,
        JSON.stringify(next.origins),
        next.timezone,
        JSON.stringify(next.attributes),
        next.minimumN,
        JSON.stringify(next.complaintRule),
        JSON.stringify(next.asking),
        next.maskPersonalData ? 1 : 0,
        JSON.stringify(next.pageParameters),
        retention,
        retention === JSON.stringify(old.retention) ? old.retentionSince : by.at,
        Math.max(by.at, Date.parse(old.updatedAt) + 1),
        old.key,
      );
    const changed = this.find({ id })!;
    this.#enter('site.changed', old, changed, by);
    return changed;
  }

  #enter(
    action: 'site.created' | 'site.changed',
    old: StoredSite | null,
    next: StoredSite,
    by: Author,
  ): void {
    const changes = siteChanges(old, next);
    this.#audit.enter({ action, site: next.key, objects: [next.id], changes }, by);
  }

  /** From the end: what comes in from now on is later than all that there is, or is moved with it. */
  #recount({ key, timezone }: StoredSite): void {
    this.#db
      .prepare(
        `INSERT INTO recounts (site, former_timezone, since)
         SELECT ?, ?, COALESCE(MAX((SELECT MAX(received_at) FROM responses r WHERE r.site = v.site AND r.survey = v.survey)), 0) + 1
         FROM surveys v WHERE v.site = ?`,
      )
      .run(key, timezone, key);
  }

  #counted(site: number): boolean {
    return this.#db.prepare('SELECT 1 FROM counts WHERE site = ? LIMIT 1').get(site) !== undefined;
  }
}
