import type { MemberRole } from '../../../shared/member.ts';
import type { Author, Refusal } from './change.ts';

/** Somebody at a provider of identities: the same person for as long as both are the same. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** A member as stored: of passwords and links the hashes, never themselves. */
export interface StoredMember {
  id: string;
  /** In small letters; no two members have the same. */
  email: string;
  name: string;
  role: MemberRole;
  /** Ids of the sites within reach; null: all. */
  sites: string[] | null;
  /** `changedAt`, like all moments here, in epoch milliseconds. */
  password: { hash: string; changedAt: number } | null;
  /** No two members have the same. */
  identity: Identity | null;
  /** When the link that waits to be taken expires, or did; null: none waits. */
  invitedUntil: number | null;
  createdAt: number;
  lastSeenAt: number | null;
}

/** What a member was let in by. */
export type MemberSecrets = Pick<StoredMember, 'id' | 'password' | 'identity'>;

/** A link that opens an account: the hash of what it holds. */
export interface Invitation {
  hash: Buffer;
  expiresAt: number;
}

export type MemberField = Partial<Pick<StoredMember, 'name' | 'role' | 'sites'>> & { identity?: null };

/** Milliseconds for which a removed member can be brought back; after that nothing of it is left but in the audit. */
export const restorableFor = 3_600_000;

export interface MemberStore {
  /** Refused (`already_exists`) where a member has the address. */
  invite(
    member: Pick<StoredMember, 'id' | 'email' | 'name' | 'role' | 'sites'>,
    invitation: Invitation,
    by: Author,
  ): Promise<StoredMember | Refusal>;
  /** Another link; the one before is void. */
  inviteAgain(id: string, invitation: Invitation, by: Author): Promise<StoredMember | Refusal>;
  /** By one of these. One index look-up; who was removed is not found. A link is found until it expires or is taken. */
  find(by: { id: string } | { email: string } | { identity: Identity }): Promise<StoredMember | null>;
  findInvited(hash: Buffer, at: number): Promise<StoredMember | null>;
  /** Who was removed, and can be brought back still. */
  findRemoved(id: string, at: number): Promise<StoredMember | null>;
  /** In order of invitation. */
  list(): Promise<StoredMember[]>;
  change(id: string, change: MemberField, by: Author): Promise<StoredMember | Refusal>;
  /** Ends the sessions of the member, too. */
  remove(id: string, by: Author): Promise<Refusal | null>;
  /** Brings back who was removed less than `restorableFor` ago, with all but the sessions and the link. */
  restore(id: string, by: Author): Promise<StoredMember | Refusal>;
  /**
   * Takes a link: the password is set, the link void, and all sessions of the member have ended. The author is the
   * member. Null where the link is void.
   */
  accept(
    hash: Buffer,
    { name, password }: { name?: string | undefined; password: string },
    at: number,
  ): Promise<StoredMember | null>;
  /**
   * Sets another password (its hash), or none (null), and ends all sessions of the member but the `kept` one; a link
   * that waits is void. False, and nothing is changed, where the member is not the one that was `seen` any more.
   */
  setPassword(
    hash: string | null,
    { seen, kept }: { seen: MemberSecrets; kept: Buffer | null },
    by: Author,
  ): Promise<boolean>;
  /**
   * Binds an identity to a member that has none; a link that waits is void. The author is the member. Null where the
   * member is gone, has one already, or another member has it.
   */
  bind(id: string, identity: Identity, at: number): Promise<StoredMember | null>;
  /** Forgets who was removed so long ago that nobody can bring them back. */
  forgetRemoved(at: number): Promise<void>;
}
