import type Database from 'better-sqlite3';
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
import type { AuditTable } from './audit.ts';
import { siteBoundTo } from './site-bound-to.ts';
import { Statements } from './statements.ts';

const notFound = { refused: 'not_found' } as const;
const taken = { refused: 'already_exists' } as const;

/** People who sign in. One that was removed stays for an hour, found by nothing but its return. */
export class MemberTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;

  constructor(db: Database.Database, audit: AuditTable) {
    this.#db = new Statements(db);
    this.#audit = audit;
  }

  invite(
    member: Pick<StoredMember, 'id' | 'email' | 'name' | 'role' | 'sites'>,
    { hash, expiresAt }: Invitation,
    by: Author,
  ): StoredMember | Refusal {
    this.forgetRemoved(by.at);
    if (this.#by('email = ?', member.email)) return taken;
    const { id, email, name, role, sites } = member;
    this.#db
      .prepare(
        `INSERT INTO members (id, email, name, role, sites, invitation, invited_until, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, email, name, role, sites && JSON.stringify(sites), hash, expiresAt, by.at);
    const stored = this.find({ id })!;
    this.#enter('member.invited', stored, by, memberChanges(null, stored));
    return stored;
  }

  inviteAgain(id: string, { hash, expiresAt }: Invitation, by: Author): StoredMember | Refusal {
    this.#db
      .prepare('UPDATE members SET invitation = ?, invited_until = ? WHERE id = ? AND removed_at IS NULL')
      .run(hash, expiresAt, id);
    const stored = this.find({ id });
    if (!stored) return notFound;
    this.#enter('member.invited_again', stored, by);
    return stored;
  }

  find(by: Parameters<MemberStore['find']>[0]): StoredMember | null {
    if ('id' in by) return this.#by('id = ?', by.id);
    if ('email' in by) return this.#by('email = ?', by.email);
    return this.#by('issuer = ? AND subject = ?', by.identity.issuer, by.identity.subject);
  }

  findInvited(hash: Buffer, at: number): StoredMember | null {
    return this.#by('invitation = ? AND invited_until > ?', hash, at);
  }

  findRemoved(id: string, at: number): StoredMember | null {
    const row = this.#db
      .prepare<[string, number], MemberRow>('SELECT * FROM members WHERE id = ? AND removed_at > ?')
      .get(id, at - restorableFor);
    return row ? storedMember(row) : null;
  }

  list(): StoredMember[] {
    return this.#db
      .prepare<[], MemberRow>('SELECT * FROM members WHERE removed_at IS NULL ORDER BY member')
      .all()
      .map(storedMember);
  }

  change(id: string, change: MemberField, by: Author): StoredMember | Refusal {
    const old = this.find({ id });
    if (!old) return notFound;
    const next = { ...old, ...change };
    this.#db
      .prepare('UPDATE members SET name = ?, role = ?, sites = ?, issuer = ?, subject = ? WHERE id = ?')
      .run(
        next.name,
        next.role,
        next.sites && JSON.stringify(next.sites),
        next.identity?.issuer ?? null,
        next.identity?.subject ?? null,
        id,
      );
    const changes = memberChanges(old, next);
    if (Object.keys(changes).length > 0) this.#enter('member.changed', next, by, changes);
    return next;
  }

  remove(id: string, by: Author): Refusal | null {
    const member = this.find({ id });
    if (!member) return notFound;
    this.#db
      .prepare('UPDATE members SET removed_at = ?, invitation = NULL, invited_until = NULL WHERE id = ?')
      .run(by.at, id);
    this.#endSessions(id, null);
    this.#enter('member.removed', member, by, { name: { old: member.name } });
    return null;
  }

  restore(id: string, by: Author): StoredMember | Refusal {
    const member = this.findRemoved(id, by.at);
    if (!member) return notFound;
    if (this.#by('email = ?', member.email)) return taken;
    if (member.identity && this.find({ identity: member.identity })) return taken;
    this.#db.prepare('UPDATE members SET removed_at = NULL WHERE id = ?').run(id);
    this.#enter('member.restored', member, by, { name: { new: member.name } });
    return member;
  }

  accept(
    hash: Buffer,
    { name, password }: Parameters<MemberStore['accept']>[1],
    at: number,
  ): StoredMember | null {
    const found = this.findInvited(hash, at);
    if (!found) return null;
    const member = { ...found, name: name ?? found.name };
    this.#db.prepare('UPDATE members SET name = ? WHERE id = ?').run(member.name, member.id);
    this.#setPassword(member.id, password, at);
    this.#endSessions(member.id, null);
    const changes = memberChanges(found, member);
    this.#enter('member.joined', member, { actor: actorOf(member), at }, changes);
    return this.find({ id: member.id });
  }

  setPassword(
    hash: string | null,
    { seen, kept }: { seen: MemberSecrets; kept: Buffer | null },
    by: Author,
  ): boolean {
    const member = this.stillThere(seen);
    if (!member) return false;
    if (hash === null && member.password === null) return true;
    this.#setPassword(member.id, hash, by.at);
    this.#endSessions(member.id, kept);
    const set = member.password ? 'member.password_changed' : 'member.password_set';
    this.#enter(hash === null ? 'member.password_removed' : set, member, by);
    return true;
  }

  bind(id: string, identity: Identity, at: number): StoredMember | null {
    const member = this.find({ id });
    if (!member || member.identity || this.find({ identity })) return null;
    this.#db
      .prepare(
        'UPDATE members SET issuer = ?, subject = ?, invitation = NULL, invited_until = NULL WHERE id = ?',
      )
      .run(identity.issuer, identity.subject, id);
    const changes = { identity: { new: identity.issuer } };
    this.#enter('member.identity_bound', member, { actor: actorOf(member), at }, changes);
    return this.find({ id });
  }

  forgetRemoved(at: number): void {
    this.#db.prepare('DELETE FROM members WHERE removed_at <= ?').run(at - restorableFor);
  }

  /** The member, where it can still be let in by what it was. */
  stillThere(seen: MemberSecrets): StoredMember | null {
    const member = this.find({ id: seen.id });
    const same =
      member?.password?.hash === seen.password?.hash &&
      member?.identity?.issuer === seen.identity?.issuer &&
      member?.identity?.subject === seen.identity?.subject;
    return same ? member : null;
  }

  #setPassword(id: string, hash: string | null, at: number): void {
    this.#db
      .prepare(
        `UPDATE members SET password = ?, password_at = ?, invitation = NULL, invited_until = NULL WHERE id = ?`,
      )
      .run(hash, hash === null ? null : at, id);
  }

  #endSessions(id: string, kept: Buffer | null): void {
    this.#db.prepare('DELETE FROM sessions WHERE member = ? AND token_hash IS NOT ?').run(id, kept);
  }

  #by(where: string, ...values: unknown[]): StoredMember | null {
    const row = this.#db
      .prepare<unknown[], MemberRow>(`SELECT * FROM members WHERE ${where} AND removed_at IS NULL`)
      .get(...values);
    return row ? storedMember(row) : null;
  }

  #enter(
    action: Extract<AuditAction, `member.${string}`>,
    { id, sites }: Pick<StoredMember, 'id' | 'sites'>,
    by: Author,
    changes: FieldChanges = {},
  ): void {
    this.#audit.enter({ action, site: siteBoundTo(this.#db, sites), objects: [id], changes }, by);
  }
}
