import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../shared/audit.ts';
import type { SignIn } from '../../shared/password.ts';
import type { Caller } from '../access/caller.ts';
import { KeyGuard } from '../access/key-guard.ts';
import type { Members } from '../access/members.ts';
import type { Owner } from '../access/owner.ts';
import { sameHash, secretHash } from '../access/secret.ts';
import { note, type Sessions, sessionLasts } from '../access/sessions.ts';
import type { SharedGuesses } from '../access/shared-guesses.ts';
import { groupOf } from '../limits/group-of.ts';
import { Problem } from '../problem.ts';
import type { StoredKey } from '../storage/contract/keys.ts';
import type { MemberSecrets } from '../storage/contract/members.ts';
import type { Storage } from '../storage/storage.ts';
import { scopes } from './scopes.ts';
import { readSessionCookie, refuseForgery, setSessionCookie } from './session-cookie.ts';

const hour = 3_600_000;

export interface AuthOptions {
  storage: Pick<Storage, 'keys'>;
  owner: Owner;
  members: Members;
  sessions: Sessions;
  /** Where other processes hear of guesses, too. */
  guesses: SharedGuesses | undefined;
  now: () => number;
  publicUrl: string;
}

export interface Auth {
  /** Who asks; rejects with a `Problem` where there is no valid key or session. */
  caller(request: FastifyRequest): Promise<Caller>;
  /** Who asks as of now, of a request that was let in; null where its key or session opens nothing any more. */
  stillCaller(request: FastifyRequest): Promise<Caller | null>;
  /** Starts a session, and ends the one that the request came with. Null where what was sent is wrong. */
  signIn(proof: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<Caller | null>;
  /**
   * The same for a member who was let in by other means: a link, or a provider of identities. Whoever lets them in has
   * refused what a page elsewhere sends, before anything was changed by it.
   */
  admit(member: MemberSecrets, request: FastifyRequest, reply: FastifyReply): Promise<Caller | null>;
  /** Who the request's session speaks for, or null. */
  session(request: FastifyRequest): Promise<Caller | null>;
  /** The hash of the session that the caller came in by; null: it was a key. */
  sessionHash(request: FastifyRequest): Buffer | null;
  /** The hash of what the session cookie holds, whether it opens anything or not. */
  cookieHash(request: FastifyRequest): Buffer | null;
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth;
  }
}

/**
 * Who asks: the owner's key and secret keys as bearer tokens, and the dashboard's session cookie. Only hashes of any of
 * them are stored, and they are looked up at every request, as is the member: what is revoked is out at once.
 */
export const auth = fp(
  async (
    app: FastifyInstance,
    { storage: { keys }, owner, members, sessions, guesses, now, publicUrl }: AuthOptions,
  ) => {
    await app.register(cookie);
    const guard = new KeyGuard(now, guesses);

    /** By the hashes of their tokens, which are nowhere to be read. */
    const sessionsSeen = new LRUCache<string, true>({ max: 1_000 });

    /** Whether the key or the session was one of ours before: no more than a guess that it is so now. */
    function expects(request: FastifyRequest): boolean {
      const bearer = bearerOf(request);
      if (bearer !== undefined) return guard.isOurs(secretHash(bearer));
      return sessionsSeen.has(sessionName(request));
    }

    async function identify(request: FastifyRequest): Promise<Caller> {
      const bearer = bearerOf(request);
      if (bearer !== undefined) return guarded(bearer, request);
      const caller = await inSession(request);
      if (!caller) throw new Problem('unauthorized', 'send "Authorization: Bearer sk_…", or sign in');
      refuseForgery(request, publicUrl);
      return caller;
    }

    async function inSession(request: FastifyRequest): Promise<Caller | null> {
      const found = await sessions.find(readSessionCookie(request));
      if (!found) return null;
      sessionsSeen.set(sessionName(request), true);
      return found.member === null ? ownerAs({ kind: 'session' }) : members.caller(found.member);
    }

    /** Where too many wrong keys came from, one that was never recognised is not even looked up. */
    async function guarded(secret: string, request: FastifyRequest): Promise<Caller> {
      const [hash, source] = [secretHash(secret), groupOf(request)];
      const retryAfter = guard.attempt(source, hash);
      if (retryAfter > 0)
        throw new Problem('too_many_requests', `too many wrong keys: wait ${retryAfter} s`, { retryAfter });
      const { ownerKeyHash, key: found, wasRevoked } = await keys.recognise(hash);
      const isOwner = ownerKeyHash !== null && sameHash(ownerKeyHash, hash);
      const key = found && sameHash(found.hash, hash) ? found : null;
      if (!isOwner && !key && !wasRevoked) throw new Problem('unauthorized', unknownKey(secret));
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

    /** Who signs in has another session from here on: one that somebody else knows of is of no use to them. */
    async function begin(token: string | null, request: FastifyRequest, reply: FastifyReply) {
      if (!token) return false;
      await sessions.end(readSessionCookie(request));
      setSessionCookie(request, reply, publicUrl, token, sessionLasts / 1000);
      return true;
    }

    async function admit(
      member: MemberSecrets,
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<Caller | null> {
      const begun = await begin(await sessions.startOf(member), request, reply);
      return begun ? members.caller(member.id) : null;
    }

    await app.register(scopes, { identify, expects });
    app.decorate('auth', {
      caller: identify,
      async stillCaller(request) {
        try {
          return await identify(request);
        } catch (error) {
          if (error instanceof Problem) return null;
          throw error;
        }
      },
      session: inSession,
      sessionHash(request) {
        const { kind } = request.caller.actor;
        return kind === 'session' || kind === 'member' ? cookieHash(request) : null;
      },
      cookieHash,
      async signIn({ email, ...proof }, request, reply) {
        // Nobody shall find themselves in an account that a page elsewhere has chosen.
        refuseForgery(request, publicUrl);
        const source = groupOf(request);
        if (email !== undefined) {
          const member = await members.prove(email, proof.password!, source);
          return member && admit(member, request, reply);
        }
        const seen = await owner.prove(proof, source);
        const begun = seen && (await begin(await sessions.start(seen), request, reply));
        return begun ? ownerAs({ kind: 'session' }) : null;
      },
      admit,
      async signOut(request, reply) {
        refuseForgery(request, publicUrl);
        await sessions.end(readSessionCookie(request));
        setSessionCookie(request, reply, publicUrl, '', 0);
      },
    } satisfies Auth);
  },
);

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

function cookieHash(request: FastifyRequest): Buffer | null {
  const token = readSessionCookie(request);
  return token ? secretHash(token) : null;
}

function sessionName(request: FastifyRequest): string {
  return cookieHash(request)?.toString('base64') ?? '';
}

function ownerAs(actor: Actor): Caller {
  return { actor, scopes: ['admin'], sites: 'all' };
}

function unknownKey(secret: string): string {
  return secret.startsWith('pk_')
    ? 'that is a public key, for the widget: send a secret one (sk_…)'
    : 'the key is not valid';
}
