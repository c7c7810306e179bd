import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';

const day = 86_400_000;
const idleFor = 7 * day;
const validFor = 30 * day;

export interface AuthOptions {
  storage: Pick<Storage, 'access'>;
  now: () => number;
  publicUrl: string;
}

export interface Auth {
  /** A hook: lets only the owner's key or a session pass. */
  require(request: FastifyRequest): Promise<void>;
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

/** Who may ask: secret keys as bearer tokens, and the dashboard's session cookie. Only hashes of either are stored. */
export const auth = fp(async (app: FastifyInstance, { storage, now, publicUrl }: AuthOptions) => {
  await app.register(cookie);
  const access = storage.access;

  async function keyIsOwners(key: string): Promise<boolean> {
    const expected = await access.ownerKeyHash();
    return expected !== null && timingSafeEqual(keyHash(key), expected);
  }

  async function session(request: FastifyRequest): Promise<{ role: 'owner' } | null> {
    const token = request.cookies[secureCookie] ?? request.cookies[plainCookie];
    if (!token) return null;
    const tokenHash = keyHash(token);
    const found = await access.findSession(tokenHash);
    const at = now();
    if (!found || found.expiresAt <= at || found.lastSeenAt + idleFor <= at) return null;
    if (at - found.lastSeenAt > day / 24) await access.touchSession(tokenHash, at);
    return { role: found.role };
  }

  app.decorate('auth', {
    async require(request) {
      const [, bearer] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      if (bearer !== undefined) {
        if (await keyIsOwners(bearer)) return;
        throw new Problem('unauthorized', 'the key is not valid');
      }
      if (await session(request)) {
        refuseForgery(request, publicUrl);
        return;
      }
      throw new Problem('unauthorized', 'send "Authorization: Bearer sk_…", or sign in');
    },
    session,
    async signIn(key, request, reply) {
      if (!(await keyIsOwners(key))) return null;
      const at = now();
      await access.removeExpiredSessions(at);
      const token = randomBytes(32).toString('base64url');
      await access.createSession({
        tokenHash: keyHash(token),
        role: 'owner',
        createdAt: at,
        lastSeenAt: at,
        expiresAt: at + validFor,
      });
      setCookie(request, reply, publicUrl, token, validFor / 1000);
      return { role: 'owner' };
    },
    async signOut(request, reply) {
      refuseForgery(request, publicUrl);
      const token = request.cookies[secureCookie] ?? request.cookies[plainCookie];
      if (token) await access.removeSession(keyHash(token));
      setCookie(request, reply, publicUrl, '', 0);
    },
  } satisfies Auth);
});

const secureCookie = '__Host-earshot';
const plainCookie = 'earshot';

/** Keys and tokens have 256 random bits: one round of a fast hash is enough to keep them out of the database. */
export function keyHash(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string,
  token: string,
  maxAge: number,
): void {
  const secure =
    publicUrl.startsWith('https:') || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(request.hostname);
  reply.setCookie(secure ? secureCookie : plainCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge,
  });
}

/** A browser sends the cookie along; only our own pages may make it change something. */
function refuseForgery(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.origin;
  const own = [publicUrl, `http://${request.host}`, `https://${request.host}`];
  if (origin !== undefined && !own.includes(origin)) {
    throw new Problem('forbidden', 'a page of another origin may not use the session');
  }
}

/** How a route of the API that needs a key is documented. */
export const security: Record<string, string[]>[] = [{ key: [] }, { session: [] }];
