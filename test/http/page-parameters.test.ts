/** Of a page's address nothing is kept behind its path but the parameters that the site names. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, shopOrigin, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  let at = Date.parse('2026-11-02T12:00:00Z');
  server = await startServer({ listen: false, now: () => (at += 1) });
  site = await createSite(server, { pageParameters: ['product', 'tab'] });
  await createSurvey(server, site);
});
afterAll(() => server.close());

let n = 0;
async function kept(page: string, of: Site = site, fields: object = {}) {
  n += 1;
  await postResponse(server, responseTo(of, n, { page, ...fields }));
  const [newest] = await stored(server, of);
  return newest!;
}

it.each([
  ['https://shop.example/item?product=12&session=abc#top', 'https://shop.example/item?product=12'],
  ['https://shop.example/item?tab=a&product=12', 'https://shop.example/item?tab=a&product=12'],
  ['https://shop.example/item?product=1&product=2', 'https://shop.example/item?product=1'],
  ['https://shop.example/item?Product=1', 'https://shop.example/item'],
  ['https://me:pw@shop.example/item?x=1', 'https://shop.example/item'],
  ['https://shop.example/item#product=12', 'https://shop.example/item'],
  ['https://shop.example/?product=%E5%B8%BD+a%26b', 'https://shop.example/?product=%E5%B8%BD+a%26b'],
])('of %s is kept %s', async (sent, address) => {
  expect((await kept(sent)).page).toBe(address);
});

it('is counted by its path alone', async () => {
  const { dimensions } = await kept('https://shop.example/item?product=12');
  expect(dimensions.page).toBe('/item');
});

it('is masked like what visitors write, where the site masks', async () => {
  const page = 'https://shop.example/?product=jane%40example.com&tab=%2B49%2030%20901820';
  expect((await kept(page)).page).toBe('https://shop.example/?product=%5Bemail%5D&tab=%5Bphone%5D');
  const open = await createSite(server, { pageParameters: ['product'], maskPersonalData: false });
  await createSurvey(server, open);
  expect((await kept(page, open)).page).toBe('https://shop.example/?product=jane%40example.com');
});

it('does not grow beyond what an address may have', async () => {
  const page = `https://shop.example/?product=${'帽'.repeat(600)}`;
  expect((await kept(page)).page).toBe('https://shop.example/');
});

it('keeps none where none is named', async () => {
  const plain = await createSite(server);
  await createSurvey(server, plain);
  expect((await kept('https://shop.example/item?product=12', plain)).page).toBe('https://shop.example/item');
});

it('sent again with another parameter that is not kept is the same answer', async () => {
  const body = (page: string) => responseTo(site, 900, { page });
  await postResponse(server, body('https://shop.example/item?product=1&session=a'));
  const again = await postResponse(server, body('https://shop.example/item?product=1&session=b'));
  expect(again.statusCode).toBe(201);
});

it('is told to the widget, which sends no other', async () => {
  const config = async (of: Site) =>
    (await call(server, 'GET', `/v1/config?site=${of.publicKey}`, { origin: shopOrigin })).json();
  expect((await config(site)).pageParameters).toEqual(['product', 'tab']);
  expect(await config(await createSite(server))).not.toHaveProperty('pageParameters');
});

it.each([
  [Array.from({ length: 21 }, (_, i) => `p${i}`), 'pageParameters'],
  [['a', 'a'], 'pageParameters'],
  [[''], 'pageParameters.0'],
  [['x'.repeat(65)], 'pageParameters.0'],
  ['product', 'pageParameters'],
])('refuses %j', async (pageParameters, at) => {
  const answer = await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { pageParameters });
  expect(problemLine(answer)).toBe(`400 invalid_request ${at}`);
});
