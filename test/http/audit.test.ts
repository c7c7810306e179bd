/** `GET /v1/audit`: who changed what, newest first. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/audit.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, post } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

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

async function audit(parameters = ''): Promise<{ items: AuditEntry[]; next: string | null }> {
  const answer = await asOwner(server, 'GET', `/v1/audit?${parameters}`);
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json();
}

it('tells who changed which fields of what, and when', async () => {
  clock.at += 1234;
  await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { name: 'Store', minimumN: 5 });
  const [entry] = (await audit(`site=${site.id}`)).items;
  expect(entry).toEqual({
    id: expect.any(Number),
    at: new Date(clock.at).toISOString(),
    actor: { kind: 'owner' },
    action: 'site.changed',
    site: site.id,
    objects: [site.id],
    count: 1,
    changes: { name: { old: 'Shop', new: 'Store' } },
  });
});

it('knows the key that was used by its name, even when it is gone', async () => {
  const { id, key } = await createKey(server, { name: 'Robot', scopes: ['write'] });
  await withKey(server, key, 'PATCH', `/v1/sites/${site.id}`, { name: 'Robotic' });
  await asOwner(server, 'DELETE', `/v1/keys/${id}`);
  const [entry] = (await audit(`site=${site.id}`)).items;
  expect(entry!.actor).toEqual({ kind: 'key', id, name: 'Robot' });
});

it("knows the dashboard's session", async () => {
  const signedIn = await post(server, '/v1/session', { key: ownerKey });
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
  await post(server, '/v1/sites', { name: 'By hand' }, { cookie });
  expect((await audit('limit=1')).items).toMatchObject([
    { action: 'site.created', actor: { kind: 'session' } },
  ]);
});

it('never tells a secret', async () => {
  const { key } = await createKey(server, { name: 'Quiet' });
  const { items } = await audit();
  expect(items[0]).toMatchObject({ action: 'key.created', site: null, changes: { name: { new: 'Quiet' } } });
  expect(JSON.stringify(items)).not.toContain(key);
  expect(JSON.stringify(items)).not.toContain(ownerKey);
});

it('is read page by page, newest first, each entry once', async () => {
  await createSurvey(server, site);
  for (const name of ['A', 'B', 'C']) await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { name });
  const actions: string[] = [];
  for (let cursor = ''; ; ) {
    const { items, next } = await audit(`site=${site.id}&limit=2${cursor}`);
    expect(items.length).toBeLessThanOrEqual(2);
    actions.push(...items.map(({ action, changes }) => `${action} ${Object.keys(changes)}`));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(actions.map((line) => line.split(' ')[0])).toEqual([
    'site.changed',
    'site.changed',
    'site.changed',
    'survey.created',
    'site.created',
  ]);
});

it('ends with the last entry where the page is just full', async () => {
  expect(await audit(`site=${site.id}&limit=1`)).toMatchObject({
    items: [{ action: 'site.created' }],
    next: null,
  });
});

it('has no entry of a change that was refused', async () => {
  const before = await audit();
  await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { name: '' });
  await asOwner(server, 'POST', '/v1/keys', { name: 'K', scopes: ['root'] });
  expect(await audit()).toEqual(before);
});

it.each([
  ['an unknown site', 'site=unknown', '404 unknown_site site'],
  ['a cursor of its own', 'cursor=eyJiZWZvcmUiOiJ4In0', '400 invalid_request cursor'],
  ['too many', 'limit=201', '400 invalid_request limit'],
  ['what it does not know', 'actor=me', '400 invalid_request actor'],
])('refuses %s', async (_, parameters, problem) => {
  expect(problemLine(await asOwner(server, 'GET', `/v1/audit?${parameters}`))).toBe(problem);
});

it('needs a key', async () => {
  expect(problemLine(await call(server, 'GET', '/v1/audit'))).toBe('401 unauthorized');
});
