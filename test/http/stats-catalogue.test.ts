/** `GET /v1/stats`: what can be asked, and that nobody asks without a key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metrics } from '../../shared/metric.ts';
import type { MetricDescription } from '../../shared/metric-description.ts';
import { asOwner, call, post } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let items: MetricDescription[];
beforeAll(async () => {
  server = await startServer({ listen: false });
  const answer = (await asOwner(server, 'GET', '/v1/stats')).json();
  expect(answer.next).toBeNull();
  items = answer.items;
});
afterAll(() => server.close());

describe('the catalogue', () => {
  it('lists every metric, and the sample size', () => {
    expect(items.map((item) => item.id)).toEqual([...Object.keys(metrics), 'sample-size']);
  });

  it('defines each with its formula, source, an example, and what it does not say', () => {
    for (const item of items) {
      expect(item, item.id).toMatchObject({
        label: expect.stringMatching(/.{3}/),
        version: expect.any(Number),
        definition: expect.stringMatching(/.{20}/),
        formula: expect.stringMatching(/.{5}/),
        unit: expect.stringMatching(/^(points|share|scale|index|per-thousand|answers)$/),
        direction: expect.stringMatching(/^(up|down|none)$/),
        source: expect.stringMatching(/.{20}/),
        example: expect.stringMatching(/.{20}/),
        caution: expect.stringMatching(/.{20}/),
        minimumN: expect.any(Number),
      });
    }
  });

  it('names the parameters of each, and no question where it belongs to the whole survey', () => {
    const parametersOf = (id: string) => items.find((item) => item.id === id)!.parameters;
    expect(parametersOf('nps')).toEqual([
      'site',
      'survey',
      'question',
      'period',
      'from',
      'to',
      'tz',
      'interval',
      'compare',
      'breakdown',
      'limit',
      'other',
      'include',
      'filter',
    ]);
    expect(parametersOf('response-rate')).not.toContain('question');
    expect(parametersOf('complaint-rate')).not.toContain('question');
  });
});

describe('without a key', () => {
  it.each([
    '/v1/stats',
    '/v1/stats/nps?site=x',
    '/v1/stats/unknown',
    '/v1/stats/sample-size',
    '/v1/responses?site=x',
  ])('GET %s is refused before anything is said of it', async (url) => {
    expect(problemLine(await call(server, 'GET', url))).toBe('401 unauthorized');
    expect(problemLine(await call(server, 'GET', url, { authorization: 'Bearer sk_wrong' }))).toBe(
      '401 unauthorized',
    );
  });

  it('POST /v1/query is refused, whatever its body', async () => {
    expect(problemLine(await post(server, '/v1/query', { site: 'x', metrics: ['nps'] }))).toBe(
      '401 unauthorized',
    );
    expect(problemLine(await post(server, '/v1/query', '{'))).toBe('401 unauthorized');
  });

  it('a site’s public key is no secret key', async () => {
    const authorization = `Bearer ${server.site.publicKey}`;
    const url = `/v1/stats/nps?site=${server.site.id}`;
    expect(problemLine(await call(server, 'GET', url, { authorization }))).toBe('401 unauthorized');
  });
});
