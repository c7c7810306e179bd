import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem } from '../problem.ts';

const tags = ['session'];
const signIn = z.strictObject({ key: z.string().min(1).max(200) });
const role = z.object({ role: z.literal('owner') });

/** `/v1/session`: the dashboard's way in and out. */
export function sessionRoutes(app: FastifyInstance): void {
  app.post(
    '/v1/session',
    { schema: { tags, summary: "Sign in with the owner's key", body: signIn, response: { 200: role } } },
    async (request, reply) => {
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
      return reply.header('cache-control', 'no-store').send(session);
    },
  );

  app.get(
    '/v1/session',
    { schema: { tags, summary: 'Who is signed in', security: [{ session: [] }], response: { 200: role } } },
    async (request, reply) => {
      const session = await app.auth.session(request);
      if (!session) throw new Problem('unauthorized', 'nobody is signed in');
      return reply.header('cache-control', 'no-store').send(session);
    },
  );

  app.delete(
    '/v1/session',
    { schema: { tags, summary: 'Sign out', security: [{ session: [] }], response: { 204: z.null() } } },
    async (request, reply) => {
      await app.auth.signOut(request, reply);
      return reply.code(204).send();
    },
  );
}
