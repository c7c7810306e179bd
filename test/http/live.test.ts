/** `GET /v1/live`: what has changed, told as it happens. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveChange, LiveReady } from '../../shared/live.ts';
import type { Site } from '../../shared/site.ts';
import { HandTimers } from '../support/hand-timers.ts';
import { asOwner, call, postEvents, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { type EventReader, readEvents } from '../support/live-events.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let timers: HandTimers;
let server: TestServer;
let site: Site;
let readers: EventReader[];
beforeEach(async () => {
  timers = new HandTimers();
  readers = [];
  server = await startServer({ now: clock.now, setTimer: timers.setTimer });
  site = await createSite(server);
  await createSurvey(server, site);
  await createSurvey(server, site, { slug: 'delivery' });
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await server.close();
});

async function follow(query = '', headers: Record<string, string> = {}): Promise<EventReader> {
  const url = `${server.url}/v1/live?site=${site.id}${query}`;
  const reader = await readEvents(url, { authorization: `Bearer ${ownerKey}`, ...headers });
  readers.push(reader);
  return reader;
}

const answer = (n: number, survey = 'checkout') => postResponse(server, responseTo(site, n, { survey }));

describe('a stream', () => {
  it('ends when its key is revoked', async () => {
    const { id, key } = await createKey(server, { scopes: ['read'] });
    const { next } = await follow('', { authorization: `Bearer ${key}` });
    await next();
    await asOwner(server, 'DELETE', `/v1/keys/${id}`);
    await answer(1);
    expect(await next()).toBeNull();
  });

  it('begins with where it stands and when to come again', async () => {
    const { response, next } = await follow();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { data, ...block } = (await next())!;
    const ready: LiveReady = JSON.parse(data!);
    expect(block).toEqual({ retry: '3000', event: 'ready', id: ready.revision });
    expect(ready).toEqual({ revision: expect.any(String), at: '2026-11-15T10:00:00.000Z' });
  });

  it('tells of an answer at once: which survey, what of it, and the revision as its id', async () => {
    const { next } = await follow();
    const ready: LiveReady = JSON.parse((await next())!.data!);
    await answer(1);
    const { data, ...block } = (await next())!;
    const change: LiveChange = JSON.parse(data!);
    expect(block).toEqual({ event: 'changed', id: change.revision });
    expect(change).toEqual({
      revision: expect.not.stringMatching(ready.revision),
      surveys: ['checkout'],
      what: ['responses'],
      at: '2026-11-15T10:00:00.000Z',
    });
  });

  it('gathers what follows within a second', async () => {
    const { data } = await follow();
    await answer(1);
    await data('changed');
    await answer(2);
    await answer(3, 'delivery');
    await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, { name: 'Renamed' });
    timers.pass(1_000);
    expect(await data('changed')).toMatchObject({
      surveys: ['checkout', 'delivery'],
      what: ['responses', 'survey'],
    });
  });

  it('tells of funnel steps once they are counted', async () => {
    const { data } = await follow();
    await data('ready');
    await postEvents(server, { site: site.publicKey, events: [{ type: 'viewed', survey: 'delivery' }] });
    await server.app.flushFunnel();
    expect(await data('changed')).toMatchObject({ surveys: ['delivery'], what: ['funnel'] });
  });

  it('tells of a change of the site, which concerns all its surveys', async () => {
    const { data } = await follow();
    await data('ready');
    await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { minimumN: 9 });
    expect(await data('changed')).toMatchObject({ surveys: ['checkout', 'delivery'], what: ['site'] });
  });

  it('of one survey tells nothing of the others', async () => {
    const { data } = await follow('&survey=delivery');
    await data('ready');
    await answer(1, 'checkout');
    await answer(2, 'delivery');
    expect(await data('changed')).toMatchObject({ surveys: ['delivery'], what: ['responses'] });
  });

  it('tells nothing of other sites', async () => {
    const other = await createSite(server);
    await createSurvey(server, other);
    const { data } = await follow();
    await data('ready');
    await postResponse(server, responseTo(other, 1));
    await answer(2, 'delivery');
    expect(await data('changed')).toMatchObject({ surveys: ['delivery'] });
  });

  it('that is quiet shows every fifteen seconds that it lives', async () => {
    const { next } = await follow();
    await next();
    timers.pass(15_000);
    expect(await next()).toEqual({ '': 'still here' });
    timers.pass(15_000);
    expect(await next()).toEqual({ '': 'still here' });
  });
});

describe('who comes again', () => {
  it('after a change is told at once that anything may have changed', async () => {
    const first = await follow();
    const { revision } = await first.data<LiveReady>('ready');
    first.close();
    await answer(1);
    const { data } = await follow('', { 'last-event-id': revision });
    expect(await data('changed')).toMatchObject({
      surveys: ['checkout', 'delivery'],
      what: ['responses', 'funnel', 'survey', 'site'],
    });
  });

  it('with a revision of an earlier life of the server is told so, too', async () => {
    const { data } = await follow('&survey=delivery', { 'last-event-id': 'another-life.0' });
    expect(await data('changed')).toMatchObject({ surveys: ['delivery'] });
  });

  it('without having missed anything is told nothing', async () => {
    const first = await follow();
    const { revision } = await first.data<LiveReady>('ready');
    const { next } = await follow('', { 'last-event-id': revision });
    await next();
    timers.pass(15_000);
    expect(await next()).toEqual({ '': 'still here' });
  });
});

describe('is refused', () => {
  it.each([
    ['', '400 invalid_request site'],
    ['site=nowhere', '404 unknown_site site'],
    ['site=SITE&survey=unknown', '404 unknown_survey survey'],
    ['site=SITE&survey=', '400 invalid_request survey'],
    ['site=SITE&colour=red', '400 invalid_request colour'],
  ])('the question "%s"', async (query, problem) => {
    const answer = await asOwner(server, 'GET', `/v1/live?${query.replace('SITE', site.id)}`);
    expect(problemLine(answer)).toBe(problem);
  });

  it('who has no key', async () => {
    expect(problemLine(await call(server, 'GET', `/v1/live?site=${site.id}`))).toBe('401 unauthorized');
  });

  it('HEAD, to which there is no end', async () => {
    expect((await asOwner(server, 'HEAD', `/v1/live?site=${site.id}`)).statusCode).toBe(405);
  });

  it('the two hundred and first stream, with when to come again; one that ends makes room', async () => {
    const open = Array.from({ length: 200 }, () => follow());
    await Promise.all((await Promise.all(open)).map(({ data }) => data('ready')));
    const refused = await asOwner(server, 'GET', `/v1/live?site=${site.id}`);
    expect(problemLine(refused)).toBe('503 overloaded');
    expect(refused.headers['retry-after']).toBe('10');
    readers[0]!.close();
    await expect.poll(async () => (await follow()).response.status).toBe(200);
  });
});

describe('when the server stops', () => {
  it('the streams end, and nothing keeps it waiting', async () => {
    const { data, next } = await follow();
    await data('ready');
    await server.app.drain();
    expect(await next()).toBeNull();
  });

  it('a connection on which nothing was asked keeps it waiting no longer', async () => {
    const { hostname, port } = new URL(server.url);
    const arrived = once(server.app.server.server, 'connection');
    const client = connect(Number(port), hostname);
    await arrived;
    await server.app.drain();
    client.destroy();
  });

  it('a stream whose client reads nothing keeps it waiting no longer', async () => {
    const { hostname, port } = new URL(server.url);
    const client = connect(Number(port), hostname).pause();
    // The server cuts it: at once, or while it is still being told of the connection.
    client.on('error', () => {});
    client.write(
      `GET /v1/live?site=${site.id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ownerKey}\r\n\r\n`,
    );
    await expect.poll(() => timers.count).toBe(1);
    await server.app.drain();
    client.destroy();
  });
});
