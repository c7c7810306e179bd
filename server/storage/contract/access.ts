import type { Author } from './change.ts';
import type { MemberSecrets } from './members.ts';

export interface SessionRecord {
  tokenHash: Buffer;
  /** The id of the member that is signed in; null: the owner of the installation. */
  member: string | null;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

/** What is stored of the owner's password: never the password. */
export interface OwnerPassword {
  /** Says itself how it was made. */
  hash: string;
  /** Epoch milliseconds. */
  changedAt: number;
}

/** What somebody is recognised as the owner by; null: there is none. */
export interface OwnerSecrets {
  keyHash: Buffer | null;
  password: OwnerPassword | null;
}

export interface AccessStore {
  /** The hash of the owner's key, or null before the first start. */
  ownerKeyHash(): Promise<Buffer | null>;
  ownerSecrets(): Promise<OwnerSecrets>;
  /**
   * Another key than before ends all sessions, of members too, and forgets the password: whoever had the old one is out. The same again
   * changes nothing.
   */
  setOwnerKeyHash(hash: Buffer, by: Author): Promise<void>;
  /**
   * Sets another password (its hash), or none (null), and ends all of the owner's sessions but the
   * `kept` one. False, and nothing is
   * changed, where the secrets are not those that were `seen` any more: what they allowed they allow no longer.
   */
  setOwnerPassword(
    hash: string | null,
    { seen, kept }: { seen: OwnerSecrets; kept: Buffer | null },
    by: Author,
  ): Promise<boolean>;
  /** False, and there is none, where the secrets are not those that were `seen` any more. */
  createSession(session: SessionRecord & { member: null }, seen: OwnerSecrets): Promise<boolean>;
  /** The same for a member, who was seen with its beginning. False, too, where the member is gone. */
  createMemberSession(session: SessionRecord & { member: string }, seen: MemberSecrets): Promise<boolean>;
  findSession(tokenHash: Buffer): Promise<SessionRecord | null>;
  /** Of a member, or of the owner (null): all that were not removed, the one that was seen last first. */
  sessions(member: string | null): Promise<SessionRecord[]>;
  /** The member was seen then, too. */
  touchSession(tokenHash: Buffer, at: number): Promise<void>;
  removeSession(tokenHash: Buffer): Promise<void>;
  /** Ends all of a member, or of the owner (null), but the `kept` one; how many those were. */
  endSessions(member: string | null, kept: Buffer | null, by: Author): Promise<number>;
  removeExpiredSessions(at: number): Promise<void>;
}
