import type { FieldChanges } from '../../shared/audit.ts';
import type { StoredKey } from './contract/keys.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface KeyRow {
  id: string;
  hash: Buffer;
  prefix: string;
  name: string;
  scopes: string;
  sites: string | null;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
}

const audited = ['name', 'prefix', 'scopes', 'sites', 'expiresAt'] as const;

export function storedKey(row: KeyRow): StoredKey {
  return {
    id: row.id,
    hash: row.hash,
    prefix: row.prefix,
    name: row.name,
    scopes: JSON.parse(row.scopes),
    sites: row.sites === null ? null : JSON.parse(row.sites),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

/** What the audit keeps of a change of a secret key; `old` null: there was none. */
export function keyChanges(
  old: Omit<StoredKey, 'createdAt' | 'lastUsedAt'> | null,
  next: Omit<StoredKey, 'createdAt' | 'lastUsedAt'>,
): FieldChanges {
  return fieldChanges(audited, old, next);
}
