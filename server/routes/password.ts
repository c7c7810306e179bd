import type { FastifyInstance, FastifyRequest } from 'fastify';
import { because } from '../../shared/because.ts';
import {
  type PasswordAnswer,
  type PasswordChange,
  passwordAnswer,
  passwordChange,
} from '../../shared/password.ts';
import type { InvalidParam } from '../../shared/problem.ts';
import { accountOf } from '../access/caller.ts';
import type { Members } from '../access/members.ts';
import type { Owner } from '../access/owner.ts';
import { passwordFault } from '../access/password-fault.ts';
import type { Passwords } from '../access/passwords.ts';
import { secretHash } from '../access/secret.ts';
import { groupOf } from '../limits/group-of.ts';
import { invalid, Problem } from '../problem.ts';
import type { OwnerSecrets } from '../storage/contract/access.ts';
import type { StoredMember } from '../storage/contract/members.ts';
import type { Storage } from '../storage/storage.ts';

export interface PasswordDeps {
  storage: Pick<Storage, 'access' | 'members'>;
  owner: Owner;
  members: Members;
  passwords: Passwords;
  now: () => number;
}

const tags = ['session'];

/** `/v1/password`: of whoever asks, for the sign-in. */
export function passwordRoutes(app: FastifyInstance, deps: PasswordDeps): void {
  const { access } = deps.storage;
  const config = { scope: 'own' } as const;

  app.get(
    '/v1/password',
    { config, schema: { tags, summary: 'Whether you have a password', response: { 200: passwordAnswer } } },
    async (request, reply) =>
      reply.header('cache-control', 'no-store').send(answerOf(await passwordOf(request))),
  );

  app.put(
    '/v1/password',
    {
      config,
      schema: {
        tags,
        summary: 'Set, change or remove your password',
        description:
          'All your other sessions end. A session has to send `current` along, or, of the owner’s, `key`, so that who has stolen one cannot lock you out; of both, one that is right is enough.',
        body: passwordChange,
        response: { 200: passwordAnswer },
      },
    },
    async (request, reply) => {
      const { password } = request.body as PasswordChange;
      const fault = password === null ? null : passwordFault(password);
      if (fault !== null) throw invalid('invalid_request', 'password', fault);
      const { member } = accountOf(request.caller)!;
      const set = member === null ? setOwners : setMembers;
      if (!(await set(request, password)))
        throw new Problem('edit_conflict', 'the key or the password was changed meanwhile');
      return reply.header('cache-control', 'no-store').send(answerOf(await passwordOf(request)));
    },
  );

  async function passwordOf({ caller }: FastifyRequest): Promise<OwnerSecrets['password']> {
    const { member: id } = accountOf(caller)!;
    if (id === null) return (await access.ownerSecrets()).password;
    return (await memberNow(id)).password;
  }

  async function memberNow(id: string): Promise<StoredMember> {
    const member = await deps.storage.members.find({ id });
    if (!member) throw new Problem('unauthorized', 'your account was removed');
    return member;
  }

  async function setOwners(request: FastifyRequest, password: string | null): Promise<boolean> {
    const { actor } = request.caller;
    const seen = actor.kind === 'owner' ? await access.ownerSecrets() : await provenOwner(request);
    // Only now: the answer would tell who guesses whether it is the key.
    if (password !== null && (await deps.owner.hasKey(secretHash(password.trim()))))
      throw invalid('invalid_request', 'password', because('password_is_key'));
    const hash = password === null ? null : await deps.passwords.hash(password);
    const options = { seen, kept: app.auth.sessionHash(request) };
    return access.setOwnerPassword(hash, options, { actor, at: deps.now() });
  }

  async function provenOwner(request: FastifyRequest): Promise<OwnerSecrets> {
    const { key, current } = request.body as PasswordChange;
    if (key === undefined && current === undefined) throw missing('is required, or key');
    const seen = await deps.owner.prove({ key, password: current }, groupOf(request));
    if (seen) return seen;
    throw unproven('the key or the password until now is needed', [
      ...(key === undefined ? [] : [{ path: 'key', ...because('key_wrong') }]),
      ...(current === undefined ? [] : [{ path: 'current', ...because('password_wrong') }]),
    ]);
  }

  async function setMembers(request: FastifyRequest, password: string | null): Promise<boolean> {
    const { actor } = request.caller;
    const seen = await provenMember(request);
    if (password === null && !seen.identity) throw new Problem('change_refused', because('password_needed'));
    const hash = password === null ? null : await deps.passwords.hash(password);
    const options = { seen, kept: app.auth.sessionHash(request) };
    return deps.storage.members.setPassword(hash, options, { actor, at: deps.now() });
  }

  async function provenMember(request: FastifyRequest): Promise<StoredMember> {
    const { current } = request.body as PasswordChange;
    const member = await memberNow(accountOf(request.caller)!.member!);
    if (!member.password)
      throw new Problem('change_refused', 'you have none: ask an owner for a link, where you can choose one');
    if (current === undefined) throw missing('is required');
    const seen = await deps.members.prove(member.email, current, groupOf(request));
    if (seen) return seen;
    throw unproven('the password until now is needed', [{ path: 'current', ...because('password_wrong') }]);
  }
}

function missing(what: string): Problem {
  return invalid('invalid_request', 'current', `${what}: the session alone changes no password`);
}

function unproven(detail: string, invalidParams: InvalidParam[]): Problem {
  return new Problem('forbidden', detail, { invalidParams });
}

function answerOf(password: OwnerSecrets['password']): PasswordAnswer {
  return { set: password !== null, changedAt: password && new Date(password.changedAt).toISOString() };
}
