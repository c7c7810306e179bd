import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type PasswordAnswer,
  type PasswordChange,
  passwordAnswer,
  passwordChange,
} from '../../shared/password.ts';
import { isOwner } from '../access/caller.ts';
import type { Owner } from '../access/owner.ts';
import { passwordFault } from '../access/password-fault.ts';
import { secretHash } from '../access/secret.ts';
import { groupOf } from '../limits/group-of.ts';
import { invalid, Problem } from '../problem.ts';
import type { OwnerSecrets } from '../storage/contract/access.ts';
import type { Storage } from '../storage/storage.ts';

export interface PasswordDeps {
  storage: Pick<Storage, 'access'>;
  owner: Owner;
  now: () => number;
}

const tags = ['session'];

/** `/v1/password`: the owner's, for the sign-in. */
export function passwordRoutes(
  app: FastifyInstance,
  { storage: { access }, owner, now }: PasswordDeps,
): void {
  const config = { scope: 'admin' } as const;

  app.get(
    '/v1/password',
    { config, schema: { tags, summary: 'Whether a password is set', response: { 200: passwordAnswer } } },
    async ({ caller }, reply) => {
      if (!isOwner(caller)) throw ownersAlone();
      return reply.header('cache-control', 'no-store').send(answerOf(await access.ownerSecrets()));
    },
  );

  app.put(
    '/v1/password',
    {
      config,
      schema: {
        tags,
        summary: 'Set, change or remove the password',
        description:
          'All other sessions end. A session has to send `key` or `current` along, so that who has stolen one cannot lock the owner out; of both, one that is right is enough.',
        body: passwordChange,
        response: { 200: passwordAnswer },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (!isOwner(caller)) throw ownersAlone();
      const { password } = request.body as PasswordChange;
      const fault = password === null ? null : passwordFault(password);
      if (fault !== null) throw invalid('invalid_request', 'password', fault);
      const seen = caller.actor.kind === 'owner' ? await access.ownerSecrets() : await proven(request);
      // Only now: the answer would tell who guesses whether it is the key.
      if (password !== null && (await owner.hasKey(secretHash(password.trim()))))
        throw invalid('invalid_request', 'password', 'is the owner’s key: choose another one');
      const hash = password === null ? null : await owner.hash(password);
      const options = { seen, kept: app.auth.sessionHash(request) };
      const changed = await access.setOwnerPassword(hash, options, { actor: caller.actor, at: now() });
      if (!changed) throw new Problem('edit_conflict', 'the key or the password was changed meanwhile');
      return reply.header('cache-control', 'no-store').send(answerOf(await access.ownerSecrets()));
    },
  );

  async function proven(request: FastifyRequest): Promise<OwnerSecrets> {
    const { key, current } = request.body as PasswordChange;
    if (key === undefined && current === undefined)
      throw invalid(
        'invalid_request',
        'current',
        'is required, or key: the session alone changes no password',
      );
    const seen = await owner.prove({ key, password: current }, groupOf(request));
    if (seen) return seen;
    const invalidParams = [
      ...(key === undefined ? [] : [{ path: 'key', reason: 'is not the owner’s key' }]),
      ...(current === undefined ? [] : [{ path: 'current', reason: 'is not the password' }]),
    ];
    throw new Problem('forbidden', 'the key or the password until now is needed', { invalidParams });
  }
}

function answerOf({ password }: OwnerSecrets): PasswordAnswer {
  const changedAt = password && new Date(password.changedAt).toISOString();
  return { set: password !== null, changedAt };
}

function ownersAlone(): Problem {
  return new Problem('forbidden', 'the password is the owner’s: no other key may see or change it');
}
