/** Pages that may not submit are counted, so that an owner who forgot one sees it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let clock: HandClock;
let site: Site;
beforeEach(async () => {
  clock = handClock('2026-11-02T12:00:00Z');
  server = await startServer({ listen: false, now: clock.now });
  site = await createSite(server);
  await createSurvey(server, site);
});
afterEach(() => server.close());

async function refused(): Promise<unknown> {
  await server.app.flushRefusedOrigins();
  return (await asOwner(server, 'GET', `/v1/sites/${site.id}/refused-origins`)).json();
}

it('those that tried to send, and those that the widget was told not to', async () => {
  await postResponse(server, responseTo(site, 1), { origin: 'https://Stage.example' });
  clock.at += 1_000;
  await call(server, 'GET', `/v1/config?site=${site.publicKey}`, { origin: 'https://stage.example' });
  await call(server, 'GET', `/v1/config?site=${site.publicKey}`, { origin: 'https://shop.example' });
  expect(await refused()).toEqual({
    items: [{ origin: 'https://stage.example', count: 2, lastAt: '2026-11-02T12:00:01.000Z' }],
    next: null,
  });
});

it('what is no origin is one entry, whatever it says', async () => {
  for (const origin of ['not an origin', `https://${'x'.repeat(300)}.example`, '<script>']) {
    await postResponse(server, responseTo(site, 1), { origin });
  }
  expect(await refused()).toMatchObject({ items: [{ origin: '(other)', count: 3 }] });
});

it('a flood of origins is kept to fifty', async () => {
  for (let i = 0; i < 60; i++)
    await postResponse(server, responseTo(site, 1), { origin: `https://${i}.example` });
  expect(((await refused()) as { items: unknown[] }).items).toHaveLength(50);
});

it('nobody else may read them', async () => {
  expect(problemLine(await call(server, 'GET', `/v1/sites/${site.id}/refused-origins`))).toBe(
    '401 unauthorized',
  );
});
