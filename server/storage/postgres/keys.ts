import type { Author, Refusal } from '../contract/change.ts';
import { type Recognised, revokedKept, type StoredKey } from '../contract/keys.ts';
import { type KeyRow, keyChanges, storedKey } from '../key-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { siteBoundTo } from './site-bound-to.ts';
import type { Statements } from './statements.ts';

export async function createKey(
  tx: Transaction,
  key: Omit<StoredKey, 'createdAt' | 'lastUsedAt'>,
  by: Author,
): Promise<StoredKey> {
  await tx.run(
    `INSERT INTO keys (id, hash, prefix, name, scopes, sites, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      key.id,
      key.hash,
      key.prefix,
      key.name,
      JSON.stringify(key.scopes),
      key.sites && JSON.stringify(key.sites),
      by.at,
      key.expiresAt,
    ],
  );
  const changes = keyChanges(null, key);
  const site = await siteBoundTo(tx, key.sites);
  await enterAudit(tx, { action: 'key.created', site, objects: [key.id], changes }, by);
  return { ...key, createdAt: by.at, lastUsedAt: null };
}

/** In one statement: it stands before every answer to whoever comes with a key. */
export async function recognise(db: Statements, hash: Buffer): Promise<Recognised> {
  const row = await db.one<Partial<KeyRow> & { owner: Buffer | null; revoked: boolean }>(
    `SELECT k.*, (SELECT hash FROM owner_key) AS owner,
       EXISTS (SELECT 1 FROM revoked_keys r WHERE r.hash = asked.hash) AS revoked
     FROM (SELECT $1::bytea AS hash) AS asked LEFT JOIN keys k ON k.hash = asked.hash`,
    [hash],
  );
  const { owner, revoked, ...key } = row!;
  return { ownerKeyHash: owner, key: key.hash ? storedKey(key as KeyRow) : null, wasRevoked: revoked };
}

export async function listKeys(db: Statements): Promise<StoredKey[]> {
  return (await db.all<KeyRow>('SELECT * FROM keys ORDER BY key')).map(storedKey);
}

/** Of a revoked key the hash is kept; the audit tells what it was. */
export async function revokeKey(tx: Transaction, id: string, by: Author): Promise<Refusal | null> {
  const key = await tx.one<Pick<KeyRow, 'hash' | 'name' | 'sites'>>(
    'DELETE FROM keys WHERE id = $1 RETURNING hash, name, sites',
    [id],
  );
  if (!key) return { refused: 'not_found' };
  await tx.run('INSERT INTO revoked_keys (hash) VALUES ($1)', [key.hash]);
  await tx.run('DELETE FROM revoked_keys WHERE entry <= (SELECT MAX(entry) FROM revoked_keys) - $1', [
    revokedKept,
  ]);
  const site = await siteBoundTo(tx, key.sites === null ? null : JSON.parse(key.sites));
  const changes = { name: { old: key.name } };
  await enterAudit(tx, { action: 'key.revoked', site, objects: [id], changes }, by);
  return null;
}
