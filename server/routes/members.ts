import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import {
  type MemberAnswer,
  type MemberChange,
  type MemberCreate,
  memberAnswer,
  memberChange,
  memberCreate,
  memberInvited,
} from '../../shared/member.ts';
import { accountOf, type Caller, governs } from '../access/caller.ts';
import type { Members } from '../access/members.ts';
import { InOrder } from '../bulk/in-order.ts';
import { siteNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import type { StoredMember } from '../storage/contract/members.ts';
import type { Storage } from '../storage/storage.ts';

export interface MemberDeps {
  storage: Pick<Storage, 'members' | 'sites'>;
  members: Members;
  now: () => number;
  publicUrl: string;
}

const mostMembers = 500;
const tags = ['members'];
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const gone = 'is not the id of a member here';

/** `/v1/members`. A caller that is bound to sites governs only members that are bound to some of them. */
export function memberRoutes(app: FastifyInstance, { storage, members, now, publicUrl }: MemberDeps): void {
  const config = { scope: 'admin' } as const;
  const inviting = new InOrder();
  const linkOf = (token: string) => `${publicUrl}/#/join?token=${token}`;

  app.get(
    '/v1/members',
    {
      config,
      schema: {
        tags,
        summary: 'Who signs in here, or is invited to',
        response: { 200: z.object({ items: z.array(memberAnswer), next: z.null() }) },
      },
    },
    async ({ caller }, reply) => {
      const governed = (await storage.members.list()).filter(({ sites }) => governs(caller, sites));
      return reply.header('cache-control', 'no-store').send({ items: governed.map(memberOf), next: null });
    },
  );

  app.post(
    '/v1/members',
    {
      config,
      schema: {
        tags,
        summary: 'Invite a member: the answer is the one time that the link is shown',
        description: 'Nothing is mailed. The link is good for seven days, and once.',
        body: memberCreate,
        response: { 201: memberInvited },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const { email, role, sites, name = email.split('@', 1)[0]! } = request.body as MemberCreate;
      await checkSites(sites ?? null, caller, storage);
      const { token, invitation } = members.newInvitation();
      const member = { id: v7(), email, name, role, sites: sites ?? null };
      const invited = await inviting.run('', async () => {
        if ((await storage.members.list()).length >= mostMembers)
          throw new Problem('change_refused', because('members_full', { most: mostMembers }));
        return storage.members.invite(member, invitation, { actor: caller.actor, at: now() });
      });
      if ('refused' in invited) throw invalid('already_exists', 'email', because('member_exists'));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...memberOf(invited), link: linkOf(token) });
    },
  );

  app.get(
    '/v1/members/:id',
    { config, schema: { tags, summary: 'A member', params: byId, response: { 200: memberAnswer } } },
    async (request, reply) =>
      reply.header('cache-control', 'no-store').send(memberOf(await memberNamed(request, storage))),
  );

  app.patch(
    '/v1/members/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change what a member may do, and where',
        description: 'It holds from the next request on, in open sessions too.',
        params: byId,
        body: memberChange,
        response: { 200: memberAnswer },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const member = await memberNamed(request, storage);
      const change = request.body as MemberChange;
      if ((change.role !== undefined || change.sites !== undefined) && isSelf(member, caller))
        throw new Problem('change_refused', because('own_role'));
      if (change.sites !== undefined) await checkSites(change.sites, caller, storage);
      const changed = await storage.members.change(member.id, given(change), {
        actor: caller.actor,
        at: now(),
      });
      if ('refused' in changed) throw invalid('not_found', 'id', gone);
      return reply.header('cache-control', 'no-store').send(memberOf(changed));
    },
  );

  app.delete(
    '/v1/members/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a member: sessions and links end at once',
        description: 'For an hour `POST /v1/members/{id}/restore` brings the member back.',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const member = await memberNamed(request, storage);
      if (isSelf(member, request.caller)) throw new Problem('change_refused', because('own_removal'));
      await storage.members.remove(member.id, { actor: request.caller.actor, at: now() });
      return reply.code(204).send();
    },
  );

  app.post(
    '/v1/members/:id/restore',
    {
      config,
      schema: {
        tags,
        summary: 'Bring back a member who was removed within the last hour',
        params: byId,
        response: { 200: memberAnswer },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const { id } = request.params as z.output<typeof byId>;
      const removed = await storage.members.findRemoved(id, now());
      if (!removed || !governs(caller, removed.sites))
        throw invalid('not_found', 'id', 'is nobody who was removed');
      const restored = await storage.members.restore(id, { actor: caller.actor, at: now() });
      if ('refused' in restored) throw invalid('already_exists', 'id', because('member_back'));
      return reply.header('cache-control', 'no-store').send(memberOf(restored));
    },
  );

  app.post(
    '/v1/members/:id/invitation',
    {
      config,
      schema: {
        tags,
        summary:
          'Another link, to join or to choose a new password: the answer is the one time that it is shown',
        description: 'The link before is void. A password that is set stays good until the link is taken.',
        params: byId,
        response: { 201: memberInvited },
      },
    },
    async (request, reply) => {
      const member = await memberNamed(request, storage);
      const { token, invitation } = members.newInvitation();
      const by = { actor: request.caller.actor, at: now() };
      const invited = await storage.members.inviteAgain(member.id, invitation, by);
      if ('refused' in invited) throw invalid('not_found', 'id', gone);
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...memberOf(invited), link: linkOf(token) });
    },
  );
}

/** Whoever the caller does not govern is to it one who does not exist. */
async function memberNamed(
  { params, caller }: { params: unknown; caller: Caller },
  storage: Pick<Storage, 'members'>,
): Promise<StoredMember> {
  const member = await storage.members.find({ id: (params as z.output<typeof byId>).id });
  if (!member || !governs(caller, member.sites)) throw invalid('not_found', 'id', gone);
  return member;
}

function isSelf({ id }: StoredMember, caller: Caller): boolean {
  return accountOf(caller)?.member === id;
}

/** A member reaches no further than who invites it, and names only sites that there are. */
async function checkSites(
  sites: readonly string[] | null,
  caller: Caller,
  storage: Pick<Storage, 'sites'>,
): Promise<void> {
  if (sites === null && caller.sites !== 'all') throw new Problem('forbidden', because('sites_needed'));
  for (const [i, id] of (sites ?? []).entries()) await siteNamed(storage, caller, id, `sites.${i}`);
}

/** Without what was not sent. */
function given({ name, role, sites, identity }: MemberChange) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(sites === undefined ? {} : { sites }),
    ...(identity === undefined ? {} : { identity }),
  };
}

function memberOf(member: StoredMember): MemberAnswer {
  const { id, email, name, role, sites, password, identity, invitedUntil, createdAt, lastSeenAt } = member;
  return {
    ...{ id, email, name, role, sites },
    password: password !== null,
    identity: identity?.issuer ?? null,
    invitation: invitedUntil === null ? null : { expiresAt: new Date(invitedUntil).toISOString() },
    createdAt: new Date(createdAt).toISOString(),
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
  };
}
