import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type SignIn, signIn } from '../../shared/password.ts';
import { Problem } from '../problem.ts';

const tags = ['session'];
const role = z.object({ role: z.literal('owner') });

/** `/v1/session`: the dashboard's way in and out. */
export function sessionRoutes(app: FastifyInstance): void {
  // The cookie itself is what these ask for, where they ask for anything.
  const config = { scope: 'none' } as const;
  app.post(
    '/v1/session',
    {
      config,
      schema: {
        tags,
        summary: "Sign in with the owner's key, or the password that was set",
        body: signIn,
        response: { 200: role },
      },
    },
    async (request, reply) => {
      const proof = request.body as SignIn;
      const session = await app.auth.signIn(proof, request, reply);
      if (!session) throw wrong(proof);
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

function wrong({ key, password }: SignIn): Problem {
  const invalidParams = [
    ...(key === undefined ? [] : [{ path: 'key', reason: 'is not the owner’s key' }]),
    ...(password === undefined ? [] : [{ path: 'password', reason: 'is not the owner’s password' }]),
  ];
  const detail = invalidParams.map(({ path, reason }) => `the ${path} ${reason}`).join(', and ');
  return new Problem('unauthorized', detail, { invalidParams });
}
