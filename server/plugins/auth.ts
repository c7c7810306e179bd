import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Actor } from '../../shared/audit.ts';
import type { OwnerProof } from '../../shared/password.ts';
import type { Caller } from '../access/caller.ts';
import { KeyGuard } from '../access/key-guard.ts';
import type { Owner } from '../access/owner.ts';
import { sameHash, secretHash } from '../access/secret.ts';
import { note, type Sessions, sessionLasts } from '../access/sessions.ts';
import { groupOf } from '../limits/group-of.ts';
import { Problem } from '../problem.ts';
import type { StoredKey } from '../storage/contract/keys.ts';
import type { Storage } from '../storage/storage.ts';
import { scopes } from './scopes.ts';
import { readSessionCookie, refuseForgery, setSessionCookie } from './session-cookie.ts';

const hour = 3_600_000;

export interface AuthOptions {
  storage: Pick<Storage, 'keys'>;
  owner: Owner;
  sessions: Sessions;
  now: () => number;
  publicUrl: string;
}

export interface Auth {
  /** Who asks; rejects with a `Problem` where there is no valid key or session. */
  caller(request: FastifyRequest): Promise<Caller>;
  /** Whether the key or session of a request that was let in opens anything still. */
  admits(request: FastifyRequest): Promise<boolean>;
  /** Starts a session; null where neither the key nor the password is the owner's. */
  signIn(proof: OwnerProof, request: FastifyRequest, reply: FastifyReply): Promise<{ role: 'owner' } | null>;
  /** The role of the request's session, or null. */
  session(request: FastifyRequest): Promise<{ role: 'owner' } | null>;
  /** The hash of the session that the caller came in by; null: it was a key. */
  sessionHash(request: FastifyRequest): Buffer | null;
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
export const auth = fp(
  async (app: FastifyInstance, { storage: { keys }, owner, sessions, now, publicUrl }: AuthOptions) => {
    await app.register(cookie);
    const guard = new KeyGuard(now);

    async function identify(request: FastifyRequest): Promise<Caller> {
      const [, bearer] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      if (bearer !== undefined) return guarded(bearer, request);
      if (!(await sessions.find(readSessionCookie(request))))
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
      const isOwner = await owner.hasKey(hash);
      const key = isOwner ? null : await keyOf(hash);
      if (!isOwner && !key && !(await keys.wasRevoked(hash)))
        throw new Problem('unauthorized', unknownKey(secret));
      guard.recognised(source, hash);
      if (isOwner) return ownerAs({ kind: 'owner' });
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

    await app.register(scopes, { identify });
    app.decorate('auth', {
      caller: identify,
      async admits(request) {
        try {
          await identify(request);
          return true;
        } catch (error) {
          if (error instanceof Problem) return false;
          throw error;
        }
      },
      async session(request) {
        const found = await sessions.find(readSessionCookie(request));
        return found && { role: found.role };
      },
      sessionHash(request) {
        const token = readSessionCookie(request);
        return request.caller.actor.kind === 'session' && token ? secretHash(token) : null;
      },
      async signIn(proof, request, reply) {
        const seen = await owner.prove(proof, groupOf(request));
        const token = seen && (await sessions.start(seen));
        if (!token) return null;
        setSessionCookie(request, reply, publicUrl, token, sessionLasts / 1000);
        return { role: 'owner' };
      },
      async signOut(request, reply) {
        refuseForgery(request, publicUrl);
        await sessions.end(readSessionCookie(request));
        setSessionCookie(request, reply, publicUrl, '', 0);
      },
    } satisfies Auth);
  },
);

function ownerAs(actor: Actor): Caller {
  return { actor, scopes: ['admin'], sites: 'all' };
}

function unknownKey(secret: string): string {
  return secret.startsWith('pk_')
    ? 'that is a public key, for the widget: send a secret one (sk_…)'
    : 'the key is not valid';
}
