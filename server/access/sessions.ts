import { randomBytes } from 'node:crypto';
import type { AccessStore, OwnerSecrets, SessionRecord } from '../storage/contract/access.ts';
import type { MemberSecrets } from '../storage/contract/members.ts';
import { StorageUnavailable } from '../storage/contract/storage-errors.ts';
import { secretHash } from './secret.ts';

const hour = 3_600_000;
const idleFor = 7 * 24 * hour;
/** Milliseconds that a session lasts at most. */
export const sessionLasts = 30 * 24 * hour;

/** The dashboard's sessions. Only hashes of their tokens are stored. */
export class Sessions {
  readonly #access: AccessStore;
  readonly #now: () => number;

  constructor(access: AccessStore, now: () => number) {
    this.#access = access;
    this.#now = now;
  }

  /** The token of a new one of the owner's; null where the secrets that were seen are others by now. */
  async start(seen: OwnerSecrets): Promise<string | null> {
    const { token, begun } = await this.#begin();
    return (await this.#access.createSession({ ...begun, member: null }, seen)) ? token : null;
  }

  /** The token of a new one of a member; null where it is gone, or its secrets are others by now. */
  async startOf(seen: MemberSecrets): Promise<string | null> {
    const { token, begun } = await this.#begin();
    return (await this.#access.createMemberSession({ ...begun, member: seen.id }, seen)) ? token : null;
  }

  /** The one that the token opens, or null. */
  async find(token: string | undefined): Promise<SessionRecord | null> {
    if (!token) return null;
    const found = await this.#access.findSession(secretHash(token));
    if (!found || !this.#lives(found)) return null;
    const at = this.#now();
    if (at - found.lastSeenAt > hour) await note(this.#access.touchSession(found.tokenHash, at));
    return found;
  }

  /** Those of a member, or of the owner (null), that open something, the one that was seen last first. */
  async list(member: string | null): Promise<SessionRecord[]> {
    return (await this.#access.sessions(member)).filter((session) => this.#lives(session));
  }

  async end(token: string | undefined): Promise<void> {
    if (token) await this.#access.removeSession(secretHash(token));
  }

  async #begin(): Promise<{ token: string; begun: Omit<SessionRecord, 'member'> }> {
    const at = this.#now();
    await this.#access.removeExpiredSessions(at);
    const token = randomBytes(32).toString('base64url');
    const begun = {
      tokenHash: secretHash(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: at + sessionLasts,
    };
    return { token, begun };
  }

  #lives({ expiresAt, lastSeenAt }: SessionRecord): boolean {
    const at = this.#now();
    return expiresAt > at && lastSeenAt + idleFor > at;
  }
}

/** When somebody was last here is a convenience: a full disk must not keep them from reading. */
export async function note(touched: Promise<void>): Promise<void> {
  try {
    await touched;
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}
