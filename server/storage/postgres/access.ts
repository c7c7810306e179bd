import type { AuditAction } from '../../../shared/audit.ts';
import type { AccessStore, OwnerSecrets, SessionRecord } from '../contract/access.ts';
import type { Author } from '../contract/change.ts';
import type { MemberSecrets } from '../contract/members.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import { stillThere } from './members.ts';
import type { Statements } from './statements.ts';

interface SessionRow {
  token_hash: Buffer;
  member: string | null;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

export async function ownerKeyHash(db: Statements): Promise<Buffer | null> {
  return (await db.one<{ hash: Buffer }>('SELECT hash FROM owner_key'))?.hash ?? null;
}

/** Both of one moment. */
export async function ownerSecrets(db: Statements): Promise<OwnerSecrets> {
  const row = await db.one<{ key: Buffer | null; hash: string | null; changed_at: number | null }>(
    `SELECT (SELECT hash FROM owner_key) AS key, (SELECT hash FROM owner_password) AS hash,
       (SELECT changed_at FROM owner_password) AS changed_at`,
  );
  const { key, hash, changed_at } = row!;
  return { keyHash: key, password: hash === null ? null : { hash, changedAt: changed_at! } };
}

export async function setOwnerKeyHash(tx: Transaction, hash: Buffer, by: Author): Promise<void> {
  await lock(tx, 'access');
  const { keyHash, password } = await ownerSecrets(tx);
  if (keyHash?.equals(hash)) return;
  await tx.run(
    `INSERT INTO owner_key (one, hash, created_at) VALUES (1, $1, $2)
     ON CONFLICT (one) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at`,
    [hash, by.at],
  );
  await tx.run('DELETE FROM owner_password');
  await tx.run('DELETE FROM sessions');
  await enter(tx, 'owner_key.changed', by);
  if (password) await enter(tx, 'owner_password.removed', by);
}

export async function setOwnerPassword(
  tx: Transaction,
  hash: string | null,
  { seen, kept }: Parameters<AccessStore['setOwnerPassword']>[1],
  by: Author,
): Promise<boolean> {
  await lock(tx, 'access');
  if (!(await isStill(tx, seen))) return false;
  if (hash === null && seen.password === null) return true;
  if (hash === null) await tx.run('DELETE FROM owner_password');
  else {
    await tx.run(
      `INSERT INTO owner_password (one, hash, changed_at) VALUES (1, $1, $2)
       ON CONFLICT (one) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
      [hash, by.at],
    );
  }
  await removeSessionsBut(tx, null, kept);
  const set = seen.password ? 'owner_password.changed' : 'owner_password.set';
  await enter(tx, hash === null ? 'owner_password.removed' : set, by);
  return true;
}

export async function createSession(
  tx: Transaction,
  session: SessionRecord,
  seen: OwnerSecrets,
): Promise<boolean> {
  await lock(tx, 'access');
  if (!(await isStill(tx, seen))) return false;
  await insertSession(tx, session);
  return true;
}

export async function createMemberSession(
  tx: Transaction,
  session: SessionRecord,
  seen: MemberSecrets,
): Promise<boolean> {
  await lock(tx, 'access');
  if (!(await stillThere(tx, seen))) return false;
  await insertSession(tx, session);
  await touchSession(tx, session.tokenHash, session.lastSeenAt);
  return true;
}

export async function touchSession(tx: Transaction, tokenHash: Buffer, at: number): Promise<void> {
  await tx.run('UPDATE sessions SET last_seen_at = $1 WHERE token_hash = $2', [at, tokenHash]);
  await tx.run(
    'UPDATE members SET last_seen_at = $1 WHERE id = (SELECT member FROM sessions WHERE token_hash = $2)',
    [at, tokenHash],
  );
}

export async function findSession(db: Statements, tokenHash: Buffer): Promise<SessionRecord | null> {
  const row = await db.one<SessionRow>('SELECT * FROM sessions WHERE token_hash = $1', [tokenHash]);
  return row ? recordOf(row) : null;
}

export async function listSessions(db: Statements, member: string | null): Promise<SessionRecord[]> {
  const rows = await db.all<SessionRow>(
    `SELECT * FROM sessions WHERE member IS NOT DISTINCT FROM $1
     ORDER BY last_seen_at DESC, created_at DESC, token_hash`,
    [member],
  );
  return rows.map(recordOf);
}

export async function endSessions(
  tx: Transaction,
  member: string | null,
  kept: Buffer | null,
  by: Author,
): Promise<number> {
  const ended = await removeSessionsBut(tx, member, kept);
  if (ended > 0) await enter(tx, 'sessions.ended', by, { of: member ?? 'owner', count: ended });
  return ended;
}

/** Of a member, or of the owner (null). */
function removeSessionsBut(tx: Transaction, member: string | null, kept: Buffer | null): Promise<number> {
  return tx.run(
    'DELETE FROM sessions WHERE member IS NOT DISTINCT FROM $1 AND token_hash IS DISTINCT FROM $2',
    [member, kept],
  );
}

async function insertSession(tx: Transaction, session: SessionRecord): Promise<void> {
  const { tokenHash, member, createdAt, lastSeenAt, expiresAt } = session;
  await tx.run(
    'INSERT INTO sessions (token_hash, member, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [tokenHash, member, createdAt, lastSeenAt, expiresAt],
  );
}

async function isStill(db: Statements, seen: OwnerSecrets): Promise<boolean> {
  const { keyHash, password } = await ownerSecrets(db);
  const sameKey = keyHash === null ? seen.keyHash === null : seen.keyHash?.equals(keyHash);
  return sameKey === true && password?.hash === seen.password?.hash;
}

async function enter(
  tx: Transaction,
  action: Extract<AuditAction, `owner_${string}` | `sessions.${string}`>,
  by: Author,
  { of = 'owner', count = 1 }: { of?: string; count?: number } = {},
): Promise<void> {
  await enterAudit(tx, { action, site: null, objects: [of], count, changes: {} }, by);
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
