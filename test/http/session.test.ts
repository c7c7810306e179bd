/** `/v1/session`: the dashboard's way in and out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call, post } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const day = 86_400_000;
/** What is told of the owner of the installation. */
const root = { role: 'owner', may: ['read', 'care', 'write', 'admin'], sites: null, member: null };
const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());

const signIn = (key: unknown = ownerKey, headers: Record<string, string> = {}) =>
  post(server, '/v1/session', { key }, headers);

function cookieOf(answer: Answer): string {
  const [cookie] = String(answer.headers['set-cookie']).split(';');
  return cookie!;
}

const who = (cookie: string) => call(server, 'GET', '/v1/session', { cookie });

describe('signing in', () => {
  it("with the owner's key starts a session", async () => {
    const answer = await signIn();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(root);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await who(cookieOf(answer))).json()).toEqual(root);
  });

  it('forgives a space that was copied along', async () => {
    expect((await signIn(` ${ownerKey}\n`)).statusCode).toBe(200);
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const [cookie, ...attributes] = String((await signIn()).headers['set-cookie']).split('; ');
    expect(cookie).toMatch(/^__Host-earshot=[\w-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Strict', 'Secure']);
  });

  it('over plain HTTP on another address sets a plain cookie, which a browser would keep', async () => {
    const cookie = String((await signIn(ownerKey, { host: 'earshot.lan:8787' })).headers['set-cookie']);
    expect(cookie).toMatch(/^earshot=/);
    expect(cookie).not.toContain('Secure');
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
  });

  it('never gives out the same token twice', async () => {
    expect(cookieOf(await signIn())).not.toBe(cookieOf(await signIn()));
  });

  it.each([
    ['a wrong key', 'sk_wrong', '401 unauthorized key'],
    ['a key that begins like the right one', ownerKey.slice(0, -1), '401 unauthorized key'],
    ['no key', '', '400 invalid_request key'],
    ['a number', 7, '400 invalid_request key'],
    ['a key that is too long', 'x'.repeat(201), '400 invalid_request key'],
    ['a NUL', '\0', '401 unauthorized key'],
  ])('with %s is refused, and sets no cookie', async (_, key, problem) => {
    const answer = await signIn(key);
    expect(problemLine(answer)).toBe(problem);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

it('a page elsewhere signs nobody in', async () => {
  const answer = await signIn(ownerKey, { origin: 'https://evil.example' });
  expect(problemLine(answer)).toBe('403 forbidden');
  expect(answer.headers['set-cookie']).toBeUndefined();
});

describe('a session', () => {
  it('opens what needs a key', async () => {
    const cookie = cookieOf(await signIn());
    expect((await call(server, 'GET', '/v1/sites', { cookie })).statusCode).toBe(200);
  });

  it('yields to a key that is sent beside it, even a wrong one', async () => {
    const cookie = cookieOf(await signIn());
    const answer = await call(server, 'GET', '/v1/sites', { cookie, authorization: 'Bearer sk_wrong' });
    expect(problemLine(answer)).toBe('401 unauthorized');
  });

  it('lets our own page change something', async () => {
    const cookie = cookieOf(await signIn());
    const answer = await post(
      server,
      '/v1/sites',
      { name: 'Mine' },
      { cookie, origin: 'http://earshot.test' },
    );
    expect(answer.statusCode).toBe(201);
  });

  it.each(['https://evil.example', 'null', 'http://earshot.test.evil.example'])(
    'lets no page of %s change anything',
    async (origin) => {
      const cookie = cookieOf(await signIn());
      const answer = await post(server, '/v1/sites', { name: 'Forged' }, { cookie, origin });
      expect(problemLine(answer)).toBe('403 forbidden');
      const { items } = (await call(server, 'GET', '/v1/sites', { cookie })).json();
      expect(items.map((site: { name: string }) => site.name)).not.toContain('Forged');
    },
  );

  it('is not signed out by a page of another origin', async () => {
    const cookie = cookieOf(await signIn());
    const answer = await call(server, 'DELETE', '/v1/session', { cookie, origin: 'https://evil.example' });
    expect(problemLine(answer)).toBe('403 forbidden');
    expect((await who(cookie)).statusCode).toBe(200);
  });

  it('ends with the sign-out, and its cookie with it', async () => {
    const cookie = cookieOf(await signIn());
    const answer = await call(server, 'DELETE', '/v1/session', { cookie });
    expect(answer.statusCode).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-earshot=; Max-Age=0;/);
    expect(problemLine(await who(cookie))).toBe('401 unauthorized');
    expect(problemLine(await call(server, 'GET', '/v1/sites', { cookie }))).toBe('401 unauthorized');
  });

  it('ends after a week in which nobody came', async () => {
    const cookie = cookieOf(await signIn());
    clock.at += 7 * day - 1000;
    expect((await who(cookie)).statusCode).toBe(200);
    clock.at += 7 * day;
    expect((await who(cookie)).statusCode).toBe(401);
  });

  it('ends after thirty days, however busy', async () => {
    const cookie = cookieOf(await signIn());
    for (let i = 0; i < 5; i++) {
      clock.at += 5 * day;
      expect((await who(cookie)).statusCode).toBe(200);
    }
    clock.at += 5 * day;
    expect((await who(cookie)).statusCode).toBe(401);
  });

  it('that was made up is none', async () => {
    expect(problemLine(await who('__Host-earshot=made-up'))).toBe('401 unauthorized');
    expect(problemLine(await who(''))).toBe('401 unauthorized');
  });
});

describe('signing out', () => {
  it('without a session is no failure', async () => {
    expect((await call(server, 'DELETE', '/v1/session')).statusCode).toBe(204);
  });
});

describe('a bearer token', () => {
  it.each([
    ['the key', `Bearer ${ownerKey}`, 200],
    ['the key, in lower case', `bearer ${ownerKey}`, 200],
    ['another key', 'Bearer sk_wrong', 401],
    ['no key', 'Bearer ', 401],
    ['basic authentication', `Basic ${Buffer.from(`x:${ownerKey}`).toString('base64')}`, 401],
    ['the key alone', ownerKey, 401],
    ['a key and more', `Bearer ${ownerKey} x`, 401],
  ])('that is %s', async (_, authorization, status) => {
    expect((await call(server, 'GET', '/v1/sites', { authorization })).statusCode).toBe(status);
  });
});

describe('guessing the key', () => {
  const from = (remoteAddress: string, key: string) =>
    server.app.server.inject({
      method: 'POST',
      url: '/v1/session',
      remoteAddress,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ key }),
    });
  const guess = async (remoteAddress: string, times: number) => {
    for (let i = 0; i < times; i++) expect((await from(remoteAddress, 'sk_guess')).statusCode).toBe(401);
  };

  it('is slowed down after five failures in a minute, whatever is guessed then', async () => {
    await guess('192.0.2.1', 5);
    const answer = await from('192.0.2.1', ownerKey);
    expect(problemLine(answer)).toBe('429 too_many_requests');
    expect(answer.headers['retry-after']).toBe('60');
    expect(answer.headers['set-cookie']).toBeUndefined();
    clock.at += 60_000;
    expect((await from('192.0.2.1', ownerKey)).statusCode).toBe(200);
  });

  it('locks nobody out who comes from elsewhere', async () => {
    await guess('192.0.2.2', 5);
    expect((await from('192.0.2.3', ownerKey)).statusCode).toBe(200);
  });

  it('from another address of the same /64 is the same guessing', async () => {
    await guess('2001:db8::1', 5);
    expect((await from('2001:db8::ffff:2', ownerKey)).statusCode).toBe(429);
    expect((await from('2001:db8:0:1::1', ownerKey)).statusCode).toBe(200);
  });

  it('many at a time is no way around', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => from('192.0.2.4', 'sk_guess')));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(15);
  });
});
