/** Every operation that needs a key, called with every key that must not open it. */
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyScope, keyScopes } from '../../shared/key.ts';
import type { Site } from '../../shared/site.ts';
import { type Answer, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

interface Call {
  scope: KeyScope;
  /** Absent: it names no site. */
  site?: 'query' | 'path' | 'body';
  /** With `{site}` where it names one. */
  url: string;
  body?: object;
}

const survey = { slug: 'new', name: 'New', questions: [{ id: 'q', type: 'nps', text: 'Well?' }] };

/** What each operation takes. An operation that is not in here fails the first test. */
const calls: Record<string, Call> = {
  'GET /v1/audit': { scope: 'admin', site: 'query', url: '/v1/audit?site={site}' },
  'GET /v1/keys': { scope: 'admin', url: '/v1/keys' },
  'POST /v1/keys': {
    scope: 'admin',
    site: 'body',
    url: '/v1/keys',
    body: { name: 'K', scopes: ['read'], sites: ['{site}'] },
  },
  'GET /v1/members': { scope: 'admin', url: '/v1/members' },
  'POST /v1/members': {
    scope: 'admin',
    site: 'body',
    url: '/v1/members',
    body: { email: 'anna@shop.example', role: 'analyst', sites: ['{site}'] },
  },
  'GET /v1/members/{id}': { scope: 'admin', url: '/v1/members/unknown' },
  'PATCH /v1/members/{id}': { scope: 'admin', url: '/v1/members/unknown', body: { role: 'owner' } },
  'DELETE /v1/members/{id}': { scope: 'admin', url: '/v1/members/unknown' },
  'POST /v1/members/{id}/restore': { scope: 'admin', url: '/v1/members/unknown/restore' },
  'POST /v1/members/{id}/invitation': { scope: 'admin', url: '/v1/members/unknown/invitation' },
  'GET /v1/themes': { scope: 'read', site: 'query', url: '/v1/themes?site={site}' },
  'POST /v1/themes': {
    scope: 'write',
    site: 'body',
    url: '/v1/themes',
    body: { site: '{site}', name: 'Delivery', words: ['late'] },
  },
  'POST /v1/themes/try': {
    scope: 'read',
    site: 'body',
    url: '/v1/themes/try',
    body: { site: '{site}', words: ['late'] },
  },
  'GET /v1/themes/{id}': { scope: 'read', url: '/v1/themes/unknown' },
  'PATCH /v1/themes/{id}': { scope: 'write', url: '/v1/themes/unknown', body: { words: ['late'] } },
  'DELETE /v1/themes/{id}': { scope: 'write', url: '/v1/themes/unknown' },
  'GET /v1/webhooks': { scope: 'admin', site: 'query', url: '/v1/webhooks?site={site}' },
  'POST /v1/webhooks': {
    scope: 'admin',
    site: 'body',
    url: '/v1/webhooks',
    body: { site: '{site}', url: 'https://shop.example/hook' },
  },
  'GET /v1/webhooks/{id}': { scope: 'admin', url: '/v1/webhooks/unknown' },
  'PATCH /v1/webhooks/{id}': { scope: 'admin', url: '/v1/webhooks/unknown', body: { enabled: true } },
  'DELETE /v1/webhooks/{id}': { scope: 'admin', url: '/v1/webhooks/unknown' },
  'POST /v1/webhooks/{id}/secret': { scope: 'admin', url: '/v1/webhooks/unknown/secret' },
  'POST /v1/webhooks/{id}/test': { scope: 'admin', url: '/v1/webhooks/unknown/test' },
  'GET /v1/webhooks/{id}/deliveries': { scope: 'admin', url: '/v1/webhooks/unknown/deliveries' },
  'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': {
    scope: 'admin',
    url: '/v1/webhooks/unknown/deliveries/unknown/replay',
  },
  'GET /v1/installation': { scope: 'admin', url: '/v1/installation' },
  'GET /v1/password': { scope: 'admin', url: '/v1/password' },
  'PUT /v1/password': { scope: 'admin', url: '/v1/password', body: { password: null } },
  'GET /v1/sessions': { scope: 'admin', url: '/v1/sessions' },
  'DELETE /v1/sessions': { scope: 'admin', url: '/v1/sessions' },
  'DELETE /v1/keys/{id}': { scope: 'admin', url: '/v1/keys/unknown' },
  'GET /v1/live': { scope: 'read', site: 'query', url: '/v1/live?site={site}' },
  'POST /v1/surveys/preview': {
    scope: 'read',
    site: 'body',
    url: '/v1/surveys/preview',
    body: { site: '{site}', questions: survey.questions },
  },
  'POST /v1/query': {
    scope: 'read',
    site: 'body',
    url: '/v1/query',
    body: { site: '{site}', metrics: ['nps'] },
  },
  'GET /v1/responses': { scope: 'read', site: 'query', url: '/v1/responses?site={site}' },
  'PATCH /v1/responses/{id}': {
    scope: 'write',
    site: 'query',
    url: `/v1/responses/${responseId(1)}?site={site}`,
    body: { flagged: true },
  },
  'DELETE /v1/responses/{id}': {
    scope: 'write',
    site: 'query',
    url: `/v1/responses/${responseId(2)}?site={site}`,
  },
  'POST /v1/responses/overrule': {
    scope: 'write',
    site: 'body',
    url: '/v1/responses/overrule',
    body: { site: '{site}', set: { flagged: true } },
  },
  'POST /v1/responses/delete': {
    scope: 'write',
    site: 'body',
    url: '/v1/responses/delete',
    body: { site: '{site}', period: 'all' },
  },
  'GET /v1/visitors/{id}': { scope: 'read', site: 'query', url: '/v1/visitors/anna?site={site}' },
  'DELETE /v1/visitors/{id}': { scope: 'write', site: 'query', url: '/v1/visitors/anna?site={site}' },
  'GET /v1/tags': { scope: 'read', site: 'query', url: '/v1/tags?site={site}' },
  'POST /v1/exports': {
    scope: 'read',
    site: 'body',
    url: '/v1/exports',
    body: { site: '{site}', format: 'csv' },
  },
  'GET /v1/exports': { scope: 'read', site: 'query', url: '/v1/exports?site={site}' },
  'GET /v1/exports/{id}': { scope: 'read', url: '/v1/exports/unknown' },
  'GET /v1/exports/{id}/file': { scope: 'read', url: '/v1/exports/unknown/file' },
  'DELETE /v1/exports/{id}': { scope: 'read', url: '/v1/exports/unknown' },
  'POST /v1/imports': { scope: 'write', site: 'query', url: '/v1/imports?site={site}', body: [{ score: 9 }] },
  'PUT /v1/imports/{id}/file': {
    scope: 'write',
    url: '/v1/imports/unknown/file?offset=1',
    body: [{ score: 9 }],
  },
  'GET /v1/imports': { scope: 'read', site: 'query', url: '/v1/imports?site={site}' },
  'GET /v1/imports/{id}': { scope: 'read', url: '/v1/imports/unknown' },
  'GET /v1/imports/{id}/report': { scope: 'write', url: '/v1/imports/unknown/report' },
  'PATCH /v1/imports/{id}': { scope: 'write', url: '/v1/imports/unknown', body: { key: null } },
  'POST /v1/imports/{id}/check': { scope: 'write', url: '/v1/imports/unknown/check' },
  'POST /v1/imports/{id}/start': { scope: 'write', url: '/v1/imports/unknown/start' },
  'POST /v1/imports/{id}/undo': { scope: 'write', url: '/v1/imports/unknown/undo' },
  'DELETE /v1/imports/{id}': { scope: 'write', url: '/v1/imports/unknown' },
  'GET /v1/import-mappings': { scope: 'read', site: 'query', url: '/v1/import-mappings?site={site}' },
  'POST /v1/import-mappings': {
    scope: 'write',
    site: 'body',
    url: '/v1/import-mappings',
    body: { site: '{site}', name: 'M', mapping: {} },
  },
  'PATCH /v1/import-mappings/{id}': {
    scope: 'write',
    url: '/v1/import-mappings/unknown?site={site}',
    body: { name: 'N' },
  },
  'DELETE /v1/import-mappings/{id}': {
    scope: 'write',
    url: '/v1/import-mappings/unknown?site={site}',
  },
  'GET /v1/export-schedules': { scope: 'read', site: 'query', url: '/v1/export-schedules?site={site}' },
  'POST /v1/export-schedules': {
    scope: 'admin',
    site: 'body',
    url: '/v1/export-schedules',
    body: { site: '{site}', name: 'Nightly', format: 'csv', every: 'day' },
  },
  'GET /v1/export-schedules/{id}': { scope: 'read', url: '/v1/export-schedules/unknown' },
  'PATCH /v1/export-schedules/{id}': {
    scope: 'admin',
    url: '/v1/export-schedules/unknown',
    body: { paused: true },
  },
  'DELETE /v1/export-schedules/{id}': { scope: 'admin', url: '/v1/export-schedules/unknown' },
  'POST /v1/export-schedules/{id}/run': { scope: 'admin', url: '/v1/export-schedules/unknown/run' },
  'GET /v1/jobs': { scope: 'read', url: '/v1/jobs' },
  'GET /v1/jobs/{id}': { scope: 'read', url: '/v1/jobs/unknown' },
  'DELETE /v1/jobs/{id}': { scope: 'write', url: '/v1/jobs/unknown' },
  'GET /v1/sites/{id}/retention': {
    scope: 'read',
    site: 'path',
    url: '/v1/sites/{site}/retention?answers=30d',
  },
  'GET /v1/sites/{id}/refused-origins': {
    scope: 'read',
    site: 'path',
    url: '/v1/sites/{site}/refused-origins',
  },
  'GET /v1/sites': { scope: 'read', url: '/v1/sites' },
  'POST /v1/sites': { scope: 'write', url: '/v1/sites', body: { name: 'Shop' } },
  'GET /v1/sites/{id}': { scope: 'read', site: 'path', url: '/v1/sites/{site}' },
  'PATCH /v1/sites/{id}': { scope: 'write', site: 'path', url: '/v1/sites/{site}', body: { minimumN: 2 } },
  'GET /v1/stats': { scope: 'read', url: '/v1/stats' },
  'GET /v1/stats/sample-size': { scope: 'read', url: '/v1/stats/sample-size?margin=0.1' },
  'GET /v1/stats/questions': {
    scope: 'read',
    site: 'query',
    url: '/v1/stats/questions?site={site}&survey=checkout',
  },
  'GET /v1/stats/{metric}': { scope: 'read', site: 'query', url: '/v1/stats/nps?site={site}' },
  'GET /v1/surveys': { scope: 'read', site: 'query', url: '/v1/surveys?site={site}' },
  'POST /v1/surveys': {
    scope: 'write',
    site: 'body',
    url: '/v1/surveys',
    body: { site: '{site}', ...survey },
  },
  'GET /v1/surveys/{slug}': { scope: 'read', site: 'query', url: '/v1/surveys/checkout?site={site}' },
  'PUT /v1/surveys/{slug}': {
    scope: 'write',
    site: 'query',
    url: '/v1/surveys/checkout?site={site}',
    body: { name: 'N' },
  },
  'PATCH /v1/surveys/{slug}': {
    scope: 'write',
    site: 'query',
    url: '/v1/surveys/checkout?site={site}',
    body: { name: 'N' },
  },
  'GET /v1/surveys/{slug}/versions': {
    scope: 'read',
    site: 'query',
    url: '/v1/surveys/checkout/versions?site={site}',
  },
};
const every = Object.entries(calls);
const ofSites = every.filter(([, { site }]) => site !== undefined);

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let mine: Site;
let theirs: Site;
let expired: string;
let revoked: string;
let bound: string;
const scoped = new Map<KeyScope, string>();
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
  [mine, theirs] = [await createSite(server), await createSite(server)];
  for (const site of [mine, theirs]) {
    await createSurvey(server, site);
    for (const n of [1, 2]) await postResponse(server, responseTo(site, n));
  }
  expired = (await createKey(server, { expiresAt: new Date(clock.at + 1000).toISOString() })).key;
  clock.at += 1000;
  const made = await createKey(server);
  revoked = made.key;
  await withKey(server, server.ownerKey, 'DELETE', `/v1/keys/${made.id}`);
  bound = (await createKey(server, { sites: [mine.id] })).key;
  for (const scope of keyScopes) scoped.set(scope, (await createKey(server, { scopes: [scope] })).key);
});
afterAll(() => server.close());

type Method = NonNullable<InjectOptions['method']>;

/** A second later than the one before: who sends many wrong keys at once has to wait. */
function send(name: string, key: string, site: string): Promise<Answer> {
  clock.at += 1_000;
  const { url, body } = calls[name]!;
  const text = body && JSON.stringify(body).replaceAll('{site}', site);
  const method = name.split(' ')[0] as Method;
  return withKey(server, key, method, url.replace('{site}', site), text && JSON.parse(text));
}

/** All of an answer but what names the request. */
function apart({ statusCode, headers, payload }: Answer): object {
  const { date: _date, ...kept } = headers;
  return { statusCode, headers: kept, payload: payload.replace(/"requestId":"[^"]+"/, '"requestId":""') };
}

it('every operation that needs a key is called here, with the scope that it documents', async () => {
  const { paths } = (await call(server, 'GET', '/openapi.json')).json();
  const documented = Object.entries<Record<string, { security?: { key?: string[] }[] }>>(paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) => {
        const scope = security?.find(({ key }) => key)?.key;
        return scope ? [[`${method.toUpperCase()} ${path}`, scope]] : [];
      }),
  );
  expect(Object.fromEntries(documented)).toEqual(
    Object.fromEntries(every.map(([name, { scope }]) => [name, [scope]])),
  );
});

describe.each(every)('%s', (name, { scope }) => {
  it.each<[string, () => string]>([
    ['a public key', () => mine.publicKey],
    ['half a key', () => 'sk_short'],
    ['a key of strange characters', () => `sk_${'%'.repeat(43)}`],
    ['an expired key', () => expired],
    ['a revoked key', () => revoked],
  ])('is closed to %s', async (_, key) => {
    const answer = await send(name, key(), mine.id);
    expect(problemLine(answer)).toBe('401 unauthorized');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('is closed to a caller without a key', async () => {
    const [method] = name.split(' ') as [Method];
    const answer = await call(server, method, calls[name]!.url.replace('{site}', mine.id));
    expect(problemLine(answer)).toBe('401 unauthorized');
  });

  it('is closed to each scope that does not include its own', async () => {
    for (const less of keyScopes.slice(0, keyScopes.indexOf(scope))) {
      expect(problemLine(await send(name, scoped.get(less)!, mine.id)), less).toBe('403 forbidden');
    }
  });
});

describe.each(ofSites)('%s of another site', (name) => {
  it('answers byte for byte what it answers of no site', async () => {
    const other = await send(name, bound, theirs.id);
    const none = await send(name, bound, '01900000-0000-7000-8000-000000000000');
    expect(problemLine(other)).toMatch(/^404 unknown_site /);
    expect(apart(other)).toEqual(apart(none));
  });
});

// The stream never ends: its own test opens it.
describe.each(ofSites.filter(([name]) => name !== 'GET /v1/live'))('%s', (name, { scope }) => {
  it('is open to a key of all sites with its scope', async () => {
    const answer = await send(name, scoped.get(scope)!, theirs.id);
    expect(answer.statusCode, answer.payload).toBeLessThan(300);
  });
});
