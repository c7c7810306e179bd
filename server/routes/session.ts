import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { GuessGuard } from '../access/guess-guard.ts';
import { groupOf } from '../limits/group-of.ts';
import { Problem } from '../problem.ts';

const tags = ['session'];
const signIn = z.strictObject({ key: z.string().min(1).max(200) });
const role = z.object({ role: z.literal('owner') });

/** `/v1/session`: the dashboard's way in and out. */
export function sessionRoutes(app: FastifyInstance, { now }: { now: () => number }): void {
  // The cookie itself is what these ask for, where they ask for anything.
  const config = { scope: 'none' } as const;
  const guard = new GuessGuard(now, { failures: 5 });
  app.post(
    '/v1/session',
    {
      config,
      schema: { tags, summary: "Sign in with the owner's key", body: signIn, response: { 200: role } },
    },
    async (request, reply) => {
      const retryAfter = guard.attempt(groupOf(request));
      if (retryAfter > 0)
        throw new Problem('too_many_requests', `too many wrong keys: wait ${retryAfter} s`, { retryAfter });
      const session = await app.auth.signIn(
        (request.body as z.output<typeof signIn>).key.trim(),
        request,
        reply,
      );
      if (!session) {
        throw new Problem('unauthorized', 'that is not the owner’s key', {
          invalidParams: [{ path: 'key', reason: 'is not the owner’s key' }],
        });
      }
      guard.succeeded(groupOf(request));
      return reply.header('cache-control', 'no-store').send(session);
    },
  );

  app.get(
    '/v1/session',
    {
      config,
      schema: { tags, summary: 'Who is signed in', security: [{ session: [] }], response: { 200: role } },
    },
    async (request, reply) => {
      const session = await app.auth.session(request);
      if (!session) throw new Problem('unauthorized', 'nobody is signed in');
      return reply.header('cache-control', 'no-store').send(session);
    },
  );

  app.delete(
    '/v1/session',
    {
      config,
      schema: { tags, summary: 'Sign out', security: [{ session: [] }], response: { 204: z.null() } },
    },
    async (request, reply) => {
      await app.auth.signOut(request, reply);
      return reply.code(204).send();
    },
  );
}
