import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type SessionAnswer, sessionAnswer } from '../../shared/password.ts';
import { isOwner } from '../access/caller.ts';
import type { Sessions } from '../access/sessions.ts';
import { Problem } from '../problem.ts';
import type { SessionRecord } from '../storage/contract/access.ts';
import type { Storage } from '../storage/storage.ts';

export interface SessionsDeps {
  storage: Pick<Storage, 'access'>;
  sessions: Sessions;
  now: () => number;
}

const tags = ['session'];

/** `/v1/sessions`: where the owner is signed in, and how to end that everywhere else. */
export function sessionsRoutes(app: FastifyInstance, { storage, sessions, now }: SessionsDeps): void {
  const config = { scope: 'admin' } as const;

  app.get(
    '/v1/sessions',
    {
      config,
      schema: {
        tags,
        summary: 'Where the owner is signed in, the latest visit first',
        response: { 200: z.object({ items: z.array(sessionAnswer), next: z.null() }) },
      },
    },
    async (request, reply) => {
      if (!isOwner(request.caller)) throw ownersAlone();
      const own = app.auth.sessionHash(request);
      const items = (await sessions.list()).map((session) => answerOf(session, own));
      return reply.header('cache-control', 'no-store').send({ items, next: null });
    },
  );

  app.delete(
    '/v1/sessions',
    {
      config,
      schema: {
        tags,
        summary: 'Sign out everywhere but here',
        description: 'With the owner’s key instead of a session: everywhere.',
        response: { 200: z.strictObject({ ended: z.int() }) },
      },
    },
    async (request) => {
      if (!isOwner(request.caller)) throw ownersAlone();
      const kept = app.auth.sessionHash(request);
      const by = { actor: request.caller.actor, at: now() };
      return { ended: await storage.access.endSessions(kept, by) };
    },
  );
}

function answerOf(session: SessionRecord, own: Buffer | null): SessionAnswer {
  return {
    createdAt: new Date(session.createdAt).toISOString(),
    lastSeenAt: new Date(session.lastSeenAt).toISOString(),
    expiresAt: new Date(session.expiresAt).toISOString(),
    current: own?.equals(session.tokenHash) ?? false,
  };
}

function ownersAlone(): Problem {
  return new Problem('forbidden', 'sessions are the owner’s: no other key may see or end them');
}
