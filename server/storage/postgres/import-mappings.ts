import type { Author } from '../contract/change.ts';
import { mostMappings, type SavedMappingRecord } from '../contract/imports.ts';
import { fieldChanges } from '../field-changes.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import type { Statements } from './statements.ts';

const columns = 'id, name, mapping, created_at AS "createdAt", updated_at AS "updatedAt"';

type MappingRow = Omit<SavedMappingRecord, 'mapping'> & { mapping: string };

export async function listMappings(db: Statements, site: number): Promise<SavedMappingRecord[]> {
  const sql = `SELECT ${columns} FROM import_mappings WHERE site = $1 ORDER BY name`;
  return (await db.all<MappingRow>(sql, [site])).map(recordOf);
}

export async function createMapping(
  tx: Transaction,
  site: number,
  record: SavedMappingRecord,
  by: Author,
): Promise<SavedMappingRecord | null> {
  const there = await alone(tx, site);
  if (there.length >= mostMappings || there.some(({ name }) => name === record.name)) return null;
  const { id, name, mapping, createdAt, updatedAt } = record;
  await tx.run(
    `INSERT INTO import_mappings (site, id, name, mapping, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [site, id, name, JSON.stringify(mapping), createdAt, updatedAt],
  );
  await enter(tx, 'import_mapping.created', site, null, record, by);
  return record;
}

export async function changeMapping(
  tx: Transaction,
  site: number,
  id: string,
  change: Partial<Pick<SavedMappingRecord, 'name' | 'mapping'>>,
  by: Author,
): Promise<SavedMappingRecord | 'taken' | null> {
  const there = await alone(tx, site);
  const old = there.find((one) => one.id === id);
  if (!old) return null;
  if (there.some((one) => one.id !== id && one.name === change.name)) return 'taken';
  const next = { ...old, ...change, updatedAt: by.at };
  await tx.run(
    'UPDATE import_mappings SET name = $1, mapping = $2, updated_at = $3 WHERE site = $4 AND id = $5',
    [next.name, JSON.stringify(next.mapping), next.updatedAt, site, id],
  );
  await enter(tx, 'import_mapping.changed', site, old, next, by);
  return next;
}

export async function removeMapping(tx: Transaction, site: number, id: string, by: Author): Promise<boolean> {
  const removed = await tx.run('DELETE FROM import_mappings WHERE site = $1 AND id = $2', [site, id]);
  if (removed > 0)
    await enterAudit(tx, { action: 'import_mapping.removed', site, objects: [id], changes: {} }, by);
  return removed > 0;
}

/** Those of a site, to which nobody else adds, and whose names nobody else changes, until the transaction ends. */
async function alone(tx: Transaction, site: number): Promise<SavedMappingRecord[]> {
  await lock(tx, 'mappings', site);
  return listMappings(tx, site);
}

async function enter(
  tx: Transaction,
  action: 'import_mapping.created' | 'import_mapping.changed',
  site: number,
  old: SavedMappingRecord | null,
  next: SavedMappingRecord,
  by: Author,
): Promise<void> {
  const changes = fieldChanges(['name', 'mapping'], old, next);
  if (Object.keys(changes).length > 0)
    await enterAudit(tx, { action, site, objects: [next.id], changes }, by);
}

function recordOf(row: MappingRow): SavedMappingRecord {
  return { ...row, mapping: JSON.parse(row.mapping) };
}
