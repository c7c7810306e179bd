/** What one process changes, as others tell and remember it. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveChange, LiveReady } from '../../shared/live.ts';
import type { Site } from '../../shared/site.ts';
import { type Answer, asOwner, call, post, postEvents, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { responseTo } from '../support/http-response.ts';
import { inSession, signedIn } from '../support/http-session.ts';
import { createSite, createSurvey, shopOrigin } from '../support/http-site.ts';
import { type EventReader, readEvents } from '../support/live-events.ts';
import { type TestProcess, usesProcesses } from '../support/processes.ts';
import { ownerKey, type TestServer } from '../support/server.ts';
import { stopPostgres } from '../support/storage-postgres.ts';

const clock = handClock('2026-11-15T10:00:00Z');
const { now } = clock;
const processes = usesProcesses();
let first: TestProcess;
let second: TestProcess;
let site: Site;
let reader: EventReader | null;
beforeEach(async () => {
  reader = null;
  first = await processes.current.start({ now });
  second = await processes.current.start({ now, listen: true });
  site = await createSite(first);
  await createSurvey(first, site);
});
afterEach(() => reader?.close());
afterAll(stopPostgres);

const answer = (server: TestServer, n: number) => postResponse(server, responseTo(site, n));

describe('the number of one process', () => {
  const ask = (server: TestServer, known?: string) =>
    asOwner(
      server,
      'GET',
      `/v1/stats/nps?site=${site.id}`,
      undefined,
      known ? { 'if-none-match': known } : {},
    );
  const countOf = async (server: TestServer, known?: string) => {
    const told = await ask(server, known);
    return told.statusCode === 304 ? 304 : told.json().meta.coverage.received;
  };

  it('has what was acknowledged by another, at once', async () => {
    for (let n = 1; n <= 20; n++) {
      const known = (await ask(second)).headers.etag as string;
      expect(await countOf(second, known)).toBe(304);
      expect((await answer(first, n)).statusCode).toBe(201);
      expect(await countOf(second, known)).toBe(n);
      expect(await countOf(second)).toBe(n);
    }
  });

  it('is the same to another, which says so', async () => {
    await answer(first, 1);
    const known = (await ask(first)).headers.etag as string;
    expect(await countOf(second, known)).toBe(304);
  });
});

describe('a stream', () => {
  async function follow(): Promise<EventReader> {
    const headers = { authorization: `Bearer ${ownerKey}` };
    reader = await readEvents(`${second.url}/v1/live?site=${site.id}`, headers);
    await reader.data<LiveReady>('ready');
    return reader;
  }

  it('tells what has come to another process', async () => {
    const { data } = await follow();
    await answer(first, 1);
    // The survey of this test may be told of first.
    let told = await data<LiveChange>('changed');
    while (!told.what.includes('responses')) told = await data<LiveChange>('changed');
    expect(told.surveys).toContain('checkout');
  });

  it('tells of views that another process has counted', async () => {
    const { data } = await follow();
    const events = [{ type: 'viewed', survey: 'checkout' }];
    await postEvents(first, { site: site.publicKey, events }, { origin: shopOrigin });
    await first.app.flushFunnel();
    // The survey of this test may be told of first.
    await expect.poll(async () => (await data<LiveChange>('changed')).what).toContain('funnel');
  });
});

describe('what a process remembers of sites and surveys', () => {
  const status = async (server: TestServer, n: number) => (await answer(server, n)).statusCode;

  it('is dropped when another one changes them, without the clock', async () => {
    expect(await status(second, 1)).toBe(201);
    const ended = { status: 'draft' };
    const changed = await asOwner(first, 'PATCH', `/v1/surveys/checkout?site=${site.id}`, ended);
    expect(changed.statusCode, changed.payload).toBe(200);
    let n = 1;
    await expect.poll(() => status(second, ++n)).toBe(422);
  });

  it('is what the widget is told', async () => {
    const config = async () => {
      const told = await call(second, 'GET', `/v1/config?site=${site.publicKey}`, { origin: shopOrigin });
      return told.json().surveys.length;
    };
    expect(await config()).toBe(1);
    await asOwner(first, 'PATCH', `/v1/surveys/checkout?site=${site.id}`, { status: 'paused' });
    await expect.poll(config).toBe(0);
  });
});

describe('a question that one process has answered before', () => {
  async function keyOf(server: TestServer): Promise<{ id: string; asks: () => Promise<Answer> }> {
    const made = await asOwner(server, 'POST', '/v1/keys', { name: 'Reader', scopes: ['read'] });
    expect(made.statusCode, made.payload).toBe(201);
    const { id, key } = made.json();
    const headers = { authorization: `Bearer ${key}` };
    const asks = () => call(second, 'GET', `/v1/stats/nps?site=${site.id}&survey=checkout`, headers);
    return { id, asks };
  }

  it('is refused with a key that another one has revoked, at once', async () => {
    const { id, asks } = await keyOf(first);
    for (let n = 1; n <= 3; n++) {
      await answer(second, n);
      expect((await asks()).statusCode).toBe(200);
    }
    await answer(second, 4);
    await asOwner(first, 'DELETE', `/v1/keys/${id}`);
    expect((await asks()).statusCode).toBe(401);
  });

  it('is answered of the site and the survey as another one has changed them, at once', async () => {
    const { asks } = await keyOf(first);
    const told = async () => (await asks()).json();
    for (let n = 1; n <= 3; n++) {
      await answer(second, n);
      expect((await told()).meta).toMatchObject({ timezone: site.timezone, coverage: { received: n } });
    }
    await answer(second, 4);
    const timezone = 'Asia/Tokyo';
    const changed = await asOwner(first, 'PATCH', `/v1/sites/${site.id}`, { timezone });
    expect(changed.statusCode, changed.payload).toBe(200);
    expect((await told()).meta).toMatchObject({ timezone, coverage: { received: 4 } });
    await answer(second, 5);
    await asOwner(first, 'PATCH', `/v1/surveys/checkout?site=${site.id}`, { slug: 'elsewhere' });
    expect((await asks()).statusCode).toBe(404);
  });
});

describe('a session', () => {
  it('is good at every process, and at none once it was ended everywhere', async () => {
    const cookie = await signedIn(first);
    const other = await signedIn(second);
    const seen = (server: TestServer, of: string) => inSession(server, of, 'GET', '/v1/session');
    expect((await seen(second, cookie)).statusCode).toBe(200);
    const ended = await inSession(second, other, 'DELETE', '/v1/sessions');
    expect(ended.statusCode, ended.payload).toBeLessThan(300);
    expect((await seen(first, cookie)).statusCode).toBe(401);
    expect((await seen(second, cookie)).statusCode).toBe(401);
    expect((await seen(first, other)).statusCode).toBe(200);
  });

  it('whoever guesses at one process waits at the other, too', async () => {
    const guess = async (server: TestServer) =>
      (await post(server, '/v1/session', { key: 'sk_wrong_key_of_nobody_at_all' })).statusCode;
    for (let i = 0; i < 5; i++) expect(await guess(first)).toBe(401);
    // Fewer than it would take by itself.
    let own = 0;
    const waits = async () => {
      own += 1;
      return guess(second);
    };
    await expect.poll(waits, { interval: 1_000 }).toBe(429);
    expect(own).toBeLessThan(5);
  });
});
