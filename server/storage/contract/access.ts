import type { Author } from './change.ts';

export interface SessionRecord {
  tokenHash: Buffer;
  role: 'owner';
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

export interface AccessStore {
  /** The hash of the owner's key, or null before the first start. */
  ownerKeyHash(): Promise<Buffer | null>;
  /** Another key than before ends all sessions: whoever had the old one is out. The same again changes nothing. */
  setOwnerKeyHash(hash: Buffer, by: Author): Promise<void>;
  createSession(session: SessionRecord): Promise<void>;
  findSession(tokenHash: Buffer): Promise<SessionRecord | null>;
  touchSession(tokenHash: Buffer, at: number): Promise<void>;
  removeSession(tokenHash: Buffer): Promise<void>;
  removeExpiredSessions(at: number): Promise<void>;
}
