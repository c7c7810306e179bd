import type Database from 'better-sqlite3';
import type { SessionRecord } from '../contract/access.ts';
import type { Author } from '../contract/change.ts';
import type { AuditTable } from './audit.ts';
import { Statements } from './statements.ts';

export class AccessTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  ownerKeyHash(): Buffer | null {
    return this.#db.prepare<[], Buffer>('SELECT hash FROM owner_key').pluck().get() ?? null;
  }

  setOwnerKeyHash(hash: Buffer, by: Author): void {
    if (this.ownerKeyHash()?.equals(hash)) return;
    this.#db
      .prepare('INSERT OR REPLACE INTO owner_key (one, hash, created_at) VALUES (1, ?, ?)')
      .run(hash, by.at);
    this.#db.prepare('DELETE FROM sessions').run();
    this.#audit.enter({ action: 'owner_key.changed', site: null, objects: ['owner'], changes: {} }, by);
  }

  createSession(session: SessionRecord): void {
    this.#db
      .prepare(
        'INSERT INTO sessions (token_hash, role, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(session.tokenHash, session.role, session.createdAt, session.lastSeenAt, session.expiresAt);
  }

  findSession(tokenHash: Buffer): SessionRecord | null {
    const row = this.#db
      .prepare<[Buffer], { role: 'owner'; created_at: number; last_seen_at: number; expires_at: number }>(
        'SELECT role, created_at, last_seen_at, expires_at FROM sessions WHERE token_hash = ?',
      )
      .get(tokenHash);
    return row
      ? {
          tokenHash,
          role: row.role,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
          expiresAt: row.expires_at,
        }
      : null;
  }

  touchSession(tokenHash: Buffer, at: number): void {
    this.#db.prepare('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?').run(at, tokenHash);
  }

  removeSession(tokenHash: Buffer): void {
    this.#db.prepare('DELETE FROM sessions WHERE token_hash = ?').run(tokenHash);
  }

  removeExpiredSessions(at: number): void {
    this.#db.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(at);
  }
}
