/** Whoever asks what is kept of them is told all of it, and whoever wants it gone is forgotten, in one call each. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { heldText } from '../support/held-text.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: () => Date.parse('2026-11-02T12:00:00Z') });
  site = await createSite(server);
  await createSurvey(server, site);
  await createSurvey(server, site, { slug: 'support', name: 'Support' });
});
afterAll(() => server.close());

let n = 0;
async function answer(visitor: string, fields: object = {}): Promise<string> {
  n += 1;
  await postResponse(server, responseTo(site, n, { visitor, ...fields }));
  return responseId(n);
}

const of = (visitor: string, query = '') =>
  `/v1/visitors/${encodeURIComponent(visitor)}?site=${site.id}${query}`;

async function idsOf(visitor: string): Promise<string[]> {
  const { items } = (await asOwner(server, 'GET', of(visitor))).json();
  return items.map(({ id }: { id: string }) => id).sort();
}

it('lists what one visitor has answered, of all surveys', async () => {
  const first = await answer('anna@shop.example');
  const second = await answer('anna@shop.example', { survey: 'support', answers: { score: 3, why: 'Late' } });
  await answer('bert');
  expect(await idsOf('anna@shop.example')).toEqual([first, second]);
});

it('goes on page by page', async () => {
  const all = [await answer('carl'), await answer('carl', { survey: 'support' })];
  const one = (await asOwner(server, 'GET', of('carl', '&limit=1'))).json();
  const two = (await asOwner(server, 'GET', of('carl', `&limit=1&cursor=${one.next}`))).json();
  expect([...one.items, ...two.items].map(({ id }) => id).sort()).toEqual(all);
  expect(problemLine(await asOwner(server, 'GET', of('carl', '&cursor=x')))).toBe(
    '400 invalid_request cursor',
  );
});

it('takes every name that an answer takes', async () => {
  const name = '访'.repeat(200);
  const id = await answer(name);
  expect(await idsOf(name)).toEqual([id]);
  expect(problemLine(await asOwner(server, 'GET', of('x'.repeat(201))))).toBe('400 invalid_request id');
});

it('knows nothing of a visitor of another site', async () => {
  const other = await createSite(server);
  await answer('dora');
  const answered = await asOwner(server, 'GET', `/v1/visitors/dora?site=${other.id}`);
  expect(answered.json()).toEqual({ items: [], next: null });
});

it('erases all of one visitor, and changes no total', async () => {
  await answer('emil', {
    answers: { score: 2, why: 'canary-words' },
    page: 'https://shop.example/canary-page',
  });
  await answer('emil', { survey: 'support' });
  const before = await coverageOf(server, site);
  const erased = await asOwner(server, 'DELETE', of('emil'));
  expect(erased.json()).toEqual({ erased: 2 });
  expect(await idsOf('emil')).toEqual([]);
  expect(await coverageOf(server, site)).toEqual(before);
  expect((await stored(server, site)).filter((one) => one.erased)).toHaveLength(2);
});

it('erases nothing of others, and nothing twice', async () => {
  const id = await answer('fred');
  expect((await asOwner(server, 'DELETE', of('emil'))).json()).toEqual({ erased: 0 });
  expect(await idsOf('fred')).toEqual([id]);
});

it('leaves nothing of the words and the name in what is held', async () => {
  const held = () => heldText(server.storageConfig);
  await answer('gust-canary', { answers: { score: 2, why: 'gust-words' } });
  expect(held().includes('gust-words')).toBe(true);
  expect(held().includes('gust-canary')).toBe(false);
  await asOwner(server, 'DELETE', of('gust-canary'));
  expect(held().includes('gust-words')).toBe(false);
});

it('enters an erasure into the audit without a name', async () => {
  await answer('hugo');
  await asOwner(server, 'DELETE', of('hugo'));
  const { items } = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json();
  expect(items[0]).toMatchObject({ action: 'responses.erased', objects: [], count: 1, changes: {} });
});
