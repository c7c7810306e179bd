import type Database from 'better-sqlite3';
import type { ImportPhase } from '../../../shared/import.ts';
import type { Author } from '../contract/change.ts';
import type { ImportFile, ImportProgress, ImportRecord, ImportSetup } from '../contract/imports.ts';
import type { JobRecord, JobSites } from '../contract/jobs.ts';
import { type ImportRow, importRecord } from '../import-row.ts';
import type { AuditTable } from './audit.ts';
import { JobTable } from './jobs.ts';
import { Statements } from './statements.ts';

const ofSites = 'site IN (SELECT value FROM json_each(?))';
const latestFirst = 'ORDER BY created_at DESC, id DESC';

/** Imports beside their jobs. As with jobs, `site` stands first in the key. */
export class ImportTable {
  readonly #db: Statements;
  readonly #jobs: JobTable;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#jobs = new JobTable(db);
    this.#audit = audit;
  }

  create(record: Omit<ImportRecord, 'job'>, by: Author): void {
    const { id, site, siteKey, name, phase, file, setup, counts, report } = record;
    this.#db
      .prepare(
        `INSERT INTO imports (site, id, site_key, name, phase, job, file, setup, lines, stored, duplicates, rejected,
           warned, report, brought, created_at, updated_at, expires_at)
         VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        site,
        id,
        siteKey,
        name,
        phase,
        JSON.stringify(file),
        JSON.stringify(setup),
        counts.lines,
        counts.stored,
        counts.duplicates,
        counts.rejected,
        counts.warned,
        JSON.stringify(report),
        record.brought,
        record.createdAt,
        record.updatedAt,
        record.expiresAt,
      );
    this.#enter('import.uploaded', siteKey, id, by);
  }

  change(id: string, { file, setup }: { file?: ImportFile; setup?: ImportSetup }, at: number): void {
    this.#db
      .prepare(
        'UPDATE imports SET file = COALESCE(?, file), setup = COALESCE(?, setup), updated_at = ? WHERE id = ?',
      )
      .run(file ? JSON.stringify(file) : null, setup ? JSON.stringify(setup) : null, at, id);
  }

  begin(id: string, phase: ImportPhase, job: JobRecord, progress: ImportProgress, by: Author): void {
    const found = this.#row(id, 'all');
    if (!found) return;
    if (found.job !== null)
      this.#db.prepare('DELETE FROM jobs WHERE site = ? AND id = ?').run(found.site, found.job);
    this.#jobs.create(job);
    this.#db.prepare('UPDATE imports SET phase = ?, job = ? WHERE id = ?').run(phase, job.id, id);
    this.progress(id, progress, by.at);
    if (phase === 'import') this.#enter('import.started', found.site_key, id, by);
    if (phase === 'undo') this.#enter('import.undone', found.site_key, id, by);
  }

  progress(id: string, { counts, report }: ImportProgress, at: number): void {
    const { lines, stored, duplicates, rejected, warned } = counts;
    this.#db
      .prepare(
        `UPDATE imports SET lines = ?, stored = ?, duplicates = ?, rejected = ?, warned = ?, report = ?, updated_at = ?
         WHERE id = ?`,
      )
      .run(lines, stored, duplicates, rejected, warned, JSON.stringify(report), at, id);
  }

  /** Responses that it has stored: so many more, or fewer. */
  brings(id: string, by: number): void {
    this.#db.prepare('UPDATE imports SET brought = brought + ? WHERE id = ?').run(by, id);
  }

  find(id: string, sites: JobSites): ImportRecord | null {
    const row = this.#row(id, sites);
    return row ? this.#recordOf(row) : null;
  }

  list(sites: JobSites): ImportRecord[] {
    const rows =
      sites === 'all'
        ? this.#db.prepare<[], ImportRow>(`SELECT * FROM imports ${latestFirst}`).all()
        : this.#db
            .prepare<[string], ImportRow>(`SELECT * FROM imports WHERE ${ofSites} ${latestFirst}`)
            .all(JSON.stringify(sites));
    return rows.map((row) => this.#recordOf(row));
  }

  remove(id: string, by: Author | null): void {
    const found = this.#row(id, 'all');
    if (!found) return;
    this.#db.prepare('DELETE FROM imports WHERE site = ? AND id = ?').run(found.site, id);
    this.#db.prepare('DELETE FROM imported WHERE site = ? AND import = ?').run(found.site_key, id);
    if (found.job !== null)
      this.#db.prepare('DELETE FROM jobs WHERE site = ? AND id = ?').run(found.site, found.job);
    if (by !== null) this.#enter('import.removed', found.site_key, id, by);
  }

  #row(id: string, sites: JobSites): ImportRow | undefined {
    return sites === 'all'
      ? this.#db.prepare<[string], ImportRow>('SELECT * FROM imports WHERE id = ?').get(id)
      : this.#db
          .prepare<[string, string], ImportRow>(`SELECT * FROM imports WHERE ${ofSites} AND id = ?`)
          .get(JSON.stringify(sites), id);
  }

  #recordOf(row: ImportRow): ImportRecord {
    return importRecord(row, row.job === null ? null : this.#jobs.find(row.job, [row.site]));
  }

  #enter(
    action: 'import.uploaded' | 'import.started' | 'import.undone' | 'import.removed',
    site: number,
    id: string,
    by: Author,
  ): void {
    this.#audit.enter({ action, site, objects: [id], changes: {} }, by);
  }
}
