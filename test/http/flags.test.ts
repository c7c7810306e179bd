/** What is flagged is stored, told to the owner with its reasons, and counted as what it is; its sender hears nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ListedResponse, ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { type Answer, postResponse } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { fewOf } from '../support/http-limits.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let clock: HandClock;
let site: Site;
beforeEach(async () => {
  clock = handClock('2026-11-02T12:00:00Z');
  server = await startServer({
    listen: false,
    now: clock.now,
    limits: fewOf({ burstAddress: 3, burstVisitor: 2 }),
  });
  site = await createSite(server);
  await createSurvey(server, site);
});
afterEach(() => server.close());

async function send(n: number, fields: Partial<ResponseInput>, userAgent = 'node'): Promise<Answer> {
  const answer = await postResponse(server, responseTo(site, n, fields), { 'user-agent': userAgent });
  expect(answer.json()).toEqual({ id: responseId(n), receipt: expect.any(String) });
  expect(answer.statusCode).toBe(201);
  return answer;
}

async function one(): Promise<ListedResponse> {
  const [response] = await stored(server, site);
  return response!;
}

it('a crawler is a bot', async () => {
  await send(1, {}, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)');
  expect(await one()).toMatchObject({ class: 'bots', flags: ['bot'] });
  expect(await coverageOf(server, site)).toMatchObject({ received: 1, bots: 1, counted: 0 });
});

it('what was answered at once is flagged', async () => {
  await send(1, { shownAt: '2026-11-02T12:00:00.000Z', submittedAt: '2026-11-02T12:00:00.040Z' });
  expect(await one()).toMatchObject({ class: 'flagged', flags: ['too_fast'] });
  expect(await coverageOf(server, site)).toMatchObject({ received: 1, flagged: 1, counted: 0 });
});

it('a filled honeypot is flagged', async () => {
  await send(1, { trap: 'spam' });
  expect(await one()).toMatchObject({ class: 'flagged', flags: ['trap'] });
});

it('an address that sends more than a person would is flagged from then on, for a minute', async () => {
  for (let n = 1; n <= 4; n++) await send(n, {});
  expect(await coverageOf(server, site)).toMatchObject({ received: 4, flagged: 1, counted: 3 });
  expect((await stored(server, site)).map(({ flags }) => flags)).toContainEqual(['burst']);
  clock.at += 61_000;
  await send(5, {});
  expect(await coverageOf(server, site)).toMatchObject({ flagged: 1, counted: 4 });
});

it('so is a visitor who does, but not for the revisions of one answer', async () => {
  for (let revision = 0; revision < 3; revision++) {
    await send(1, { visitor: 'anna', complete: false, revision, answers: { score: revision } });
  }
  await send(2, { visitor: 'anna' });
  expect(await coverageOf(server, site)).toMatchObject({ flagged: 0, counted: 2 });
  await send(3, { visitor: 'anna' });
  expect(await coverageOf(server, site)).toMatchObject({ flagged: 1, counted: 2 });
});

it('a visitor who answers a survey again within a day is flagged, and after a day is not', async () => {
  await send(1, { visitor: 'anna', channel: 'widget' });
  clock.at += 3_600_000;
  await send(2, { visitor: 'anna', channel: 'widget' });
  expect(await one()).toMatchObject({ class: 'flagged', flags: ['repeat'] });
  clock.at += 86_400_000;
  await send(3, { visitor: 'anna', channel: 'widget' });
  expect(await one()).toMatchObject({ class: 'counted', flags: [] });
});

it('a flag stays while the answer grows', async () => {
  await send(1, { trap: 'spam', complete: false });
  await send(1, { revision: 1, answers: { score: 3 } });
  expect(await one()).toMatchObject({ class: 'flagged', flags: ['trap'], answers: { score: 3 } });
});
