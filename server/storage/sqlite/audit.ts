import type Database from 'better-sqlite3';
import { type AuditRow, auditRecord } from '../audit-row.ts';
import { type AuditRecord, type AuditStore, objectsNamed } from '../contract/audit.ts';
import type { Author } from '../contract/change.ts';
import { Statements } from './statements.ts';

const page = `SELECT a.*, s.id AS site_id FROM audit a LEFT JOIN sites s ON s.site = a.site`;

/** What was changed by whom. `enter` runs in the transaction of the change itself. */
export class AuditTable {
  readonly #db: Statements;

  constructor(db: Database.Database) {
    this.#db = new Statements(db);
  }

  /** @param change `site` null: it concerns no single one; `count` where there are more objects than are named */
  enter(
    {
      action,
      site,
      objects,
      changes,
      count = objects.length,
    }: Pick<AuditRecord, 'action' | 'objects' | 'changes'> & { site: number | null; count?: number },
    { actor, at }: Author,
  ): void {
    this.#db
      .prepare(
        'INSERT INTO audit (site, at, actor, action, objects, count, changes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        site ?? 0,
        at,
        JSON.stringify(actor),
        action,
        JSON.stringify(objects.slice(0, objectsNamed)),
        count,
        JSON.stringify(changes),
      );
  }

  /** As `enter`; where the same run has made an entry already, its count grows in place of a further one. */
  add(entry: Parameters<AuditTable['enter']>[0] & { count: number }, by: Author): void {
    const { action, site, objects, count } = entry;
    const { changes } = this.#db
      .prepare(
        `UPDATE audit SET count = count + ?, at = ? WHERE entry = (
           SELECT entry FROM audit WHERE site = ? AND action = ? AND objects = ?
           ORDER BY entry DESC LIMIT 1)`,
      )
      .run(count, by.at, site ?? 0, action, JSON.stringify(objects));
    if (changes === 0) this.enter(entry, by);
  }

  list({ siteKeys, before, limit }: Parameters<AuditStore['list']>[0]): AuditRecord[] {
    const below = before ?? Number.MAX_SAFE_INTEGER;
    const rows =
      siteKeys === 'all'
        ? this.#db
            .prepare<[number, number], AuditRow>(`${page} WHERE entry < ? ORDER BY entry DESC LIMIT ?`)
            .all(below, limit)
        : this.#db
            .prepare<[string, number, number], AuditRow>(
              `${page} WHERE a.site IN (SELECT value FROM json_each(?)) AND entry < ? ORDER BY entry DESC LIMIT ?`,
            )
            .all(JSON.stringify(siteKeys), below, limit);
    return rows.map(auditRecord);
  }
}
