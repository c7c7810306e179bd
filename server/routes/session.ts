import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import { type SignIn, signIn } from '../../shared/password.ts';
import { session } from '../../shared/session.ts';
import { Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';
import { signedIn } from './signed-in.ts';

export interface SessionDeps {
  storage: Pick<Storage, 'members'>;
}

const tags = ['session'];

/** `/v1/session`: the dashboard's way in and out. */
export function sessionRoutes(app: FastifyInstance, { storage }: SessionDeps): void {
  // The cookie itself is what these ask for, where they ask for anything.
  const config = { scope: 'none' } as const;
  app.post(
    '/v1/session',
    {
      config,
      schema: {
        tags,
        summary: 'Sign in: a member by address and password, the owner by key or password',
        description: 'The session that the request came with, if any, ends.',
        body: signIn,
        response: { 200: session },
      },
    },
    async (request, reply) => {
      const proof = request.body as SignIn;
      const caller = await app.auth.signIn(proof, request, reply);
      if (!caller) throw wrong(proof);
      return reply.header('cache-control', 'no-store').send(await signedIn(caller, storage));
    },
  );

  app.get(
    '/v1/session',
    {
      config,
      schema: {
        tags,
        summary: 'Who is signed in, and what the role includes',
        security: [{ session: [] }],
        response: { 200: session },
      },
    },
    async (request, reply) => {
      const caller = await app.auth.session(request);
      if (!caller) throw new Problem('unauthorized', 'nobody is signed in');
      return reply.header('cache-control', 'no-store').send(await signedIn(caller, storage));
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

function wrong({ email, key, password }: SignIn): Problem {
  if (email !== undefined) {
    // Which of them it is would tell who is a member.
    const why = because('password_or_address');
    return new Problem('unauthorized', `the password ${why.reason}`, {
      invalidParams: [{ path: 'password', ...why }],
    });
  }
  const invalidParams = [
    ...(key === undefined ? [] : [{ path: 'key', ...because('key_wrong') }]),
    ...(password === undefined ? [] : [{ path: 'password', ...because('owner_password_wrong') }]),
  ];
  const detail = invalidParams.map(({ path, reason }) => `the ${path} ${reason}`).join(', and ');
  return new Problem('unauthorized', detail, { invalidParams });
}
