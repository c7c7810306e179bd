/** Whoever holds the receipt of an answer may read that answer, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: () => Date.parse('2026-11-02T12:00:00Z') });
  site = await createSite(server);
  await createSurvey(server, site);
});
afterAll(() => server.close());

async function receiptOf(n: number): Promise<string> {
  const fields = {
    answers: { score: 9, why: 'Fast' },
    trap: 'x',
    visitor: 'anna',
    attributes: { plan: 'pro' },
  };
  return (await postResponse(server, responseTo(site, n, fields))).json().receipt;
}

it('tells what was answered, and nothing of what was made of it', async () => {
  const answer = await call(server, 'GET', `/v1/receipts/${await receiptOf(1)}`);
  expect(answer.json()).toEqual({
    id: responseId(1),
    survey: 'checkout',
    version: 1,
    revision: 0,
    complete: true,
    answers: { score: 9, why: 'Fast' },
    receivedAt: '2026-11-02T12:00:00.000Z',
    page: null,
  });
  expect(answer.headers['cache-control']).toBe('no-store');
});

it('of another answer is not that of this one', async () => {
  const [one, two] = [await receiptOf(2), await receiptOf(3)];
  const mixed = `${one.slice(0, 36)}${two.slice(36)}`;
  expect(problemLine(await call(server, 'GET', `/v1/receipts/${mixed}`))).toBe('404 not_found');
});

it('of what was deleted leads nowhere', async () => {
  const receipt = await receiptOf(4);
  await asOwner(server, 'DELETE', `/v1/responses/${responseId(4)}?site=${site.id}`);
  expect(problemLine(await call(server, 'GET', `/v1/receipts/${receipt}`))).toBe('404 not_found');
});

it.each([
  'x',
  responseId(1),
  `${responseId(1)}.`,
  `${responseId(1)}.${'é'.repeat(22)}`,
  '%00',
  'x'.repeat(100),
])('that is none, like "%s", leads nowhere', async (receipt) => {
  const answer = await call(server, 'GET', `/v1/receipts/${encodeURIComponent(receipt)}`);
  expect(problemLine(answer)).toBe('404 not_found');
});
