/** How much is taken: by an address, of a visitor, for a site. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { type Answer, call, post, postEvents, postResponse } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { fewOf } from '../support/http-limits.ts';
import { problemIn } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, shopOrigin } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let clock: HandClock;
let site: Site;
let count = 0;

async function start(options: Parameters<typeof fewOf>[0]): Promise<void> {
  server = await startServer({ listen: false, now: clock.now, limits: fewOf(options) });
  site = await createSite(server);
  await createSurvey(server, site);
}
beforeEach(() => {
  clock = handClock('2026-11-02T12:00:00.500Z');
});
afterEach(() => server.close());

function from(address: string, fields: Partial<ResponseInput> = {}, of = site): Promise<Answer> {
  return server.app.server.inject({
    method: 'POST',
    url: '/v1/responses',
    remoteAddress: address,
    payload: JSON.stringify(responseTo(of, ++count, fields)),
    headers: { 'content-type': 'text/plain', origin: shopOrigin },
  });
}

describe('an address', () => {
  beforeEach(() => start({ address: 3 }));

  it('is told what is left of its minute', async () => {
    const { headers } = await from('192.0.2.1');
    expect(headers['ratelimit-policy']).toBe('"address";q=3;w=60, "site";q=1000000;w=60');
    expect(headers.ratelimit).toBe('"address";r=2;t=61, "site";r=999999;t=61');
  });

  it('beyond its limit gets a problem that a page can read, with the time to wait', async () => {
    for (let i = 0; i < 3; i++) expect((await from('192.0.2.1')).statusCode).toBe(201);
    const answer = await from('192.0.2.1');
    expect(problemIn(answer)).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(answer.headers['retry-after']).toBe('61');
    expect(answer.headers.ratelimit).toBe('"address";r=0;t=61');
    expect(answer.headers['access-control-allow-origin']).toBe(shopOrigin);
    expect(answer.headers['access-control-expose-headers']).toBe('retry-after');
    expect(await coverageOf(server, site)).toMatchObject({ received: 3 });
  });

  it('is taken from again when it has waited as long as it was told', async () => {
    for (let i = 0; i < 4; i++) await from('192.0.2.1');
    clock.at += 61_000;
    expect((await from('192.0.2.1')).statusCode).toBe(201);
  });

  it('does not hold up another one', async () => {
    for (let i = 0; i < 4; i++) await from('192.0.2.1');
    expect((await from('192.0.2.2')).statusCode).toBe(201);
  });

  it('of IPv6 is the same as all others of its /64', async () => {
    for (let i = 0; i < 3; i++) await from(`2001:db8::${i}`);
    expect((await from('2001:db8::ffff:1')).statusCode).toBe(429);
    expect((await from('2001:db8:0:1::1')).statusCode).toBe(201);
  });

  it('pays for what is refused, too', async () => {
    for (let i = 0; i < 3; i++) expect((await from('192.0.2.1', { survey: 'none' })).statusCode).toBe(404);
    expect((await from('192.0.2.1')).statusCode).toBe(429);
  });
});

describe('a visitor', () => {
  beforeEach(() => start({ visitor: 2 }));

  it('is limited whatever address is used', async () => {
    await from('192.0.2.1', { visitor: 'anna' });
    await from('192.0.2.2', { visitor: 'anna' });
    const answer = await from('192.0.2.3', { visitor: 'anna' });
    expect(problemIn(answer)).toMatchObject({ status: 429, detail: expect.stringMatching(/^one visitor/) });
    expect((await from('192.0.2.3', { visitor: 'ben' })).statusCode).toBe(201);
  });

  it('of another site is somebody else', async () => {
    for (let i = 0; i < 3; i++) await from('192.0.2.1', { visitor: 'anna' });
    const other = await createSite(server);
    await createSurvey(server, other);
    expect((await from('192.0.2.1', { visitor: 'anna' }, other)).statusCode).toBe(201);
  });
});

describe('a site', () => {
  const limit = 50;
  beforeEach(() => start({ site: limit }));

  it('that is offered twenty times its limit stores its limit, and others are not affected', async () => {
    const other = await createSite(server);
    await createSurvey(server, other);
    for (let i = 0; i < 20 * limit; i++) {
      clock.at += 60_000 / (20 * limit);
      await from(`192.0.2.${i % 250}`);
      if (i % 40 === 0) expect((await from('198.51.100.1', {}, other)).statusCode).toBe(201);
    }
    const { received } = await coverageOf(server, site);
    expect(received).toBeGreaterThanOrEqual(limit);
    expect(received).toBeLessThanOrEqual(1.02 * limit);
    expect(await coverageOf(server, other)).toMatchObject({ received: 25 });
  });

  it('pays nothing for a page that may not submit', async () => {
    const refused = { 'content-type': 'text/plain', origin: 'https://evil.example' };
    for (let i = 0; i <= limit; i++) await postResponse(server, responseTo(site, ++count), refused);
    expect((await from('192.0.2.1')).statusCode).toBe(201);
  });
});

describe('a batch', () => {
  const batch = (n: number) => ({
    site: site.publicKey,
    events: Array.from({ length: n }, () => ({ type: 'response', response: responseTo(site, ++count) })),
  });
  const statuses = (answer: Answer) =>
    answer.json().results.map(({ status, code }: { status: string; code?: string }) => code ?? status);

  it('counts each of its items, and those beyond the limit are rejected in their place', async () => {
    await start({ address: 3 });
    const answer = await postEvents(server, batch(5));
    expect(answer.statusCode).toBe(202);
    expect(statuses(answer)).toEqual([
      'stored',
      'stored',
      'stored',
      'too_many_requests',
      'too_many_requests',
    ]);
    expect(answer.headers['retry-after']).toBe('61');
  });

  it('of which nothing fits is refused as a whole', async () => {
    await start({ site: 2 });
    expect((await postEvents(server, batch(2))).headers['retry-after']).toBeUndefined();
    const answer = await postEvents(server, batch(2));
    expect(problemIn(answer)).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(answer.headers['retry-after']).toBe('61');
  });

  it('counts items that fit no form', async () => {
    await start({ address: 3 });
    const answer = await postEvents(server, { site: site.publicKey, events: [null, null, null, null] });
    expect(statuses(answer).at(-1)).toBe('too_many_requests');
  });
});

describe('the configuration', () => {
  it('has a limit of its own', async () => {
    await start({ configAddress: 1, address: 1 });
    const url = `/v1/config?site=${site.publicKey}`;
    expect((await call(server, 'GET', url)).statusCode).toBe(200);
    const answer = await call(server, 'GET', url, { origin: shopOrigin });
    expect(problemIn(answer)).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(answer.headers['access-control-allow-origin']).toBe(shopOrigin);
    expect((await postResponse(server, responseTo(site, ++count))).statusCode).toBe(201);
  });

  it('has one for its site', async () => {
    await start({ configSite: 1 });
    const url = `/v1/config?site=${site.publicKey}`;
    await call(server, 'GET', url);
    expect((await call(server, 'GET', url)).statusCode).toBe(429);
  });
});

describe('without limits', () => {
  it('nothing is counted and nothing said', async () => {
    server = await startServer({ listen: false });
    site = await createSite(server);
    await createSurvey(server, site);
    const answer = await post(server, '/v1/responses', responseTo(site, ++count));
    expect(answer.headers.ratelimit).toBeUndefined();
    expect(answer.headers['ratelimit-policy']).toBeUndefined();
  });
});
