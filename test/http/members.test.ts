/** `/v1/members` and `/v1/invitations`: who signs in beside the owner, and what ends that. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restorableFor } from '../../server/storage/contract/members.ts';
import { type Answer, asOwner, call, post, postResponse } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { accept, invite, joined, memberPassword, tokenOf } from '../support/http-members.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { cookieOf, inSession, signedIn } from '../support/http-session.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const week = 7 * 86_400_000;
let clock: HandClock;
let server: TestServer;
beforeEach(async () => {
  clock = handClock('2026-11-15T10:00:00Z');
  server = await startServer({ listen: false, demo: false, now: clock.now });
});
afterEach(() => server.close());

const signIn = (email: string, password = memberPassword, headers = {}) =>
  post(server, '/v1/session', { email, password }, headers);
const who = (cookie: string) => inSession(server, cookie, 'GET', '/v1/session');
const members = async () => (await asOwner(server, 'GET', '/v1/members')).json().items;
const change = (id: string, body: object) => asOwner(server, 'PATCH', `/v1/members/${id}`, body);
const audited = async () => (await asOwner(server, 'GET', '/v1/audit')).json().items;

describe('an invitation', () => {
  it('is a link, shown once, whose secret is no part of an address that a server sees', async () => {
    const member = await invite(server, { email: ' Anna@Shop.Example ', role: 'agent' });
    expect(member).toMatchObject({
      ...{ email: 'anna@shop.example', name: 'anna', role: 'agent', sites: null },
      ...{ password: false, identity: null, lastSeenAt: null },
      invitation: { expiresAt: '2026-11-22T10:00:00.000Z' },
    });
    expect(member.link).toMatch(/^http:\/\/earshot\.test\/#\/join\?token=[\w-]{43}$/);
    const { link, ...rest } = member;
    expect(await members()).toEqual([rest]);
    expect(JSON.stringify(await audited())).not.toMatch(/anna@|token/);
  });

  it('tells whom it is for', async () => {
    const member = await invite(server, { name: 'Anna', email: 'anna@shop.example' });
    const found = await post(server, '/v1/invitations/find', { token: tokenOf(member) });
    expect(found.json()).toEqual({
      ...{ email: 'anna@shop.example', name: 'Anna', role: 'analyst' },
      expiresAt: '2026-11-22T10:00:00.000Z',
    });
  });

  it('opens an account: with a password one is signed in, and can sign in from then on', async () => {
    const member = await invite(server);
    const answer = await accept(server, member, { name: 'Anna' });
    const told = { role: 'analyst', may: ['read'], sites: null };
    const session = { ...told, member: { id: member.id, email: member.email, name: 'Anna' } };
    expect(answer.json()).toEqual(session);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-earshot=[\w-]{43}; .*HttpOnly/);
    expect((await who(cookieOf(answer))).json()).toEqual(session);
    const again = await signIn(member.email.toUpperCase());
    expect(again.json()).toEqual(session);
    expect((await who(cookieOf(again))).statusCode).toBe(200);
    expect(await members()).toMatchObject([{ password: true, invitation: null, name: 'Anna' }]);
  });

  it.each<[string, (member: Awaited<ReturnType<typeof invite>>) => unknown]>([
    ['was taken', (member) => accept(server, member)],
    ['has expired', () => (clock.at += week)],
    ['was replaced', ({ id }) => asOwner(server, 'POST', `/v1/members/${id}/invitation`)],
    ['is of somebody who was removed', ({ id }) => asOwner(server, 'DELETE', `/v1/members/${id}`)],
  ])('that %s is void', async (_, end) => {
    const member = await invite(server);
    await end(member);
    const find = await post(server, '/v1/invitations/find', { token: tokenOf(member) });
    expect([problemLine(find), problemLine(await accept(server, member))]).toEqual([
      '404 not_found token',
      '404 not_found token',
    ]);
  });

  it('that two take at the same time is taken by one of them, whose password it is', async () => {
    const member = await invite(server);
    const passwords = ['quiet lamp orchard', 'seven green doors'];
    const answers = await Promise.all(passwords.map((password) => accept(server, member, { password })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    const taken = answers.findIndex(({ statusCode }) => statusCode === 200);
    expect((await signIn(member.email, passwords[taken])).statusCode).toBe(200);
    expect((await signIn(member.email, passwords[1 - taken])).statusCode).toBe(401);
  });

  it('whose password is weak is not taken, and stays good', async () => {
    const member = await invite(server);
    const weak = await accept(server, member, { password: 'password1234' });
    expect(problemLine(weak)).toBe('400 invalid_request password');
    expect((await accept(server, member)).statusCode).toBe(200);
  });

  it('is not taken by a page elsewhere, and stays good', async () => {
    const member = await invite(server);
    const forged = await accept(server, member, {}, { origin: 'https://evil.example' });
    expect(problemLine(forged)).toBe('403 forbidden');
    expect(forged.headers['set-cookie']).toBeUndefined();
    expect(await members()).toMatchObject([
      { password: false, invitation: { expiresAt: expect.any(String) } },
    ]);
    const own = await accept(server, member, {}, { origin: 'http://earshot.test' });
    expect(own.statusCode).toBe(200);
  });

  it('cannot be guessed by trying', async () => {
    const guess = () => post(server, '/v1/invitations/find', { token: 'guess' });
    for (let i = 0; i < 5; i++) expect((await guess()).statusCode).toBe(404);
    expect((await guess()).statusCode).toBe(429);
  });

  it('again gives whoever forgot it another password, and ends the sessions with the old one', async () => {
    const member = await joined(server);
    const again = (await asOwner(server, 'POST', `/v1/members/${member.id}/invitation`)).json();
    expect((await who(member.cookie)).statusCode).toBe(200);
    await accept(server, again, { password: 'quiet lamp orchard' });
    expect((await who(member.cookie)).statusCode).toBe(401);
    expect((await signIn(member.email)).statusCode).toBe(401);
    expect((await signIn(member.email, 'quiet lamp orchard')).statusCode).toBe(200);
  });

  it.each([
    ['no address', { email: 'anna' }, '400 invalid_request email'],
    ['two addresses', { email: 'a@b, c@d' }, '400 invalid_request email'],
    ['a role that there is not', { role: 'admin' }, '400 invalid_request role'],
    ['a site that there is not', { sites: ['x'] }, '404 unknown_site sites.0'],
    ['no sites', { sites: [] }, '400 invalid_request sites'],
    ['something else', { password: 'x' }, '400 invalid_request password'],
  ])('to %s is refused', async (_, fields, problem) => {
    const body = { email: 'anna@shop.example', role: 'analyst', ...fields };
    expect(problemLine(await asOwner(server, 'POST', '/v1/members', body))).toBe(problem);
  });

  it('of an address that is a member’s is refused', async () => {
    const { email } = await invite(server);
    const again = await asOwner(server, 'POST', '/v1/members', { email, role: 'owner' });
    expect(problemLine(again)).toBe('409 already_exists email');
  });
});

it('the last of five hundred is invited once, however many ask at the same time', async () => {
  const by = { actor: { kind: 'owner' }, at: clock.at } as const;
  for (let i = 0; i < 499; i++) {
    const invitation = { hash: Buffer.alloc(32, `link ${i}`), expiresAt: clock.at + week };
    const member = {
      id: `m${i}`,
      email: `m${i}@shop.example`,
      name: 'm',
      role: 'analyst',
      sites: null,
    } as const;
    await server.storage.members.invite(member, invitation, by);
  }
  const ask = (email: string) => asOwner(server, 'POST', '/v1/members', { email, role: 'analyst' });
  const answers = await Promise.all([ask('anna@shop.example'), ask('bert@shop.example')]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
});

describe('signing in as a member', () => {
  it('does not tell whether the password is wrong, none is set, or nobody has the address', async () => {
    const answers = [
      await signIn((await joined(server)).email, 'wrong'),
      await signIn((await invite(server)).email, 'wrong'),
      await signIn('nobody@shop.example', 'wrong'),
    ];
    const said = answers.map((answer) => {
      const { requestId: _, ...rest } = answer.json();
      return rest;
    });
    expect(problemLine(answers[0]!)).toBe('401 unauthorized password');
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  it('takes neither the owner’s secrets nor those of other members', async () => {
    await asOwner(server, 'PUT', '/v1/password', { password: 'quiet lamp orchard' });
    const { email } = await joined(server);
    expect((await signIn(email, 'quiet lamp orchard')).statusCode).toBe(401);
    expect((await signIn(email, ownerKey)).statusCode).toBe(401);
    expect((await post(server, '/v1/session', { password: memberPassword })).statusCode).toBe(401);
    expect(problemLine(await post(server, '/v1/session', { email, key: ownerKey }))).toMatch(/^400 /);
  });

  it('gives another session each time, and ends the one that it came with', async () => {
    const { email, cookie } = await joined(server);
    const answer = await signIn(email, memberPassword, { cookie });
    expect(cookieOf(answer)).not.toBe(cookie);
    expect((await who(cookie)).statusCode).toBe(401);
    expect((await who(cookieOf(answer))).statusCode).toBe(200);
  });

  it('that fails leaves the session that it came with', async () => {
    const { email, cookie } = await joined(server);
    await signIn(email, 'wrong', { cookie });
    expect((await who(cookie)).statusCode).toBe(200);
  });

  it('as the owner ends the session that it came with, too', async () => {
    const cookie = await signedIn(server);
    await post(server, '/v1/session', { key: ownerKey }, { cookie });
    expect((await who(cookie)).statusCode).toBe(401);
  });

  it('has its sessions end after a week unseen, and after thirty days', async () => {
    const { email, cookie } = await joined(server);
    clock.at += week;
    expect((await who(cookie)).statusCode).toBe(401);
    const busy = cookieOf(await signIn(email));
    for (let i = 0; i < 5; i++) {
      clock.at += 5 * 86_400_000;
      expect((await who(busy)).statusCode).toBe(200);
    }
    clock.at += 5 * 86_400_000;
    expect((await who(busy)).statusCode).toBe(401);
  });
});

describe('guessing the password of a member', () => {
  const from = (remoteAddress: string, email: string, password: string): Promise<Answer> =>
    server.app.server.inject({
      ...{ method: 'POST', url: '/v1/session', remoteAddress },
      payload: { email, password },
    });
  const guess = async (email: string, times: number) => {
    for (let i = 0; i < times; i++) expect((await from(`192.0.2.${i}`, email, 'guess')).statusCode).toBe(401);
  };

  it.each([
    ['of a member', async () => (await joined(server)).email],
    ['of nobody', async () => 'nobody@shop.example'],
  ])('%s from many addresses is slowed down, for a minute at most', async (_, emailOf) => {
    const email = await emailOf();
    await guess(email, 10);
    const answer = await from('198.51.100.1', email, memberPassword);
    expect(problemLine(answer)).toBe('429 too_many_requests');
    expect(answer.headers['retry-after']).toBe('60');
    clock.at += 60_000;
    expect((await from('198.51.100.1', email, memberPassword)).statusCode).not.toBe(429);
  });

  it('keeps nobody waiting who signed in from where they are', async () => {
    const { email } = await joined(server);
    expect((await from('198.51.100.7', email, memberPassword)).statusCode).toBe(200);
    await guess(email, 10);
    expect((await from('198.51.100.7', email, memberPassword)).statusCode).toBe(200);
    expect((await from('198.51.100.8', email, memberPassword)).statusCode).toBe(429);
  });

  it('keeps no other member waiting, and not the owner', async () => {
    await guess((await joined(server)).email, 10);
    const other = await joined(server);
    expect((await from('198.51.100.9', other.email, memberPassword)).statusCode).toBe(200);
    expect((await post(server, '/v1/session', { key: ownerKey })).statusCode).toBe(200);
  });

  it('from one address is slowed down whosever they are', async () => {
    for (let i = 0; i < 5; i++) await from('203.0.113.1', `someone-${i}@shop.example`, 'guess');
    expect((await from('203.0.113.1', 'another@shop.example', 'guess')).statusCode).toBe(429);
  });
});

describe('an open session', () => {
  it('may at once what the role says now', async () => {
    const { id, cookie } = await joined(server, { role: 'analyst' });
    const create = () => inSession(server, cookie, 'POST', '/v1/sites', { name: 'Shop' });
    expect(problemLine(await create())).toBe('403 forbidden');
    await change(id, { role: 'owner' });
    expect((await create()).statusCode).toBe(201);
    await change(id, { role: 'agent' });
    expect(problemIn(await create()).detail).toContain('your role');
  });

  it('reaches at once the sites that there are now, and no other', async () => {
    const [mine, theirs] = [await createSite(server), await createSite(server)];
    const { id, cookie } = await joined(server, { sites: [mine.id] });
    const sites = async () =>
      (await inSession(server, cookie, 'GET', '/v1/sites'))
        .json()
        .items.map((site: { id: string }) => site.id);
    expect(await sites()).toEqual([mine.id]);
    await change(id, { sites: [theirs.id] });
    expect(await sites()).toEqual([theirs.id]);
    const lost = await inSession(server, cookie, 'GET', `/v1/surveys?site=${mine.id}`);
    expect(problemLine(lost)).toMatch(/^404 unknown_site/);
  });

  it('ends with the member', async () => {
    const { id, email, cookie } = await joined(server);
    expect((await asOwner(server, 'DELETE', `/v1/members/${id}`)).statusCode).toBe(204);
    expect((await who(cookie)).statusCode).toBe(401);
    expect((await signIn(email)).statusCode).toBe(401);
  });

  it('of an agent tags and overrules, which the audit tells by name, and deletes nothing', async () => {
    const site = await createSite(server);
    await createSurvey(server, site);
    await postResponse(server, responseTo(site, 1));
    const { id, cookie } = await joined(server, { role: 'agent', name: 'Anna' });
    const url = `/v1/responses/${responseId(1)}?site=${site.id}`;
    const answer = await inSession(server, cookie, 'PATCH', url, { flagged: true, tags: { add: ['late'] } });
    expect(answer.statusCode, answer.payload).toBe(200);
    expect((await inSession(server, cookie, 'DELETE', url)).statusCode).toBe(403);
    expect((await audited())[0]).toMatchObject({ actor: { kind: 'member', id, name: 'Anna' } });
  });

  it('of an agent cancels only jobs that overrule', async () => {
    const site = await createSite(server);
    const { cookie } = await joined(server, { role: 'agent' });
    const begin = async (url: string, body: object) =>
      (await asOwner(server, 'POST', url, { site: site.id, ...body })).json().id;
    const cancel = (id: string) => inSession(server, cookie, 'DELETE', `/v1/jobs/${id}`);
    const deletion = await begin('/v1/responses/delete', { period: 'all' });
    expect(problemLine(await cancel(deletion))).toBe('403 forbidden');
    expect((await cancel(await begin('/v1/responses/overrule', { set: { flagged: true } }))).statusCode).toBe(
      202,
    );
  });
});

describe('a member’s own', () => {
  const put = (cookie: string, body: object) => inSession(server, cookie, 'PUT', '/v1/password', body);

  it('password is changed with the one until now, which ends the other sessions', async () => {
    const { email, cookie } = await joined(server);
    const other = cookieOf(await signIn(email));
    clock.at += 1000;
    const answer = await put(cookie, { password: 'quiet lamp orchard', current: memberPassword });
    expect(answer.json()).toEqual({ set: true, changedAt: '2026-11-15T10:00:01.000Z' });
    expect([(await who(cookie)).statusCode, (await who(other)).statusCode]).toEqual([200, 401]);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, 'quiet lamp orchard')).statusCode).toBe(200);
  });

  it.each([
    ['without it', {}, '400 invalid_request current'],
    ['with another', { current: 'wrong' }, '403 forbidden current'],
    ['with the owner’s key', { key: ownerKey }, '400 invalid_request current'],
  ])('password is not changed %s', async (_, proof, problem) => {
    const { email, cookie } = await joined(server);
    expect(problemLine(await put(cookie, { password: 'quiet lamp orchard', ...proof }))).toBe(problem);
    expect((await signIn(email)).statusCode).toBe(200);
  });

  it('password cannot be removed where nothing else opens the account', async () => {
    const { cookie } = await joined(server);
    const answer = await put(cookie, { password: null, current: memberPassword });
    expect(problemLine(answer)).toBe('422 change_refused');
  });

  it('sessions are its own alone, and end everywhere but here', async () => {
    const { email, cookie } = await joined(server);
    const other = cookieOf(await signIn(email));
    const owner = await signedIn(server);
    const list = (await inSession(server, cookie, 'GET', '/v1/sessions')).json().items;
    expect(list).toHaveLength(2);
    expect(list.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const ended = await inSession(server, cookie, 'DELETE', '/v1/sessions');
    expect(ended.json()).toEqual({ ended: 1 });
    const statuses = await Promise.all(
      [cookie, other, owner].map(async (one) => (await who(one)).statusCode),
    );
    expect(statuses).toEqual([200, 401, 200]);
  });

  it('role and sites are not its own to change, and nobody removes themselves', async () => {
    const { id, cookie } = await joined(server, { role: 'owner' });
    const own = (method: 'PATCH' | 'DELETE', body?: object) =>
      inSession(server, cookie, method, `/v1/members/${id}`, body);
    expect(problemLine(await own('PATCH', { role: 'analyst' }))).toBe('422 change_refused');
    expect(problemLine(await own('PATCH', { sites: null }))).toBe('422 change_refused');
    expect(problemLine(await own('DELETE'))).toBe('422 change_refused');
    expect((await own('PATCH', { name: 'Ann' })).json().name).toBe('Ann');
  });
});

describe('a member who was removed', () => {
  it('is brought back with the password, and not with the sessions', async () => {
    const { id, email, cookie } = await joined(server);
    await asOwner(server, 'DELETE', `/v1/members/${id}`);
    expect(await members()).toEqual([]);
    clock.at += restorableFor - 1;
    const back = await asOwner(server, 'POST', `/v1/members/${id}/restore`);
    expect(back.json()).toMatchObject({ id, email, password: true });
    expect((await who(cookie)).statusCode).toBe(401);
    expect((await signIn(email)).statusCode).toBe(200);
  });

  it('is not brought back after an hour', async () => {
    const { id } = await joined(server);
    await asOwner(server, 'DELETE', `/v1/members/${id}`);
    clock.at += restorableFor;
    const late = await asOwner(server, 'POST', `/v1/members/${id}/restore`);
    expect(problemLine(late)).toBe('404 not_found id');
  });
});

describe('whoever is bound to sites', () => {
  it('governs members that are bound to some of them, and sees no other', async () => {
    const [mine, theirs] = [await createSite(server), await createSite(server)];
    const { key } = await createKey(server, { sites: [mine.id] });
    const asBound = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) =>
      withKey(server, key, method, url, body);
    const unbound = await invite(server, { role: 'owner' });
    const away = await invite(server, { sites: [mine.id, theirs.id] });
    const near = await invite(server, { sites: [mine.id] });
    const seen = (await asBound('GET', '/v1/members')).json().items;
    expect(seen.map(({ id }: { id: string }) => id)).toEqual([near.id]);
    for (const { id } of [unbound, away]) {
      const answers = [
        await asBound('GET', `/v1/members/${id}`),
        await asBound('PATCH', `/v1/members/${id}`, { role: 'owner' }),
        await asBound('DELETE', `/v1/members/${id}`),
        await asBound('POST', `/v1/members/${id}/invitation`),
      ];
      expect(answers.map(problemLine)).toEqual(Array(4).fill('404 not_found id'));
    }
    const wide = { email: 'wide@shop.example', role: 'analyst' };
    expect(problemLine(await asBound('POST', '/v1/members', wide))).toBe('403 forbidden');
    expect(problemLine(await asBound('PATCH', `/v1/members/${near.id}`, { sites: null }))).toBe(
      '403 forbidden',
    );
    const other = await asBound('PATCH', `/v1/members/${near.id}`, { sites: [theirs.id] });
    expect(problemLine(other)).toBe('404 unknown_site sites.0');
    await asOwner(server, 'DELETE', `/v1/members/${unbound.id}`);
    const back = await asBound('POST', `/v1/members/${unbound.id}/restore`);
    expect(problemLine(back)).toBe('404 not_found id');
  });
});

describe('the audit', () => {
  it('tells what was done to members and by them, and keeps their names when they are gone', async () => {
    const { id, email } = await joined(server, { name: 'Anna' });
    await change(id, { role: 'agent' });
    await asOwner(server, 'DELETE', `/v1/members/${id}`);
    clock.at += restorableFor;
    await server.storage.members.forgetRemoved(clock.at);
    const entries = await audited();
    expect(entries.map(({ action }: { action: string }) => action).slice(0, 4)).toEqual([
      'member.removed',
      'member.changed',
      'member.joined',
      'member.invited',
    ]);
    expect(entries[2].actor).toEqual({ kind: 'member', id, name: 'Anna' });
    expect(JSON.stringify(entries)).not.toContain(email);
  });
});

it('a page elsewhere changes nothing in the session of a member', async () => {
  const { cookie } = await joined(server, { role: 'owner' });
  const headers = { cookie, origin: 'https://evil.example' };
  const answer = await post(server, '/v1/members', { email: 'eve@evil.example', role: 'owner' }, headers);
  expect(problemLine(answer)).toBe('403 forbidden');
  expect((await call(server, 'GET', '/v1/session', { cookie })).statusCode).toBe(200);
});
