import type Database from 'better-sqlite3';
import type { Cause } from '../../../shared/cause.ts';
import type { Author } from '../contract/change.ts';
import type { ExportCheckpoint, ExportRecord } from '../contract/exports.ts';
import type { JobSites } from '../contract/jobs.ts';
import type { AuditTable } from './audit.ts';
import { JobTable } from './jobs.ts';
import { Statements } from './statements.ts';

const all =
  `SELECT j.id, j.kind, j.site, j.asked, j.state, j.done, j.total, j.error, j.created_at AS createdAt,
    j.updated_at AS updatedAt, e.format, e.chosen, e.columns, e.position, e.bytes, e.expires_at AS expiresAt
  FROM exports e JOIN jobs j ON j.site = e.site AND j.id = e.id` as const;

const ofSites = 'e.site IN (SELECT value FROM json_each(?))';
const latestFirst = 'ORDER BY j.created_at DESC, j.id DESC';
const json = ['asked', 'chosen', 'columns', 'position', 'error'] as const;

type ExportRow = Omit<ExportRecord, (typeof json)[number]> & Record<(typeof json)[number], string | null>;

/** Exports beside their jobs. As with jobs, `site` stands first in the key. */
export class ExportTable {
  readonly #db: Statements;
  readonly #jobs: JobTable;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#jobs = new JobTable(db);
    this.#audit = audit;
  }

  create(record: ExportRecord, by: Author): void {
    const { id, site, format, chosen, columns, position, bytes, expiresAt } = record;
    this.#jobs.create(record);
    this.#db
      .prepare(
        `INSERT INTO exports (site, id, format, chosen, columns, position, bytes, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        site,
        id,
        format,
        JSON.stringify(chosen),
        JSON.stringify(columns),
        position && JSON.stringify(position),
        bytes,
        expiresAt,
      );
    const changes = { format: { new: format } };
    this.#audit.enter({ action: 'export.created', site: chosen.siteKey, objects: [id], changes }, by);
  }

  checkpoint(id: string, { position, bytes, done }: ExportCheckpoint, at: number): boolean {
    if (!this.#jobs.isOwn(id)) return false;
    this.#db
      .prepare('UPDATE exports SET position = ?, bytes = ? WHERE id = ?')
      .run(position && JSON.stringify(position), bytes, id);
    this.#db.prepare('UPDATE jobs SET done = ?, updated_at = ? WHERE id = ?').run(done, at, id);
    return true;
  }

  withdraw(id: string, error: Cause, at: number): void {
    const { changes } = this.#db
      .prepare(
        `UPDATE jobs SET state = 'failed', done = 0, error = ?, updated_at = ?, owner = '' WHERE id = ?`,
      )
      .run(JSON.stringify(error), at, id);
    if (changes > 0) this.#db.prepare('UPDATE exports SET position = NULL, bytes = 0 WHERE id = ?').run(id);
  }

  find(id: string, sites: JobSites): ExportRecord | null {
    const row =
      sites === 'all'
        ? this.#db.prepare<[string], ExportRow>(`${all} WHERE e.id = ?`).get(id)
        : this.#db
            .prepare<[string, string], ExportRow>(`${all} WHERE ${ofSites} AND e.id = ?`)
            .get(JSON.stringify(sites), id);
    return row ? recordOf(row) : null;
  }

  list(sites: JobSites): ExportRecord[] {
    const rows =
      sites === 'all'
        ? this.#db.prepare<[], ExportRow>(`${all} ${latestFirst}`).all()
        : this.#db
            .prepare<[string], ExportRow>(`${all} WHERE ${ofSites} ${latestFirst}`)
            .all(JSON.stringify(sites));
    return rows.map(recordOf);
  }

  remove(id: string, by: Author | null): void {
    const found = this.find(id, 'all');
    if (!found) return;
    this.#db.prepare('DELETE FROM exports WHERE site = ? AND id = ?').run(found.site, id);
    this.#db.prepare('DELETE FROM jobs WHERE site = ? AND id = ?').run(found.site, id);
    if (by === null) return;
    const { siteKey } = found.chosen;
    this.#audit.enter({ action: 'export.removed', site: siteKey, objects: [id], changes: {} }, by);
  }
}

function recordOf(row: ExportRow): ExportRecord {
  const parsed = json.map((name) => [name, row[name] === null ? null : JSON.parse(row[name])]);
  return { ...row, ...Object.fromEntries(parsed) };
}
