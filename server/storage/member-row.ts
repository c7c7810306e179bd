import type { FieldChanges } from '../../shared/audit.ts';
import type { Author } from './contract/change.ts';
import type { StoredMember } from './contract/members.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface MemberRow {
  id: string;
  email: string;
  name: string;
  role: StoredMember['role'];
  sites: string | null;
  password: string | null;
  password_at: number | null;
  issuer: string | null;
  subject: string | null;
  invited_until: number | null;
  created_at: number;
  last_seen_at: number | null;
}

/** An address is no matter of the audit: it outlives the member there. */
const audited = ['name', 'role', 'sites', 'identity'] as const;

/** A member as the one who does something. */
export function actorOf({ id, name }: StoredMember): Author['actor'] {
  return { kind: 'member', id, name };
}

/** Of an identity the audit keeps whose it is, not who. */
function withIssuer({ identity, ...member }: StoredMember) {
  return { ...member, identity: identity?.issuer };
}

export function storedMember(row: MemberRow): StoredMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    sites: row.sites === null ? null : JSON.parse(row.sites),
    password: row.password === null ? null : { hash: row.password, changedAt: row.password_at! },
    identity: row.issuer === null ? null : { issuer: row.issuer, subject: row.subject! },
    invitedUntil: row.invited_until,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}

/** What the audit keeps of a change of a member; `old` null: there was none. */
export function memberChanges(old: StoredMember | null, next: StoredMember): FieldChanges {
  return fieldChanges(audited, old && withIssuer(old), withIssuer(next));
}
