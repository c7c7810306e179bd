/** `POST /v1/events`: a batch, each item judged by itself and answered in its place. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { postEvents, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stats, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: () => Date.parse('2026-11-15T10:00:00Z') });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site);
});

const viewed = { type: 'viewed', survey: 'checkout', version: 1 };

async function send(
  events: unknown[],
): Promise<{ status: string; code?: string; id?: string; receipt?: string }[]> {
  const answer = await postEvents(server, { site: site.publicKey, events }, { 'content-type': 'text/plain' });
  expect(answer.statusCode).toBe(202);
  return answer.json().results;
}

function response(n: number, fields: Parameters<typeof responseTo>[2] = {}) {
  return { type: 'response', response: responseTo(site, n, fields) };
}

async function funnel(): Promise<Record<string, number>> {
  await server.app.flushFunnel();
  const { results } = await stats(server, site, 'response-rate?survey=checkout');
  const steps = results[0]!.metrics['response-rate'].steps ?? [];
  return Object.fromEntries(steps.map(({ from, n }) => [from, n]));
}

describe('a batch', () => {
  it('is answered item by item, in order', async () => {
    const results = await send([
      viewed,
      response(1),
      response(1),
      response(2, { survey: 'unknown' }),
      { type: 'dismissed', survey: 'checkout' },
    ]);
    expect(results).toEqual([
      { status: 'accepted' },
      { status: 'stored', id: responseId(1), receipt: expect.any(String) },
      { status: 'duplicate', id: responseId(1), receipt: expect.any(String) },
      { status: 'rejected', code: 'unknown_survey' },
      { status: 'accepted' },
    ]);
  });

  it('gives a response the receipt that it would have had by itself', async () => {
    const [result] = await send([response(1)]);
    const again = await postResponse(server, responseTo(site, 1));
    expect(again.json().receipt).toBe(result!.receipt);
  });

  it('stores what is right though its neighbours are not', async () => {
    const results = await send([
      null,
      7,
      'text',
      [],
      {},
      { type: null },
      { type: 'unheard-of' },
      { type: 'viewed' },
      { type: 'response' },
      { type: 'response', response: { ...responseTo(site, 9), colour: 'red' } },
      response(2, { answers: { score: 11 } }),
      response(3, { version: 7 }),
      response(4, { site: 'pk_another0000000000' }),
      { ...viewed, colour: 'red' },
      { ...viewed, version: 9 },
      { ...viewed, survey: 'unknown' },
      response(1),
    ]);
    expect(results.map(({ status, code }) => (code ? `${status} ${code}` : status))).toEqual([
      ...Array(10).fill('rejected invalid_request'),
      'rejected invalid_answer',
      'rejected unknown_version',
      'rejected unknown_site',
      'rejected invalid_request',
      'rejected unknown_version',
      'rejected unknown_survey',
      'stored',
    ]);
    expect((await stored(server, site)).map((item) => item.id)).toEqual([responseId(1)]);
  });

  it('of a hundred items is taken', async () => {
    const results = await send(Array.from({ length: 100 }, (_, n) => response(n)));
    expect(results.filter(({ status }) => status === 'stored')).toHaveLength(100);
    expect(await coverageOf(server, site)).toMatchObject({ received: 100, counted: 100 });
  });

  it('of more than a hundred is refused whole', async () => {
    const answer = await postEvents(server, {
      site: site.publicKey,
      events: Array.from({ length: 101 }, (_, n) => response(n)),
    });
    expect(problemLine(answer)).toBe('400 invalid_request events');
    expect(await stored(server, site)).toEqual([]);
  });

  it('of nothing is refused', async () => {
    const answer = await postEvents(server, { site: site.publicKey, events: [] });
    expect(problemLine(answer)).toBe('400 invalid_request events');
  });

  it('may be larger than a single response may be', async () => {
    const events = Array.from({ length: 100 }, (_, n) =>
      response(n, { release: 'r'.repeat(100), referrer: `https://a.example/${'x'.repeat(800)}` }),
    );
    expect(JSON.stringify(events).length).toBeGreaterThan(64 * 1024);
    expect(await send(events)).toHaveLength(100);
  });

  it('takes a growing response revision by revision', async () => {
    const results = await send([
      response(1, { complete: false, answers: { score: 3 } }),
      response(1, { revision: 1, complete: false, answers: { score: 4 } }),
      response(1, { revision: 2, answers: { score: 5 } }),
      response(1, { revision: 1, complete: false, answers: { score: 4 } }),
      response(1, { revision: 3 }),
    ]);
    expect(results.map(({ status, code }) => code ?? status)).toEqual([
      'stored',
      'stored',
      'stored',
      'duplicate',
      'revision_conflict',
    ]);
    expect(await stored(server, site)).toMatchObject([{ revision: 2, answers: { score: 5 } }]);
    expect(await coverageOf(server, site)).toMatchObject({ received: 1, counted: 1 });
  });
});

describe('steps of the funnel', () => {
  it('are counted once they are flushed', async () => {
    await send([
      ...Array(8).fill(viewed),
      ...Array(4).fill({ ...viewed, type: 'opened' }),
      ...Array(2).fill({ ...viewed, type: 'started' }),
      response(1, { channel: 'widget', answers: { score: 3, why: 'Slow' } }),
    ]);
    expect(await funnel()).toEqual({ viewed: 8, opened: 4, started: 2, submitted: 1 });
    const { results } = await stats(server, site, 'response-rate?survey=checkout');
    expect(results[0]!.metrics['response-rate']).toMatchObject({ value: 0.125, n: 8 });
  });

  it('are not counted twice by a second flush', async () => {
    await send([viewed]);
    await funnel();
    expect(await funnel()).toMatchObject({ viewed: 1 });
  });

  it('of other channels do not enter the response rate', async () => {
    await send([viewed, { ...viewed, channel: 'mail' }]);
    expect(await funnel()).toMatchObject({ viewed: 1 });
  });

  it('that are tests are accepted and not counted', async () => {
    expect(await send([{ ...viewed, test: true }, viewed])).toEqual([
      { status: 'accepted' },
      { status: 'accepted' },
    ]);
    expect(await funnel()).toMatchObject({ viewed: 1 });
  });

  it('are counted by their dimensions', async () => {
    await send([
      ...Array(5).fill({ ...viewed, route: '/a' }),
      ...Array(6).fill({ ...viewed, page: 'https://shop.example/b?x=1' }),
    ]);
    await server.app.flushFunnel();
    const { results } = await stats(server, site, 'response-rate?survey=checkout&breakdown=page');
    expect(results.map((row) => [row.dimensions!.page, row.metrics['response-rate'].n])).toEqual([
      ['/b', 6],
      ['/a', 5],
    ]);
  });
});
