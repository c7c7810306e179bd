/** `receivedAt`: a server with a secret key may say when an answer was given. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { type Answer, post, postEvents, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey } from '../support/http-keys.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stats, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site);
});

const then = '2020-02-29T23:59:00Z';

function send(key: string, receivedAt = then, n = 1): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}` };
  return post(server, '/v1/responses', responseTo(site, n, { receivedAt }), headers);
}

it('is counted and listed then', async () => {
  const { key } = await createKey(server, { scopes: ['write'], sites: [site.id] });
  expect((await send(key)).statusCode).toBe(201);
  // The same again is the same.
  expect((await send(key)).statusCode).toBe(201);
  expect(await stored(server, site)).toMatchObject([{ receivedAt: '2020-02-29T23:59:00.000Z' }]);
  const { results } = await stats(server, site, 'nps?survey=checkout&from=2020-02-29&to=2020-03-01');
  expect(results[0]!.metrics.nps).toMatchObject({ n: 1 });
  expect(await server.storage.counts.verify()).toEqual([]);
});

it('is told to webhooks now, not then', async () => {
  await post(
    server,
    '/v1/webhooks',
    { site: site.id, url: 'https://shop.invalid/hook' },
    { authorization: `Bearer ${server.ownerKey}` },
  );
  await send(server.ownerKey);
  expect(await server.storage.webhooks.nextDue()).toBeGreaterThanOrEqual(clock.at);
});

describe('is refused', () => {
  it('without a key, with the field and the remedy', async () => {
    const answer = await postResponse(server, responseTo(site, 1, { receivedAt: then }));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: 'invalid_request',
      invalidParams: [
        {
          path: 'receivedAt',
          reason:
            'is only for servers: send a secret key of the site that may write ("Authorization: Bearer sk_…"), or leave it out',
        },
      ],
    });
  });

  it('in a batch, which has no key', async () => {
    const response = responseTo(site, 1, { receivedAt: then });
    const answer = await postEvents(server, {
      site: site.publicKey,
      events: [{ type: 'response', response }],
    });
    expect(answer.json()).toMatchObject({ results: [{ status: 'rejected', code: 'invalid_request' }] });
  });

  it.each([
    ['a wrong key', 401, async () => 'sk_wrong'],
    ['a key that may only read', 403, async () => (await createKey(server, { scopes: ['read'] })).key],
    [
      'a key of another site',
      403,
      async () =>
        (await createKey(server, { scopes: ['write'], sites: [(await createSite(server)).id] })).key,
    ],
  ])('with %s', async (_, status, key) => {
    expect((await send(await key())).statusCode).toBe(status);
    expect(await stored(server, site)).toEqual([]);
  });

  it.each([
    ['more than a minute ahead', '2026-11-15T10:01:01Z', 'lies in the future (2026-11-15T10:01:01.000Z)'],
    ['before 2000', '1999-12-31T23:59:59Z', 'lies before 2000'],
  ])('where it is %s', async (_, at, reason) => {
    const answer = await send(server.ownerKey, at);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ invalidParams: [{ path: 'receivedAt', reason }] });
  });

  it('not where another clock is a minute ahead', async () => {
    expect((await send(server.ownerKey, '2026-11-15T10:01:00Z')).statusCode).toBe(201);
  });
});

it('a key does not matter to a response that says nothing of it', async () => {
  const headers = { authorization: 'Bearer sk_wrong' };
  expect((await post(server, '/v1/responses', responseTo(site, 1), headers)).statusCode).toBe(201);
});
