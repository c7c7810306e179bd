/** `/v1/keys`: made, recognised, bound and revoked. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, post } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, type MadeKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const hour = 3_600_000;
const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
});

const listed = async () => (await asOwner(server, 'GET', '/v1/keys')).json();
const listedKey = async ({ id }: MadeKey) =>
  (await listed()).items.find((key: { id: string }) => key.id === id);

describe('a new key', () => {
  it('is shown once, with what it may do', async () => {
    const answer = await asOwner(server, 'POST', '/v1/keys', { name: 'Reports', scopes: ['read'] });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      key: expect.stringMatching(/^sk_[\w-]{43}$/),
      prefix: answer.json().key.slice(0, 9),
      name: 'Reports',
      scopes: ['read'],
      sites: null,
      createdAt: '2026-11-15T10:00:00.000Z',
      expiresAt: null,
      lastUsedAt: null,
    });
  });

  it('is listed without its secret', async () => {
    const { key, ...rest } = await createKey(server, {
      sites: [site.id],
      expiresAt: '2027-01-01T01:00:00+01:00',
    });
    expect(rest).toMatchObject({ sites: [site.id], expiresAt: '2027-01-01T00:00:00.000Z' });
    expect(await listedKey({ key, ...rest })).toEqual(rest);
    expect(JSON.stringify(await listed())).not.toContain(key);
  });

  it('opens what it is for', async () => {
    const { key } = await createKey(server, { scopes: ['read'] });
    expect((await withKey(server, key, 'GET', '/v1/sites')).statusCode).toBe(200);
  });

  it.each([
    ['no name', { scopes: ['read'] }, '400 invalid_request name'],
    ['an empty name', { name: '', scopes: ['read'] }, '400 invalid_request name'],
    ['a name with NUL', { name: 'a\0', scopes: ['read'] }, '400 invalid_request name'],
    ['no scopes', { name: 'K' }, '400 invalid_request scopes'],
    ['an empty list of scopes', { name: 'K', scopes: [] }, '400 invalid_request scopes'],
    ['an unknown scope', { name: 'K', scopes: ['root'] }, '400 invalid_request scopes.0'],
    ['a scope twice', { name: 'K', scopes: ['read', 'read'] }, '400 invalid_request scopes'],
    ['a scope for a list', { name: 'K', scopes: 'read' }, '400 invalid_request scopes'],
    ['an empty list of sites', { name: 'K', scopes: ['read'], sites: [] }, '400 invalid_request sites'],
    ['null for its sites', { name: 'K', scopes: ['read'], sites: null }, '400 invalid_request sites'],
    ['an unknown site', { name: 'K', scopes: ['read'], sites: ['x'] }, '404 unknown_site sites.0'],
    [
      'an end in the past',
      { name: 'K', scopes: ['read'], expiresAt: '2026-11-15T10:00:00Z' },
      '400 invalid_request expiresAt',
    ],
    [
      'a date for its end',
      { name: 'K', scopes: ['read'], expiresAt: '2027-01-01' },
      '400 invalid_request expiresAt',
    ],
    [
      'a month that is none',
      { name: 'K', scopes: ['read'], expiresAt: '2027-13-01T00:00:00Z' },
      '400 invalid_request expiresAt',
    ],
    ['a secret of its own', { name: 'K', scopes: ['read'], key: 'sk_mine' }, '400 invalid_request key'],
  ])('with %s is refused', async (_, body, problem) => {
    const before = await listed();
    expect(problemLine(await asOwner(server, 'POST', '/v1/keys', body))).toBe(problem);
    expect(await listed()).toEqual(before);
  });

  it('is not made where there are 200 already', async () => {
    const many = await startServer({ listen: false, now: clock.now });
    for (let i = 0; i < 200; i++) await createKey(many);
    const answer = await asOwner(many, 'POST', '/v1/keys', { name: 'One more', scopes: ['read'] });
    expect(problemLine(answer)).toBe('422 change_refused');
    await many.close();
  });
});

describe('a key', () => {
  it('tells when it was last used, to the hour', async () => {
    const made = await createKey(server);
    const first = clock.at;
    await withKey(server, made.key, 'GET', '/v1/sites');
    clock.at += hour - 1;
    await withKey(server, made.key, 'GET', '/v1/sites');
    expect((await listedKey(made)).lastUsedAt).toBe(new Date(first).toISOString());
    clock.at += 1;
    await withKey(server, made.key, 'GET', '/v1/sites');
    expect((await listedKey(made)).lastUsedAt).toBe(new Date(first + hour).toISOString());
  });

  it('works until it expires', async () => {
    const { key } = await createKey(server, { expiresAt: new Date(clock.at + 1000).toISOString() });
    clock.at += 999;
    expect((await withKey(server, key, 'GET', '/v1/sites')).statusCode).toBe(200);
    clock.at += 1;
    expect(problemLine(await withKey(server, key, 'GET', '/v1/sites'))).toBe('401 unauthorized');
  });

  it('stops working at once when it is revoked, and is gone from the list', async () => {
    const made = await createKey(server);
    const answer = await asOwner(server, 'DELETE', `/v1/keys/${made.id}`);
    expect(answer.statusCode).toBe(204);
    expect(problemLine(await withKey(server, made.key, 'GET', '/v1/sites'))).toBe('401 unauthorized');
    expect(await listedKey(made)).toBeUndefined();
  });

  it('that is not there cannot be revoked', async () => {
    expect(problemLine(await asOwner(server, 'DELETE', '/v1/keys/unknown'))).toBe('404 not_found id');
  });

  it('does not sign in to the dashboard', async () => {
    const { key } = await createKey(server);
    expect(problemLine(await post(server, '/v1/session', { key }))).toBe('401 unauthorized key');
  });
});

describe('the scopes of a key', () => {
  it('name what is missing', async () => {
    const { key } = await createKey(server, { scopes: ['read'] });
    const answer = await withKey(server, key, 'PATCH', `/v1/sites/${site.id}`, { minimumN: 2 });
    expect(problemLine(answer)).toBe('403 forbidden');
    expect(answer.json().detail).toBe('the key needs the scope "write"');
  });

  it('are asked for before the body is judged', async () => {
    const { key } = await createKey(server, { scopes: ['write'] });
    expect(problemLine(await withKey(server, key, 'POST', '/v1/keys', {}))).toBe('403 forbidden');
  });

  it.each(['GET', 'HEAD'] as const)('are asked for by %s, too', async (method) => {
    const { key } = await createKey(server, { scopes: ['write'] });
    expect((await withKey(server, key, method, '/v1/keys')).statusCode).toBe(403);
    expect((await call(server, method, '/v1/keys')).statusCode).toBe(401);
    expect((await withKey(server, ownerKey, method, '/v1/keys')).statusCode).toBe(200);
  });
});

describe('a key that is bound to a site', () => {
  let bound: string;
  let other: Site;
  beforeEach(async () => {
    other = await createSite(server);
    await createSurvey(server, other);
    bound = (await createKey(server, { sites: [site.id] })).key;
  });

  it('sees its site alone', async () => {
    expect((await withKey(server, bound, 'GET', '/v1/sites')).json()).toEqual({ items: [site], next: null });
    expect((await withKey(server, bound, 'GET', `/v1/sites/${site.id}`)).statusCode).toBe(200);
  });

  it('cannot create a site', async () => {
    expect(problemLine(await withKey(server, bound, 'POST', '/v1/sites', { name: 'Mine' }))).toBe(
      '403 forbidden',
    );
  });

  it('changes nothing of another site', async () => {
    await withKey(server, bound, 'PATCH', `/v1/sites/${other.id}`, { name: 'Stolen' });
    await withKey(server, bound, 'PUT', `/v1/surveys/checkout?site=${other.id}`, { name: 'Stolen' });
    expect((await asOwner(server, 'GET', `/v1/sites/${other.id}`)).json().name).toBe('Shop');
    const survey = await asOwner(server, 'GET', `/v1/surveys/checkout?site=${other.id}`);
    expect(survey.json().name).toBe('Checkout');
  });

  it('makes keys for its site, and no others', async () => {
    const made = (sites?: string[]) =>
      withKey(server, bound, 'POST', '/v1/keys', {
        name: 'K',
        scopes: ['read'],
        ...(sites ? { sites } : {}),
      });
    expect((await made([site.id])).statusCode).toBe(201);
    expect(problemLine(await made())).toBe('403 forbidden');
    expect(problemLine(await made([site.id, other.id]))).toBe('404 unknown_site sites.1');
  });

  it('sees and revokes the keys of its site, and no others', async () => {
    const unbound = await createKey(server);
    const foreign = await createKey(server, { sites: [site.id, other.id] });
    const own = await createKey(server, { sites: [site.id] });
    const { items } = (await withKey(server, bound, 'GET', '/v1/keys')).json();
    const ids = items.map(({ id }: MadeKey) => id);
    expect(ids).toContain(own.id);
    expect(ids).not.toContain(unbound.id);
    expect(ids).not.toContain(foreign.id);
    const revoke = (id: string) => withKey(server, bound, 'DELETE', `/v1/keys/${id}`);
    expect(problemLine(await revoke(unbound.id))).toBe('404 not_found id');
    expect(problemLine(await revoke(foreign.id))).toBe('404 not_found id');
    expect((await revoke(own.id)).statusCode).toBe(204);
  });

  it('sees what was done to its site in the audit, and no more', async () => {
    const { items } = (await withKey(server, bound, 'GET', '/v1/audit')).json();
    expect(items.map((entry: { site: string; action: string }) => [entry.site, entry.action])).toEqual([
      [site.id, 'key.created'],
      [site.id, 'site.created'],
    ]);
  });
});
