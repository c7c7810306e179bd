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
  const row = await db.one<{
    owner: Buffer | null;
    key: (Omit<KeyRow, 'hash'> & { hash: string }) | null;
    revoked: boolean;
  }>(
    `SELECT (SELECT hash FROM owner_key) AS owner,
       (SELECT row_to_json(k) FROM keys k WHERE k.hash = $1::bytea) AS key,
       EXISTS (SELECT 1 FROM revoked_keys r WHERE r.hash = $1::bytea) AS revoked`,
    [hash],
  );
  const { owner, key, revoked } = row!;
  const found = key && storedKey({ ...key, hash: bytesOf(key.hash) });
  return { ownerKeyHash: owner, key: found, wasRevoked: revoked };
}

/** As JSON has them: `\x` and two digits each. */
function bytesOf(bytea: string): Buffer {
  return Buffer.from(bytea.slice(2), 'hex');
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
