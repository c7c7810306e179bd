import type { FastifyInstance } from 'fastify';
import { because } from '../../shared/because.ts';
import {
  type InvitationAccept,
  type InvitationFind,
  invitationAccept,
  invitationAnswer,
  invitationFind,
} from '../../shared/member.ts';
import { session } from '../../shared/session.ts';
import type { Members } from '../access/members.ts';
import { passwordFault } from '../access/password-fault.ts';
import type { Passwords } from '../access/passwords.ts';
import { secretHash } from '../access/secret.ts';
import { groupOf } from '../limits/group-of.ts';
import { refuseForgery } from '../plugins/session-cookie.ts';
import { invalid, Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';
import { signedIn } from './signed-in.ts';

export interface InvitationDeps {
  storage: Pick<Storage, 'members'>;
  members: Members;
  passwords: Passwords;
  now: () => number;
  publicUrl: string;
}

const tags = ['members'];

/** `/v1/invitations`: what a link opens. What it holds is sent in bodies only: addresses end up in logs. */
export function invitationRoutes(
  app: FastifyInstance,
  { storage, members, passwords, now, publicUrl }: InvitationDeps,
): void {
  // The link itself is what these ask for.
  const config = { scope: 'none' } as const;

  app.post(
    '/v1/invitations/find',
    {
      config,
      schema: {
        tags,
        summary: 'Whom a link is for',
        body: invitationFind,
        response: { 200: invitationAnswer },
      },
    },
    async (request, reply) => {
      const { token } = request.body as InvitationFind;
      const found = await members.invited(token, groupOf(request));
      if (!found) throw isVoid();
      const { email, name, role, invitedUntil } = found;
      return reply
        .header('cache-control', 'no-store')
        .send({ email, name, role, expiresAt: new Date(invitedUntil!).toISOString() });
    },
  );

  app.post(
    '/v1/invitations/accept',
    {
      config,
      schema: {
        tags,
        summary: 'Take a link: choose a password, and be signed in',
        description: 'The link is void from then on, and all sessions that there were have ended.',
        body: invitationAccept,
        response: { 200: session },
      },
    },
    async (request, reply) => {
      // Nobody shall find themselves in an account that a page elsewhere has chosen.
      refuseForgery(request, publicUrl);
      const { token, name, password } = request.body as InvitationAccept;
      if (!(await members.invited(token, groupOf(request)))) throw isVoid();
      const fault = passwordFault(password);
      if (fault !== null) throw invalid('invalid_request', 'password', fault);
      const hash = await passwords.hash(password);
      const member = await storage.members.accept(secretHash(token), { name, password: hash }, now());
      if (!member) throw isVoid();
      const caller = await app.auth.admit(member, request, reply);
      if (!caller) throw new Problem('edit_conflict', because('edit_conflict'));
      return reply.header('cache-control', 'no-store').send(await signedIn(caller, storage));
    },
  );
}

function isVoid(): Problem {
  return invalid(
    'not_found',
    'token',
    'is of no link that is good: it was taken, replaced, or has expired. Ask for another one',
  );
}
