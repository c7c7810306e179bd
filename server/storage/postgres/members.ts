import type { AuditAction, FieldChanges } from '../../../shared/audit.ts';
import type { Author, Refusal } from '../contract/change.ts';
import {
  type Identity,
  type Invitation,
  type MemberField,
  type MemberSecrets,
  type MemberStore,
  restorableFor,
  type StoredMember,
} from '../contract/members.ts';
import { actorOf, type MemberRow, memberChanges, storedMember } from '../member-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import { siteBoundTo } from './site-bound-to.ts';
import type { Statements } from './statements.ts';

const notFound = { refused: 'not_found' } as const;
const taken = { refused: 'already_exists' } as const;

/** Whom a member is found by. */
type Found = Parameters<MemberStore['find']>[0];

export async function inviteMember(
  tx: Transaction,
  member: Pick<StoredMember, 'id' | 'email' | 'name' | 'role' | 'sites'>,
  { hash, expiresAt }: Invitation,
  by: Author,
): Promise<StoredMember | Refusal> {
  await lock(tx, 'access');
  await forgetRemoved(tx, by.at);
  const { id, email, name, role, sites } = member;
  if (await findMember(tx, { email })) return taken;
  await tx.run(
    `INSERT INTO members (id, email, name, role, sites, invitation, invited_until, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, email, name, role, sites && JSON.stringify(sites), hash, expiresAt, by.at],
  );
  const stored = (await findMember(tx, { id }))!;
  await enter(tx, 'member.invited', stored, by, memberChanges(null, stored));
  return stored;
}

export async function inviteAgain(
  tx: Transaction,
  id: string,
  { hash, expiresAt }: Invitation,
  by: Author,
): Promise<StoredMember | Refusal> {
  await lock(tx, 'access');
  const stored = await findMember(tx, { id });
  if (!stored) return notFound;
  await tx.run('UPDATE members SET invitation = $1, invited_until = $2 WHERE id = $3', [hash, expiresAt, id]);
  await enter(tx, 'member.invited_again', stored, by);
  return { ...stored, invitedUntil: expiresAt };
}

export function findMember(db: Statements, by: Found): Promise<StoredMember | null> {
  if ('id' in by) return oneBy(db, 'id = $1', by.id);
  if ('email' in by) return oneBy(db, 'email = $1', by.email);
  return oneBy(db, 'issuer = $1 AND subject = $2', by.identity.issuer, by.identity.subject);
}

export function findInvited(db: Statements, hash: Buffer, at: number): Promise<StoredMember | null> {
  return oneBy(db, 'invitation = $1 AND invited_until > $2', hash, at);
}

export async function findRemoved(db: Statements, id: string, at: number): Promise<StoredMember | null> {
  const sql = 'SELECT * FROM members WHERE id = $1 AND removed_at > $2';
  const row = await db.one<MemberRow>(sql, [id, at - restorableFor]);
  return row ? storedMember(row) : null;
}

export async function listMembers(db: Statements): Promise<StoredMember[]> {
  const rows = await db.all<MemberRow>('SELECT * FROM members WHERE removed_at IS NULL ORDER BY member');
  return rows.map(storedMember);
}

export async function changeMember(
  tx: Transaction,
  id: string,
  change: MemberField,
  by: Author,
): Promise<StoredMember | Refusal> {
  await lock(tx, 'access');
  const old = await findMember(tx, { id });
  if (!old) return notFound;
  const next = { ...old, ...change };
  await tx.run(
    'UPDATE members SET name = $1, role = $2, sites = $3, issuer = $4, subject = $5 WHERE id = $6',
    [
      next.name,
      next.role,
      next.sites && JSON.stringify(next.sites),
      next.identity?.issuer ?? null,
      next.identity?.subject ?? null,
      id,
    ],
  );
  const changes = memberChanges(old, next);
  if (Object.keys(changes).length > 0) await enter(tx, 'member.changed', next, by, changes);
  return next;
}

/** One that was removed stays for an hour, found by nothing but its return. */
export async function removeMember(tx: Transaction, id: string, by: Author): Promise<Refusal | null> {
  await lock(tx, 'access');
  const member = await findMember(tx, { id });
  if (!member) return notFound;
  await tx.run('UPDATE members SET removed_at = $1, invitation = NULL, invited_until = NULL WHERE id = $2', [
    by.at,
    id,
  ]);
  await endSessionsOf(tx, id, null);
  await enter(tx, 'member.removed', member, by, { name: { old: member.name } });
  return null;
}

export async function restoreMember(
  tx: Transaction,
  id: string,
  by: Author,
): Promise<StoredMember | Refusal> {
  await lock(tx, 'access');
  const member = await findRemoved(tx, id, by.at);
  if (!member) return notFound;
  const { email, identity } = member;
  if (await findMember(tx, { email })) return taken;
  if (identity && (await findMember(tx, { identity }))) return taken;
  await tx.run('UPDATE members SET removed_at = NULL WHERE id = $1', [id]);
  await enter(tx, 'member.restored', member, by, { name: { new: member.name } });
  return member;
}

export async function acceptInvitation(
  tx: Transaction,
  hash: Buffer,
  { name, password }: Parameters<MemberStore['accept']>[1],
  at: number,
): Promise<StoredMember | null> {
  await lock(tx, 'access');
  const found = await findInvited(tx, hash, at);
  if (!found) return null;
  const member = { ...found, name: name ?? found.name };
  await tx.run('UPDATE members SET name = $1 WHERE id = $2', [member.name, member.id]);
  await writePassword(tx, member.id, password, at);
  await endSessionsOf(tx, member.id, null);
  const changes = memberChanges(found, member);
  await enter(tx, 'member.joined', member, { actor: actorOf(member), at }, changes);
  return findMember(tx, { id: member.id });
}

export async function setMemberPassword(
  tx: Transaction,
  hash: string | null,
  { seen, kept }: { seen: MemberSecrets; kept: Buffer | null },
  by: Author,
): Promise<boolean> {
  await lock(tx, 'access');
  const member = await stillThere(tx, seen);
  if (!member) return false;
  if (hash === null && member.password === null) return true;
  await writePassword(tx, member.id, hash, by.at);
  await endSessionsOf(tx, member.id, kept);
  const set = member.password ? 'member.password_changed' : 'member.password_set';
  await enter(tx, hash === null ? 'member.password_removed' : set, member, by);
  return true;
}

export async function bindIdentity(
  tx: Transaction,
  id: string,
  identity: Identity,
  at: number,
): Promise<StoredMember | null> {
  await lock(tx, 'access');
  const member = await findMember(tx, { id });
  if (!member || member.identity || (await findMember(tx, { identity }))) return null;
  await tx.run(
    'UPDATE members SET issuer = $1, subject = $2, invitation = NULL, invited_until = NULL WHERE id = $3',
    [identity.issuer, identity.subject, id],
  );
  const changes = { identity: { new: identity.issuer } };
  await enter(tx, 'member.identity_bound', member, { actor: actorOf(member), at }, changes);
  return findMember(tx, { id });
}

export async function forgetRemoved(tx: Transaction, at: number): Promise<void> {
  await tx.run('DELETE FROM members WHERE removed_at <= $1', [at - restorableFor]);
}

/** The member, where it can still be let in by what it was. */
export async function stillThere(db: Statements, seen: MemberSecrets): Promise<StoredMember | null> {
  const member = await findMember(db, { id: seen.id });
  const same =
    member?.password?.hash === seen.password?.hash &&
    member?.identity?.issuer === seen.identity?.issuer &&
    member?.identity?.subject === seen.identity?.subject;
  return same ? member : null;
}

async function writePassword(tx: Transaction, id: string, hash: string | null, at: number): Promise<void> {
  await tx.run(
    `UPDATE members SET password = $1, password_at = $2, invitation = NULL, invited_until = NULL WHERE id = $3`,
    [hash, hash === null ? null : at, id],
  );
}

async function endSessionsOf(tx: Transaction, id: string, kept: Buffer | null): Promise<void> {
  await tx.run('DELETE FROM sessions WHERE member = $1 AND token_hash IS DISTINCT FROM $2', [id, kept]);
}

async function oneBy(db: Statements, where: string, ...values: unknown[]): Promise<StoredMember | null> {
  const sql = `SELECT * FROM members WHERE ${where} AND removed_at IS NULL`;
  const row = await db.one<MemberRow>(sql, values);
  return row ? storedMember(row) : null;
}

async function enter(
  tx: Transaction,
  action: Extract<AuditAction, `member.${string}`>,
  { id, sites }: Pick<StoredMember, 'id' | 'sites'>,
  by: Author,
  changes: FieldChanges = {},
): Promise<void> {
  await enterAudit(tx, { action, site: await siteBoundTo(tx, sites), objects: [id], changes }, by);
}
