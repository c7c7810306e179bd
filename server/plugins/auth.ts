import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Actor } from '../../shared/audit.ts';
import type { Caller } from '../access/caller.ts';
import { KeyGuard } from '../access/key-guard.ts';
import { sameHash, secretHash } from '../access/secret.ts';
import { groupOf } from '../limits/group-of.ts';
import { Problem } from '../problem.ts';
import type { StoredKey } from '../storage/contract/keys.ts';
import { StorageUnavailable } from '../storage/contract/storage-errors.ts';
import type { Storage } from '../storage/storage.ts';
import { scopes } from './scopes.ts';
import { readSessionCookie, refuseForgery, setSessionCookie } from './session-cookie.ts';

const hour = 3_600_000;
const idleFor = 7 * 24 * hour;
const validFor = 30 * 24 * hour;

export interface AuthOptions {
  storage: Pick<Storage, 'access' | 'keys'>;
  now: () => number;
  publicUrl: string;
}

export interface Auth {
  /** Who asks; rejects with a `Problem` where there is no valid key or session. */
  caller(request: FastifyRequest): Promise<Caller>;
  /** Whether the key or session of a request that was let in opens anything still. */
  admits(request: FastifyRequest): Promise<boolean>;
  /** Checks the owner's key and starts a session; null where the key is wrong. */
  signIn(key: string, request: FastifyRequest, reply: FastifyReply): Promise<{ role: 'owner' } | null>;
  /** The role of the request's session, or null. */
  session(request: FastifyRequest): Promise<{ role: 'owner' } | null>;
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth;
  }
}

/**
 * Who asks: the owner's key and secret keys as bearer tokens, and the dashboard's session cookie. Only hashes of any of
 * them are stored, and they are looked up at every request: what is revoked is out at once.
 */
export const auth = fp(async (app: FastifyInstance, { storage, now, publicUrl }: AuthOptions) => {
  await app.register(cookie);
  const { access, keys } = storage;
  const guard = new KeyGuard(now);

  async function identify(request: FastifyRequest): Promise<Caller> {
    const [, bearer] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer !== undefined) return guarded(bearer, request);
    if (!(await session(request)))
      throw new Problem('unauthorized', 'send "Authorization: Bearer sk_…", or sign in');
    refuseForgery(request, publicUrl);
    return ownerAs({ kind: 'session' });
  }

  /** Where too many wrong keys came from, one that was never recognised is not even looked up. */
  async function guarded(secret: string, request: FastifyRequest): Promise<Caller> {
    const [hash, source] = [secretHash(secret), groupOf(request)];
    const retryAfter = guard.attempt(source, hash);
    if (retryAfter > 0)
      throw new Problem('too_many_requests', `too many wrong keys: wait ${retryAfter} s`, { retryAfter });
    const owner = await isOwners(hash);
    const key = owner ? null : await keyOf(hash);
    if (!owner && !key && !(await keys.wasRevoked(hash)))
      throw new Problem('unauthorized', unknownKey(secret));
    guard.recognised(source, hash);
    if (owner) return ownerAs({ kind: 'owner' });
    if (!key) throw new Problem('unauthorized', 'the key was revoked: use another one');
    return callerOf(key);
  }

  async function callerOf({ id, name, scopes, sites, expiresAt, lastUsedAt }: StoredKey): Promise<Caller> {
    const at = now();
    if (expiresAt !== null && expiresAt <= at)
      throw new Problem('unauthorized', 'the key has expired: use another one');
    if (at - (lastUsedAt ?? 0) >= hour) await note(keys.touch(id, at));
    return { actor: { kind: 'key', id, name }, scopes, sites: sites ?? 'all' };
  }

  async function keyOf(hash: Buffer): Promise<StoredKey | null> {
    const key = await keys.find(hash);
    return key && sameHash(key.hash, hash) ? key : null;
  }

  async function isOwners(hash: Buffer): Promise<boolean> {
    const expected = await access.ownerKeyHash();
    return expected !== null && sameHash(hash, expected);
  }

  async function session(request: FastifyRequest): Promise<{ role: 'owner' } | null> {
    const token = readSessionCookie(request);
    if (!token) return null;
    const tokenHash = secretHash(token);
    const found = await access.findSession(tokenHash);
    const at = now();
    if (!found || found.expiresAt <= at || found.lastSeenAt + idleFor <= at) return null;
    if (at - found.lastSeenAt > hour) await note(access.touchSession(tokenHash, at));
    return { role: found.role };
  }

  await app.register(scopes, { identify });
  app.decorate('auth', {
    caller: identify,
    session,
    async admits(request) {
      try {
        await identify(request);
        return true;
      } catch (error) {
        if (error instanceof Problem) return false;
        throw error;
      }
    },
    async signIn(key, request, reply) {
      if (!(await isOwners(secretHash(key)))) return null;
      const at = now();
      await access.removeExpiredSessions(at);
      const token = randomBytes(32).toString('base64url');
      await access.createSession({
        tokenHash: secretHash(token),
        role: 'owner',
        createdAt: at,
        lastSeenAt: at,
        expiresAt: at + validFor,
      });
      setSessionCookie(request, reply, publicUrl, token, validFor / 1000);
      return { role: 'owner' };
    },
    async signOut(request, reply) {
      refuseForgery(request, publicUrl);
      const token = readSessionCookie(request);
      if (token) await access.removeSession(secretHash(token));
      setSessionCookie(request, reply, publicUrl, '', 0);
    },
  } satisfies Auth);
});

function ownerAs(actor: Actor): Caller {
  return { actor, scopes: ['admin'], sites: 'all' };
}

/** When somebody was last here is a convenience: a full disk must not keep them from reading. */
async function note(touched: Promise<void>): Promise<void> {
  try {
    await touched;
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}

function unknownKey(secret: string): string {
  return secret.startsWith('pk_')
    ? 'that is a public key, for the widget: send a secret one (sk_…)'
    : 'the key is not valid';
}
