/** Whoever holds the receipt of an answer may read, add to and erase that answer, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { type Answer, asOwner, call, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, shopOrigin, stats, stored } from '../support/http-site.ts';
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

describe('an addition', () => {
  const first = async (n: number, fields: object = {}): Promise<string> =>
    (await postResponse(server, responseTo(site, n, fields))).json().receipt;

  it('answers what was left open, even of a complete answer', async () => {
    const answer = await add(await first(10), { answers: { why: 'Late' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ revision: 1, complete: true, answers: { score: 9, why: 'Late' } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('made twice is one', async () => {
    const receipt = await first(11);
    await add(receipt, { answers: { why: 'Late' } });
    expect((await add(receipt, { answers: { why: 'Late' } })).json()).toMatchObject({ revision: 1 });
  });

  it('does not change what a complete answer says', async () => {
    const receipt = await first(12, { answers: { score: 9, why: 'Fast' } });
    for (const answers of [{ score: 0 }, { why: 'Slow' }, { score: 9, why: 'Slow' }]) {
      expect(problemLine(await add(receipt, { answers }))).toMatch(/^409 revision_conflict answers\./);
    }
    expect((await call(server, 'GET', `/v1/receipts/${receipt}`)).json()).toMatchObject({ revision: 0 });
  });

  it('changes what an incomplete one says, completes it, and every number follows', async () => {
    const own = await createSite(server);
    await createSurvey(server, own);
    const body = { ...responseTo(own, 13), complete: false };
    const { receipt } = (await postResponse(server, body)).json();
    expect((await add(receipt, { answers: { score: 3 } })).json()).toMatchObject({ revision: 1 });
    const done = await add(receipt, { answers: { why: 'Late' }, complete: true });
    expect(done.json()).toMatchObject({ revision: 2, complete: true, answers: { score: 3, why: 'Late' } });
    const { results } = await stats(server, own, 'rating');
    expect(results[0]!.metrics).toMatchObject({ rating: { value: 3, n: 1 } });
    expect(await server.storage.counts.verify()).toEqual([]);
  });

  it('made by two at once is in their answer both', async () => {
    const receipt = await first(14, { complete: false, answers: {} });
    await Promise.all([add(receipt, { answers: { score: 5 } }), add(receipt, { answers: { why: 'Both' } })]);
    const { answers } = (await call(server, 'GET', `/v1/receipts/${receipt}`)).json();
    expect(answers).toEqual({ score: 5, why: 'Both' });
  });

  it.each<[object, string]>([
    [{}, '400 invalid_request '],
    [{ answers: { why: 5 } }, '400 invalid_request answers.why'],
    [{ answers: { why: 'x'.repeat(101) } }, '400 invalid_request answers.why'],
    [{ answers: { colour: 'red' } }, '422 invalid_answer answers.colour'],
    [{ answers: { why: 'a' }, complete: false }, '400 invalid_request complete'],
    [{ answers: { why: 'a' }, test: true }, '400 invalid_request test'],
  ])('is judged like an answer: %o', async (body, problem) => {
    expect(problemLine(await add(await first(15), body))).toBe(problem);
  });
});

describe('an erasure', () => {
  it('leaves a row that nobody is in, and every total as it was', async () => {
    const own = await createSite(server);
    await createSurvey(server, own);
    const fields = { answers: { score: 2, why: 'Anna' }, visitor: 'anna', route: '/anna', complete: true };
    const { receipt } = (await postResponse(server, responseTo(own, 20, fields))).json();
    const before = [await coverageOf(server, own), (await stats(server, own, 'nps')).results];
    expect((await erase(receipt)).statusCode).toBe(204);
    expect([await coverageOf(server, own), (await stats(server, own, 'nps')).results]).toEqual(before);
    const [left] = await stored(server, own);
    expect(left).toMatchObject({
      erased: true,
      answers: { score: 2 },
      receivedAt: '2026-11-02T12:00:00.000Z',
    });
    expect(left!.id).not.toBe(responseId(20));
    expect(JSON.stringify(left)).not.toMatch(/anna/i);
    const pages = await stats(server, own, 'nps?breakdown=page');
    expect(pages.results.map(({ dimensions }) => dimensions)).toEqual([{ page: '(erased)' }]);
    expect(await server.storage.counts.verify()).toEqual([]);
  });

  it('can be asked for again, and then there is nothing to read or to add to', async () => {
    const receipt = await receiptOf(21);
    expect((await erase(receipt)).statusCode).toBe(204);
    expect((await erase(receipt)).statusCode).toBe(204);
    expect(problemLine(await call(server, 'GET', `/v1/receipts/${receipt}`))).toBe('404 not_found');
    expect(problemLine(await add(receipt, { answers: { why: 'a' } }))).toBe('404 not_found');
  });

  it('holds against a copy that comes late, whose sender is told that all is well', async () => {
    const receipt = await receiptOf(22);
    await erase(receipt);
    const late = await postResponse(server, responseTo(site, 22, { revision: 1 }));
    expect(late.statusCode).toBe(201);
    expect((await stored(server, site)).some(({ id }) => id === responseId(22))).toBe(false);
  });

  it('stands in the audit as that of a visitor, and names nobody', async () => {
    await erase(await receiptOf(23));
    const { items } = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}&limit=1`)).json();
    expect(items).toMatchObject([
      { actor: { kind: 'visitor' }, action: 'responses.erased', objects: [], count: 1, changes: {} },
    ]);
  });
});

describe('whoever has no receipt', () => {
  it.each(['GET', 'PATCH', 'DELETE'] as const)(
    'gets the same for %s, whether there is an answer or not',
    async (method) => {
      const receipt = await receiptOf(30);
      const forged = `${receipt.slice(0, -1)}${receipt.endsWith('A') ? 'B' : 'A'}`;
      const unknown = `${responseId(99)}${receipt.slice(36)}`;
      const [one, two] = [await ask(method, forged), await ask(method, unknown)].map((answer) => {
        expect(problemLine(answer)).toBe('404 not_found');
        return { ...answer.json(), requestId: '' };
      });
      expect(one).toEqual(two);
    },
  );
});

it.each(['GET', 'PATCH', 'DELETE'] as const)('can be used by any page: %s', async (method) => {
  const headers = { origin: shopOrigin, 'access-control-request-method': method };
  const preflight = await call(server, 'OPTIONS', '/v1/receipts/x', headers);
  expect(preflight.headers['access-control-allow-methods']).toContain(method);
  const answer = await ask(method, 'x', { origin: shopOrigin });
  expect(answer.headers['access-control-allow-origin']).toBe(shopOrigin);
});

function add(receipt: string, body: object): Promise<Answer> {
  return server.app.server.inject({ method: 'PATCH', url: `/v1/receipts/${receipt}`, payload: body });
}

function erase(receipt: string): Promise<Answer> {
  return call(server, 'DELETE', `/v1/receipts/${receipt}`);
}

function ask(method: 'GET' | 'PATCH' | 'DELETE', receipt: string, headers = {}): Promise<Answer> {
  return server.app.server.inject({
    method,
    url: `/v1/receipts/${receipt}`,
    headers,
    ...(method === 'PATCH' ? { payload: { complete: true } } : {}),
  });
}
