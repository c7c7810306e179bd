/** `/v1/password` and `/v1/sessions`: the owner's password, and what ends with it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, asOwner, post } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { cookieOf, inSession, signedIn } from '../support/http-session.ts';
import { ownerKey, startServer, type TestServer, type TestServerOptions } from '../support/server.ts';

const password = 'mauve kettle window';
let clock: HandClock;
let server: TestServer;
let cookie: string;
async function start(options: TestServerOptions = {}): Promise<void> {
  clock = handClock('2026-11-15T10:00:00Z');
  server = await startServer({ listen: false, demo: false, now: clock.now, ...options });
  cookie = await signedIn(server);
}
beforeEach(() => start());
afterEach(() => server.close());

const signIn = (proof: object) => post(server, '/v1/session', proof);
const put = (body: object, as = cookie) => inSession(server, as, 'PUT', '/v1/password', body);
const set = async (body: object = { password, key: ownerKey }) =>
  expect((await put(body)).statusCode, JSON.stringify(body)).toBe(200);
const told = async () => (await inSession(server, cookie, 'GET', '/v1/password')).json();
const lives = async (as: string) => (await inSession(server, as, 'GET', '/v1/session')).statusCode === 200;
const audited = async (): Promise<string[]> => {
  const { items } = (await asOwner(server, 'GET', '/v1/audit')).json();
  return items.map(({ action }: { action: string }) => action);
};

describe('a password', () => {
  it('is none at first', async () => {
    expect(await told()).toEqual({ set: false, changedAt: null });
    expect(problemLine(await signIn({ password }))).toBe('401 unauthorized password');
  });

  it('that was set signs in, and so does the key', async () => {
    clock.at += 1000;
    const answer = await put({ password, key: ownerKey });
    expect(answer.json()).toEqual({ set: true, changedAt: '2026-11-15T10:00:01.000Z' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await told()).toEqual(answer.json());
    expect(await lives(cookieOf(await signIn({ password })))).toBe(true);
    expect(await lives(cookieOf(await signIn({ key: ownerKey })))).toBe(true);
  });

  it('is sent beside the key by whoever does not know which of them was typed', async () => {
    await set();
    expect((await signIn({ key: password, password })).statusCode).toBe(200);
    expect((await signIn({ key: ownerKey, password: ownerKey })).statusCode).toBe(200);
    expect(problemLine(await signIn({ key: 'x', password: 'x' }))).toBe('401 unauthorized key password');
  });

  it('is the same however its accents are written', async () => {
    await set({ password: 'mu\u0308de Kessel am Fenster', key: ownerKey });
    expect((await signIn({ password: 'm\u00fcde Kessel am Fenster' })).statusCode).toBe(200);
  });

  it.each([
    ['too short', 'short', 'at least 12'],
    ['too long', 'a b c '.repeat(22), 'at most 128'],
    ['tried first', 'password1234', 'among the first'],
    ['the key', ownerKey, 'is the owner’s key'],
    ['the key with a space', ` ${ownerKey}`, 'is the owner’s key'],
  ])('that is %s is refused', async (_, refused, why) => {
    const answer = await put({ password: refused, key: ownerKey });
    expect(problemLine(answer)).toBe('400 invalid_request password');
    expect(problemIn(answer).detail).toContain(why);
    expect((await told()).set).toBe(false);
  });

  it('never comes back: not in an answer, not in the audit', async () => {
    const answers: Answer[] = [
      await put({ password, key: ownerKey }),
      await put({ password: `${password}s`, current: 'wrong' }),
      await asOwner(server, 'GET', '/v1/audit'),
      await signIn({ password: `${password}!` }),
    ];
    for (const { payload } of answers) expect(payload).not.toMatch(/mauve|scrypt/);
  });
});

describe('changing it', () => {
  it.each([
    ['with the key', { key: ownerKey }],
    ['with the password until now', { current: password }],
    ['with what may be either', { key: password, current: password }],
  ])('goes %s', async (_, proof) => {
    await set();
    await set({ password: 'quiet lamp orchard', ...proof });
    expect((await signIn({ password })).statusCode).toBe(401);
    expect((await signIn({ password: 'quiet lamp orchard' })).statusCode).toBe(200);
    expect(await audited()).toEqual(['owner_password.changed', 'owner_password.set', 'owner_key.changed']);
  });

  it('goes without more with the owner’s key as bearer token', async () => {
    expect((await asOwner(server, 'PUT', '/v1/password', { password })).statusCode).toBe(200);
    expect((await signIn({ password })).statusCode).toBe(200);
  });

  it('ends every other session, and not the one that does it', async () => {
    const other = await signedIn(server);
    await set();
    expect([await lives(cookie), await lives(other)]).toEqual([true, false]);
  });

  it('to none goes the same way', async () => {
    await set();
    expect(problemLine(await put({ password: null }))).toBe('400 invalid_request current');
    await set({ password: null, current: password });
    expect(await told()).toEqual({ set: false, changedAt: null });
    expect((await signIn({ password })).statusCode).toBe(401);
    expect((await audited())[0]).toBe('owner_password.removed');
  });

  it('is not for a session alone, which may be stolen', async () => {
    expect(problemLine(await put({ password }))).toBe('400 invalid_request current');
    expect(problemLine(await put({ password, key: 'sk_guess' }))).toBe('403 forbidden key');
    expect(problemLine(await put({ password, current: 'guess' }))).toBe('403 forbidden current');
    expect((await told()).set).toBe(false);
  });

  it('does not tell a session whether a guess is the key', async () => {
    const guess = (text: string) => put({ password: text, key: 'sk_wrong_key_of_some_length' });
    const [right, wrong] = [await guess(ownerKey), await guess(`${ownerKey}s`)];
    expect(problemIn(right)).toEqual(problemIn(wrong));
  });

  it('is not for a key that somebody made, however much it may', async () => {
    const { key } = await createKey(server);
    expect(problemLine(await withKey(server, key, 'PUT', '/v1/password', { password }))).toBe(
      '403 forbidden',
    );
    expect(problemLine(await withKey(server, key, 'GET', '/v1/password'))).toBe('403 forbidden');
  });

  it('is not for a page of another origin', async () => {
    const headers = { cookie, origin: 'https://evil.example' };
    const payload = { password, key: ownerKey };
    const forged = await server.app.server.inject({ method: 'PUT', url: '/v1/password', headers, payload });
    expect(problemLine(forged)).toBe('403 forbidden');
  });
});

describe('guessing', () => {
  it('the password counts with guessing the key', async () => {
    await set();
    for (const guess of [{ key: 'a' }, { password: 'b' }, { key: 'c', password: 'c' }, { key: 'd' }])
      expect((await signIn(guess)).statusCode).toBe(401);
    expect((await put({ password: 'quiet lamp orchard', current: 'e' })).statusCode).toBe(403);
    const answer = await signIn({ password });
    expect(problemLine(answer)).toBe('429 too_many_requests');
    expect(answer.headers['retry-after']).toBe('60');
    clock.at += 60_000;
    expect((await signIn({ password })).statusCode).toBe(200);
  });

  it('from many places at once takes no memory without end, and the key comes in beside it', async () => {
    await server.close();
    await start({ passwordCost: 'asBuilt' });
    await set();
    const from = (n: number) =>
      server.app.server.inject({
        method: 'POST',
        url: '/v1/session',
        remoteAddress: `192.0.2.${n}`,
        payload: { password: 'a guess at it' },
      });
    const guesses = Promise.all(Array.from({ length: 20 }, (_, n) => from(n)));
    expect((await signIn({ key: ownerKey })).statusCode).toBe(200);
    const statuses = (await guesses).map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([...Array(8).fill(401), ...Array(12).fill(503)]);
  });
});

describe('sessions', () => {
  const listed = async () => (await inSession(server, cookie, 'GET', '/v1/sessions')).json().items;

  it('are listed with their times, and the one that asks is marked', async () => {
    clock.at += 1000;
    await signedIn(server);
    const month = 30 * 86_400_000;
    expect(await listed()).toEqual([
      {
        createdAt: '2026-11-15T10:00:01.000Z',
        lastSeenAt: '2026-11-15T10:00:01.000Z',
        expiresAt: new Date(clock.at + month).toISOString(),
        current: false,
      },
      {
        createdAt: '2026-11-15T10:00:00.000Z',
        lastSeenAt: '2026-11-15T10:00:00.000Z',
        expiresAt: new Date(clock.at - 1000 + month).toISOString(),
        current: true,
      },
    ]);
  });

  it('that nobody used for a week are not listed', async () => {
    clock.at += 6 * 86_400_000;
    await signedIn(server);
    clock.at += 86_400_000;
    expect((await asOwner(server, 'GET', '/v1/sessions')).json().items).toHaveLength(1);
  });

  it('are ended everywhere but here', async () => {
    const other = await signedIn(server);
    expect((await inSession(server, cookie, 'DELETE', '/v1/sessions')).json()).toEqual({ ended: 1 });
    expect([await lives(cookie), await lives(other)]).toEqual([true, false]);
    expect((await audited())[0]).toBe('sessions.ended');
  });

  it('are ended everywhere with the key', async () => {
    expect((await asOwner(server, 'DELETE', '/v1/sessions')).json()).toEqual({ ended: 1 });
    expect(await lives(cookie)).toBe(false);
  });

  it('are the owner’s alone', async () => {
    const { key } = await createKey(server);
    for (const method of ['GET', 'DELETE'] as const)
      expect(problemLine(await withKey(server, key, method, '/v1/sessions'))).toBe('403 forbidden');
    expect(await lives(cookie)).toBe(true);
  });
});
