/** `/v1/oidc`: signing in by a provider of identities, with a real one. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, asOwner, call, post } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { accept, invite, joined, memberPassword } from '../support/http-members.ts';
import { problemLine } from '../support/http-problem.ts';
import { cookieOf } from '../support/http-session.ts';
import {
  type OidcProviderProcess,
  oidcClient,
  startOidcProvider,
  throughProvider,
} from '../support/oidc-provider.ts';
import { startServer, type TestServer } from '../support/server.ts';

const callback = 'http://earshot.test/v1/oidc/callback';
let provider: OidcProviderProcess;
let clock: HandClock;
let server: TestServer;
beforeAll(async () => {
  provider = await startOidcProvider(callback);
});
afterAll(() => provider.stop());

async function start(fields: Partial<typeof oidcClient> & { issuer?: string } = {}): Promise<void> {
  clock = handClock(new Date().toISOString());
  const oidc = { issuer: provider.issuer, name: 'Our directory', ...oidcClient, ...fields };
  server = await startServer({ listen: false, demo: false, now: clock.now, oidc });
}
beforeEach(() => start());
afterEach(() => server.close());

interface Begun {
  cookie: string;
  /** The address, of ours, that the browser comes back to. */
  back: string;
}

async function begin(headers: Record<string, string> = {}): Promise<Begun> {
  const answer = await call(server, 'GET', '/v1/oidc/start', headers);
  expect(answer.statusCode).toBe(302);
  const back = await throughProvider(String(answer.headers.location), provider.issuer);
  return { cookie: cookieOf(answer), back };
}

const end = ({ cookie, back }: Begun): Promise<Answer> => call(server, 'GET', back, { cookie });
const told = ({ statusCode, headers }: Answer) => `${statusCode} ${headers.location}`;
const refused = (problem: string) => `303 /#/sign-in?problem=${problem}`;

/** Of the two cookies the one of a session. */
function sessionIn(answer: Answer): string | undefined {
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  return cookies
    .map((cookie) => cookie.split(';')[0]!)
    .find((cookie) => /^__Host-earshot=.{43}$/.test(cookie));
}

const who = async (cookie: string | undefined) =>
  (await call(server, 'GET', '/v1/session', { cookie: cookie ?? '' })).json();
const members = async () => (await asOwner(server, 'GET', '/v1/members')).json().items;
const audited = async () =>
  (await asOwner(server, 'GET', '/v1/audit')).json().items.map(({ action }: { action: string }) => action);

describe('signing in by the provider', () => {
  it('is offered by name', async () => {
    expect((await call(server, 'GET', '/v1/oidc')).json()).toEqual({ name: 'Our directory' });
  });

  it('asks for a code with PKCE, state and nonce, kept where no script and no other site reads them', async () => {
    const answer = await call(server, 'GET', '/v1/oidc/start');
    const to = new URL(String(answer.headers.location));
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'earshot', redirect_uri: callback },
      ...{ code_challenge_method: 'S256', scope: 'openid email profile' },
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(to.searchParams.get(name)!.length, name).toBeGreaterThanOrEqual(43);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(
      /^__Host-earshot-oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(cookie).not.toContain(to.searchParams.get('state'));
  });

  it('lets an invited member in by the verified address, who needs no password', async () => {
    const { id } = await invite(server, { email: 'anna@shop.example', role: 'agent' });
    await provider.next({ subject: 'anna-1', email: 'Anna@Shop.example' });
    const answer = await end(await begin());
    expect(told(answer)).toBe('303 /');
    expect(await who(sessionIn(answer))).toMatchObject({ role: 'agent', member: { id } });
    expect(await members()).toMatchObject([{ identity: provider.issuer, password: false, invitation: null }]);
    expect((await audited())[0]).toBe('member.identity_bound');
  });

  it('knows a member again by the identity, whatever the address is now', async () => {
    const { id } = await invite(server, { email: 'ben@shop.example' });
    await provider.next({ subject: 'ben-1', email: 'ben@shop.example' });
    await end(await begin());
    await provider.next({ subject: 'ben-1', email: 'benjamin@shop.example', verified: false });
    expect(await who(sessionIn(await end(await begin())))).toMatchObject({ member: { id } });
  });

  it('takes "true" as a text for verified', async () => {
    await invite(server, { email: 'cleo@shop.example' });
    await provider.next({ subject: 'cleo-1', email: 'cleo@shop.example', verified: 'true' });
    expect(told(await end(await begin()))).toBe('303 /');
  });

  it('ends the session that the browser had, whose cookie does not come back from another site', async () => {
    const member = await joined(server, { email: 'dora@shop.example' });
    await provider.next({ subject: 'dora-1', email: 'dora@shop.example' });
    const answer = await end(await begin({ cookie: member.cookie }));
    expect(await who(sessionIn(answer))).toMatchObject({ member: { id: member.id } });
    expect((await call(server, 'GET', '/v1/session', { cookie: member.cookie })).statusCode).toBe(401);
  });

  it('leaves the password as it was', async () => {
    const { email } = await joined(server, { email: 'emil@shop.example' });
    await provider.next({ subject: 'emil-1', email });
    await end(await begin());
    expect((await post(server, '/v1/session', { email, password: memberPassword })).statusCode).toBe(200);
  });
});

describe('nobody is signed in', () => {
  afterEach(async () => expect(await audited()).not.toContain('member.identity_bound'));

  it('who is no member, and no member is made', async () => {
    await provider.next({ subject: 'eve-1', email: 'eve@evil.example' });
    const answer = await end(await begin());
    expect(told(answer)).toBe(refused('unknown'));
    expect(sessionIn(answer)).toBeUndefined();
    expect(await members()).toEqual([]);
  });

  it.each([
    ['not verified', { email: 'fay@shop.example', verified: false }],
    ['verified in some other word', { email: 'fay@shop.example', verified: 1 }],
    ['not told', {}],
  ])('whose address is %s', async (_, claims) => {
    await invite(server, { email: 'fay@shop.example' });
    await provider.next({ subject: 'fay-1', ...claims });
    const answer = await end(await begin());
    expect(told(answer)).toBe(refused('unverified'));
    expect(sessionIn(answer)).toBeUndefined();
  });

  it('who was removed', async () => {
    const { id, email } = await invite(server);
    await asOwner(server, 'DELETE', `/v1/members/${id}`);
    await provider.next({ subject: 'gone-1', email });
    expect(told(await end(await begin()))).toBe(refused('unknown'));
  });

  it('who says no at the provider', async () => {
    await provider.next('denies');
    expect(told(await end(await begin()))).toBe(refused('denied'));
  });

  it('who takes longer than ten minutes', async () => {
    const { email } = await invite(server);
    await provider.next({ subject: 'late-1', email });
    const begun = await begin();
    clock.at += 600_000;
    expect(told(await end(begun))).toBe(refused('expired'));
  });

  it.each<[string, (begun: Begun) => Begun]>([
    ['without the cookie of the beginning', ({ back }) => ({ back, cookie: '' })],
    [
      'with a cookie that was changed',
      ({ back, cookie }) => ({
        back,
        cookie: `${cookie.slice(0, -2)}${cookie.endsWith('AA') ? 'BB' : 'AA'}`,
      }),
    ],
    ['with a cookie of something else', ({ back }) => ({ back, cookie: '__Host-earshot-oidc=made-up' })],
  ])('%s', async (_, change) => {
    const { email } = await invite(server);
    await provider.next({ subject: 'lost-1', email });
    expect(told(await end(change(await begin())))).toBe(refused('expired'));
  });

  it('by what another browser brought back, whatever is sent along with it', async () => {
    const { email } = await invite(server);
    await provider.next({ subject: 'theirs-1', email });
    const [mine, theirs] = [await begin(), await begin()];
    expect(told(await end({ cookie: mine.cookie, back: theirs.back }))).toBe(refused('provider'));
    const state = new URLSearchParams(mine.back.split('?')[1]).get('state')!;
    const forged = theirs.back.replace(/state=[^&]+/, `state=${state}`);
    expect(told(await end({ cookie: mine.cookie, back: forged }))).toBe(refused('provider'));
  });

  it('by a client secret that is wrong', async () => {
    await server.close();
    await start({ clientSecret: 'not the one that the provider knows' });
    const { email } = await invite(server);
    await provider.next({ subject: 'wrong-1', email });
    expect(told(await end(await begin()))).toBe(refused('provider'));
  });

  it('after many attempts that came to nothing, until a minute has passed', async () => {
    await provider.next({ subject: 'many-1', email: 'many@shop.example' });
    const mine = await begin();
    for (let i = 0; i < 5; i++)
      expect(told(await end({ ...mine, back: '/v1/oidc/callback?code=made-up&state=made-up' }))).toBe(
        refused('provider'),
      );
    expect(told(await end(mine))).toBe(refused('too_many'));
    clock.at += 60_000;
    expect(told(await end(mine))).toBe(refused('unknown'));
  });
});

describe('an identity', () => {
  it('is bound once: another with the same address is not let in, until an owner releases the first', async () => {
    const { id, email } = await invite(server);
    await provider.next({ subject: 'first', email });
    await end(await begin());
    await provider.next({ subject: 'second', email });
    expect(told(await end(await begin()))).toBe(refused('other_identity'));
    const released = await asOwner(server, 'PATCH', `/v1/members/${id}`, { identity: null });
    expect(released.json().identity).toBeNull();
    expect(told(await end(await begin()))).toBe('303 /');
  });

  it('that is bound lets the member go without a password', async () => {
    const member = await invite(server);
    const cookie = cookieOf(await accept(server, member));
    await provider.next({ subject: 'free-1', email: member.email });
    await end(await begin());
    const body = { password: null, current: memberPassword };
    const headers = { cookie };
    const payload = await server.app.server.inject({
      method: 'PUT',
      url: '/v1/password',
      headers,
      payload: body,
    });
    expect(payload.json()).toEqual({ set: false, changedAt: null });
    expect(
      (await post(server, '/v1/session', { email: member.email, password: memberPassword })).statusCode,
    ).toBe(401);
  });
});

describe('a code', () => {
  it('is good once', async () => {
    const { email } = await invite(server);
    await provider.next({ subject: 'once-1', email });
    const begun = await begin();
    expect(told(await end(begun))).toBe('303 /');
    expect(told(await end(begun))).toBe(refused('provider'));
  });
});

describe('a provider', () => {
  it('that does not run keeps nothing from starting, and is asked again when it does', async () => {
    const other = await startOidcProvider(callback);
    await server.close();
    await start({ issuer: other.issuer });
    await other.stop();
    expect(told(await call(server, 'GET', '/v1/oidc/start'))).toBe(refused('provider'));
    const again = await startOidcProvider(callback, { port: Number(new URL(other.issuer).port) });
    const answer = await call(server, 'GET', '/v1/oidc/start');
    expect(String(answer.headers.location)).toMatch(new RegExp(`^${again.issuer}/`));
    await again.stop();
  });

  it('that is none is not offered', async () => {
    await server.close();
    server = await startServer({ listen: false, demo: false });
    expect((await call(server, 'GET', '/v1/oidc')).json()).toEqual({ name: null });
    for (const place of ['start', 'callback'])
      expect(problemLine(await call(server, 'GET', `/v1/oidc/${place}`))).toBe('404 not_found');
  });
});
