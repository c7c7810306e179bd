import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type SessionAnswer, sessionAnswer } from '../../shared/password.ts';
import { accountOf } from '../access/caller.ts';
import type { Sessions } from '../access/sessions.ts';
import type { SessionRecord } from '../storage/contract/access.ts';
import type { Storage } from '../storage/storage.ts';

export interface SessionsDeps {
  storage: Pick<Storage, 'access'>;
  sessions: Sessions;
  now: () => number;
}

const tags = ['session'];

/** `/v1/sessions`: where the caller is signed in, and how to end that everywhere else. */
export function sessionsRoutes(app: FastifyInstance, { storage, sessions, now }: SessionsDeps): void {
  const config = { scope: 'own' } as const;

  app.get(
    '/v1/sessions',
    {
      config,
      schema: {
        tags,
        summary: 'Where you are signed in, the latest visit first',
        response: { 200: z.object({ items: z.array(sessionAnswer), next: z.null() }) },
      },
    },
    async (request, reply) => {
      const own = app.auth.sessionHash(request);
      const { member } = accountOf(request.caller)!;
      const items = (await sessions.list(member)).map((session) => answerOf(session, own));
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
      const { member } = accountOf(request.caller)!;
      const kept = app.auth.sessionHash(request);
      const by = { actor: request.caller.actor, at: now() };
      return { ended: await storage.access.endSessions(member, kept, by) };
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
