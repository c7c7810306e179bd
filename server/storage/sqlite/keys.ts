import type Database from 'better-sqlite3';
import type { Author, Refusal } from '../contract/change.ts';
import { type Recognised, revokedKept, type StoredKey } from '../contract/keys.ts';
import { type KeyRow, keyChanges, storedKey } from '../key-row.ts';
import type { AuditTable } from './audit.ts';
import { siteBoundTo } from './site-bound-to.ts';
import { Statements } from './statements.ts';

/** Secret keys. Of a revoked one the hash is kept; the audit tells what it was. */
export class KeyTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  create(key: Omit<StoredKey, 'createdAt' | 'lastUsedAt'>, by: Author): StoredKey {
    this.#db
      .prepare(
        `INSERT INTO keys (id, hash, prefix, name, scopes, sites, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        key.id,
        key.hash,
        key.prefix,
        key.name,
        JSON.stringify(key.scopes),
        key.sites && JSON.stringify(key.sites),
        by.at,
        key.expiresAt,
      );
    const changes = keyChanges(null, key);
    const site = siteBoundTo(this.#db, key.sites);
    this.#audit.enter({ action: 'key.created', site, objects: [key.id], changes }, by);
    return { ...key, createdAt: by.at, lastUsedAt: null };
  }

  recognise(hash: Buffer): Recognised {
    const db = this.#db;
    const owner = db.prepare<[], { hash: Buffer }>('SELECT hash FROM owner_key').get();
    const row = db.prepare<[Buffer], KeyRow>('SELECT * FROM keys WHERE hash = ?').get(hash);
    const revoked = db.prepare<[Buffer]>('SELECT 1 FROM revoked_keys WHERE hash = ?').get(hash);
    return {
      ownerKeyHash: owner?.hash ?? null,
      key: row ? storedKey(row) : null,
      wasRevoked: revoked !== undefined,
    };
  }

  list(): StoredKey[] {
    return this.#db.prepare<[], KeyRow>('SELECT * FROM keys ORDER BY key').all().map(storedKey);
  }

  revoke(id: string, by: Author): Refusal | null {
    const key = this.#db
      .prepare<[string], Pick<KeyRow, 'hash' | 'name' | 'sites'>>(
        'DELETE FROM keys WHERE id = ? RETURNING hash, name, sites',
      )
      .get(id);
    if (!key) return { refused: 'not_found' };
    this.#remember(key.hash);
    const site = siteBoundTo(this.#db, key.sites === null ? null : JSON.parse(key.sites));
    const changes = { name: { old: key.name } };
    this.#audit.enter({ action: 'key.revoked', site, objects: [id], changes }, by);
    return null;
  }

  touch(id: string, at: number): void {
    this.#db.prepare('UPDATE keys SET last_used_at = ? WHERE id = ?').run(at, id);
  }

  #remember(revoked: Buffer): void {
    this.#db.prepare('INSERT INTO revoked_keys (hash) VALUES (?)').run(revoked);
    this.#db
      .prepare('DELETE FROM revoked_keys WHERE entry <= (SELECT max(entry) FROM revoked_keys) - ?')
      .run(revokedKept);
  }
}
