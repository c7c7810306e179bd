import type Database from 'better-sqlite3';
import type { Author } from '../contract/change.ts';
import { mostMappings, type SavedMappingRecord } from '../contract/imports.ts';
import { fieldChanges } from '../field-changes.ts';
import type { AuditTable } from './audit.ts';
import { Statements } from './statements.ts';

const columns = 'id, name, mapping, created_at AS createdAt, updated_at AS updatedAt';

type MappingRow = Omit<SavedMappingRecord, 'mapping'> & { mapping: string };

/** Mappings of imports that a site keeps. Every method runs in the caller's transaction. */
export class ImportMappingTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  list(site: number): SavedMappingRecord[] {
    return this.#db
      .prepare<[number], MappingRow>(`SELECT ${columns} FROM import_mappings WHERE site = ? ORDER BY name`)
      .all(site)
      .map(recordOf);
  }

  create(site: number, record: SavedMappingRecord, by: Author): SavedMappingRecord | null {
    const all = this.list(site);
    if (all.length >= mostMappings || all.some(({ name }) => name === record.name)) return null;
    const { id, name, mapping, createdAt, updatedAt } = record;
    this.#db
      .prepare(
        'INSERT INTO import_mappings (site, id, name, mapping, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(site, id, name, JSON.stringify(mapping), createdAt, updatedAt);
    this.#enter('import_mapping.created', site, null, record, by);
    return record;
  }

  change(
    site: number,
    id: string,
    change: Partial<Pick<SavedMappingRecord, 'name' | 'mapping'>>,
    by: Author,
  ): SavedMappingRecord | 'taken' | null {
    const all = this.list(site);
    const old = all.find((one) => one.id === id);
    if (!old) return null;
    if (all.some((one) => one.id !== id && one.name === change.name)) return 'taken';
    const next = { ...old, ...change, updatedAt: by.at };
    this.#db
      .prepare('UPDATE import_mappings SET name = ?, mapping = ?, updated_at = ? WHERE site = ? AND id = ?')
      .run(next.name, JSON.stringify(next.mapping), next.updatedAt, site, id);
    this.#enter('import_mapping.changed', site, old, next, by);
    return next;
  }

  remove(site: number, id: string, by: Author): boolean {
    const { changes } = this.#db
      .prepare('DELETE FROM import_mappings WHERE site = ? AND id = ?')
      .run(site, id);
    if (changes > 0)
      this.#audit.enter({ action: 'import_mapping.removed', site, objects: [id], changes: {} }, by);
    return changes > 0;
  }

  #enter(
    action: 'import_mapping.created' | 'import_mapping.changed',
    site: number,
    old: SavedMappingRecord | null,
    next: SavedMappingRecord,
    by: Author,
  ): void {
    const changes = fieldChanges(['name', 'mapping'], old, next);
    if (Object.keys(changes).length > 0) this.#audit.enter({ action, site, objects: [next.id], changes }, by);
  }
}

function recordOf(row: MappingRow): SavedMappingRecord {
  return { ...row, mapping: JSON.parse(row.mapping) };
}
