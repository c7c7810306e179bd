import type Database from 'better-sqlite3';
import type { AuditAction } from '../../../shared/audit.ts';
import type { AccessStore, OwnerSecrets, SessionRecord } from '../contract/access.ts';
import type { Author } from '../contract/change.ts';
import type { MemberSecrets } from '../contract/members.ts';
import type { AuditTable } from './audit.ts';
import { MemberTable } from './members.ts';
import { Statements } from './statements.ts';

interface SessionRow {
  token_hash: Buffer;
  member: string | null;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

export class AccessTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;
  readonly #members: MemberTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
    this.#members = new MemberTable(db, audit);
  }

  ownerKeyHash(): Buffer | null {
    return this.#db.prepare<[], Buffer>('SELECT hash FROM owner_key').pluck().get() ?? null;
  }

  ownerSecrets(): OwnerSecrets {
    const password = this.#db
      .prepare<[], { hash: string; changedAt: number }>(
        'SELECT hash, changed_at AS changedAt FROM owner_password',
      )
      .get();
    return { keyHash: this.ownerKeyHash(), password: password ?? null };
  }

  setOwnerKeyHash(hash: Buffer, by: Author): void {
    const { keyHash, password } = this.ownerSecrets();
    if (keyHash?.equals(hash)) return;
    this.#db
      .prepare('INSERT OR REPLACE INTO owner_key (one, hash, created_at) VALUES (1, ?, ?)')
      .run(hash, by.at);
    this.#db.prepare('DELETE FROM owner_password').run();
    this.#db.prepare('DELETE FROM sessions').run();
    this.#enter('owner_key.changed', by);
    if (password) this.#enter('owner_password.removed', by);
  }

  setOwnerPassword(
    hash: string | null,
    { seen, kept }: Parameters<AccessStore['setOwnerPassword']>[1],
    by: Author,
  ): boolean {
    if (!this.#isStill(seen)) return false;
    if (hash === null && seen.password === null) return true;
    if (hash === null) this.#db.prepare('DELETE FROM owner_password').run();
    else {
      this.#db
        .prepare('INSERT OR REPLACE INTO owner_password (one, hash, changed_at) VALUES (1, ?, ?)')
        .run(hash, by.at);
    }
    this.#db.prepare('DELETE FROM sessions WHERE member IS NULL AND token_hash IS NOT ?').run(kept);
    const set = seen.password ? 'owner_password.changed' : 'owner_password.set';
    this.#enter(hash === null ? 'owner_password.removed' : set, by);
    return true;
  }

  createSession(session: SessionRecord, seen: OwnerSecrets): boolean {
    if (!this.#isStill(seen)) return false;
    this.#insertSession(session);
    return true;
  }

  createMemberSession(session: SessionRecord, seen: MemberSecrets): boolean {
    if (!this.#members.stillThere(seen)) return false;
    this.#insertSession(session);
    this.touchSession(session.tokenHash, session.lastSeenAt);
    return true;
  }

  findSession(tokenHash: Buffer): SessionRecord | null {
    const row = this.#db
      .prepare<[Buffer], SessionRow>('SELECT * FROM sessions WHERE token_hash = ?')
      .get(tokenHash);
    return row ? recordOf(row) : null;
  }

  sessions(member: string | null): SessionRecord[] {
    return this.#db
      .prepare<[string | null], SessionRow>(
        'SELECT * FROM sessions WHERE member IS ? ORDER BY last_seen_at DESC, created_at DESC, token_hash',
      )
      .all(member)
      .map(recordOf);
  }

  touchSession(tokenHash: Buffer, at: number): void {
    this.#db.prepare('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?').run(at, tokenHash);
    this.#db
      .prepare(
        'UPDATE members SET last_seen_at = ? WHERE id = (SELECT member FROM sessions WHERE token_hash = ?)',
      )
      .run(at, tokenHash);
  }

  removeSession(tokenHash: Buffer): void {
    this.#db.prepare('DELETE FROM sessions WHERE token_hash = ?').run(tokenHash);
  }

  endSessions(member: string | null, kept: Buffer | null, by: Author): number {
    const { changes } = this.#db
      .prepare('DELETE FROM sessions WHERE member IS ? AND token_hash IS NOT ?')
      .run(member, kept);
    if (changes > 0) this.#enter('sessions.ended', by, { of: member ?? 'owner', count: changes });
    return changes;
  }

  removeExpiredSessions(at: number): void {
    this.#db.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(at);
  }

  #insertSession({ tokenHash, member, createdAt, lastSeenAt, expiresAt }: SessionRecord): void {
    this.#db
      .prepare(
        'INSERT INTO sessions (token_hash, member, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(tokenHash, member, createdAt, lastSeenAt, expiresAt);
  }

  #isStill(seen: OwnerSecrets): boolean {
    const { keyHash, password } = this.ownerSecrets();
    const sameKey = keyHash === null ? seen.keyHash === null : seen.keyHash?.equals(keyHash);
    return sameKey === true && password?.hash === seen.password?.hash;
  }

  #enter(
    action: Extract<AuditAction, `owner_${string}` | `sessions.${string}`>,
    by: Author,
    { of = 'owner', count = 1 }: { of?: string; count?: number } = {},
  ): void {
    this.#audit.enter({ action, site: null, objects: [of], count, changes: {} }, by);
  }
}

function recordOf(row: SessionRow): SessionRecord {
  return {
    tokenHash: row.token_hash,
    member: row.member,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
