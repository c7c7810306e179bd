/** `/metrics`: who may read it, what it tells, and what it never tells. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Metrics } from '../../server/metrics/metrics.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, post, postEvents, postResponse } from '../support/http-calls.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { fewOf } from '../support/http-limits.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer, type TestServerOptions } from '../support/server.ts';
import { stageTemplate } from '../support/stage-database.ts';

let server: TestServer;
let site: Site;
afterEach(() => server.close());

async function start(options: TestServerOptions = {}): Promise<void> {
  server = await startServer({ listen: false, ...options });
  site = await createSite(server);
  await createSurvey(server, site);
}

/** The value of a series, or undefined where there is none yet. */
async function value(series: string): Promise<number | undefined> {
  const { payload } = await asOwner(server, 'GET', '/metrics');
  const line = payload.split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('who may read it', () => {
  it('is whoever has a key that may read all sites', async () => {
    await start();
    const { key } = await createKey(server, { scopes: ['read'] });
    const answer = await withKey(server, key, 'GET', '/metrics');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it('is nobody with a key that is bound to sites', async () => {
    await start();
    const { key } = await createKey(server, { scopes: ['admin'], sites: [site.id] });
    expect(problemLine(await withKey(server, key, 'GET', '/metrics'))).toMatch('403 forbidden');
  });

  it('is nobody without a key, once the server is published', async () => {
    await start({ publicUrl: 'https://feedback.example' });
    const answer = await call(server, 'GET', '/metrics', { host: 'localhost' });
    expect(problemLine(answer)).toBe('401 unauthorized');
  });

  it('is a process of the same machine, as long as it is not', async () => {
    await start({ publicUrl: 'http://localhost:8787' });
    expect((await call(server, 'GET', '/metrics', { host: '127.0.0.1:8787' })).statusCode).toBe(200);
  });

  it.each([
    ['a proxy that says so', { host: 'localhost', 'x-forwarded-for': '203.0.113.9' }],
    ['another proxy that says so', { host: 'localhost', forwarded: 'for=203.0.113.9' }],
    ['a page whose name was bent to this machine', { host: 'evil.example' }],
  ])('is never %s', async (_, headers) => {
    await start({ publicUrl: 'http://localhost:8787' });
    expect(problemLine(await call(server, 'GET', '/metrics', headers))).toBe('401 unauthorized');
  });

  it('is no process of another machine', async () => {
    await start({ publicUrl: 'http://localhost:8787' });
    const answer = await server.app.server.inject({
      url: '/metrics',
      headers: { host: 'localhost' },
      remoteAddress: '10.0.0.7',
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('what it tells', () => {
  it('is what became of each response', async () => {
    await start();
    const growing = responseTo(site, 1, { complete: false });
    const whole = responseTo(site, 1, { revision: 1 });
    await postResponse(server, growing);
    await postResponse(server, whole);
    await postResponse(server, whole);
    await postResponse(server, growing);
    await postResponse(server, { ...whole, answers: { score: 1 } });
    await postResponse(server, responseTo(site, 2, { answers: { score: 11 } }));
    const outcome = (name: string) => value(`earshot_responses_total{outcome="${name}"}`);
    expect([
      await outcome('stored'),
      await outcome('duplicate'),
      await outcome('stale'),
      await outcome('conflict'),
    ]).toEqual([2, 1, 1, 1]);
    expect(await value('earshot_rejected_total{item="response",reason="invalid_answer"}')).toBe(1);
    expect(await value('earshot_rejected_total{item="response",reason="revision_conflict"}')).toBeUndefined();
  });

  it('is what became of each item of a batch, and of batches as a whole', async () => {
    await start();
    const viewed = { type: 'viewed', survey: 'checkout' };
    const events = [
      { type: 'response', response: responseTo(site, 1) },
      { type: 'response', response: responseTo(site, 2, { survey: 'none' }) },
      viewed,
      viewed,
      { ...viewed, survey: 'none' },
      { type: 'unheard of' },
    ];
    await postEvents(server, { site: site.publicKey, events });
    await postEvents(server, { site: site.publicKey, events: 'none' });
    expect(await value('earshot_responses_total{outcome="stored"}')).toBe(1);
    expect(await value('earshot_funnel_events_total{step="viewed"}')).toBe(2);
    const rejected = (item: string, reason: string) =>
      value(`earshot_rejected_total{item="${item}",reason="${reason}"}`);
    expect(await rejected('response', 'unknown_survey')).toBe(1);
    expect(await rejected('funnel', 'unknown_survey')).toBe(1);
    expect(await rejected('unread', 'invalid_request')).toBe(1);
    expect(await rejected('batch', 'invalid_request')).toBe(1);
  });

  it('is how many shared a commit', async () => {
    await start();
    await Promise.all([1, 2, 3].map((n) => postResponse(server, responseTo(site, n))));
    expect(await value('earshot_commit_responses_sum')).toBe(3);
    expect(await value('earshot_queue_responses')).toBe(0);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['origin', () => postResponse(server, responseTo(site, 1), { origin: 'https://evil.example' })],
    ['body_too_large', () => post(server, '/v1/responses', 'x'.repeat(65 * 1024))],
    ['address_limit', () => Promise.all([1, 2, 3].map((n) => postResponse(server, responseTo(site, n))))],
  ])('is what was dropped, and by what: %s', async (reason, send) => {
    await start({ limits: fewOf({ address: 2 }) });
    await send();
    expect(await value(`earshot_drops_total{reason="${reason}"}`)).toBe(1);
  });

  it('is which connections were refused, and what is no HTTP', async () => {
    server = await startServer({ maxConnections: 1 });
    const { port } = new URL(server.url);
    const first = connect(Number(port), '127.0.0.1');
    await once(first, 'connect');
    const second = connect(Number(port), '127.0.0.1').resume();
    await once(second, 'close');
    first.resume().write('this is no HTTP\r\n\r\n');
    await once(first, 'close');
    expect(await value('earshot_drops_total{reason="connection_limit"}')).toBe(1);
    expect(await value('earshot_drops_total{reason="no_http"}')).toBe(1);
  });

  it('is how long answers took, by the pattern of their route', async () => {
    await start();
    await call(server, 'GET', `/v1/surveys/checkout?site=${site.id}`);
    await call(server, 'GET', '/nowhere/at/all');
    const count = (labels: string) => value(`earshot_request_seconds_count{${labels}}`);
    expect(await count('method="GET",route="/v1/surveys/:slug",status="4xx"')).toBe(1);
    expect(await count('method="GET",route="(none)",status="4xx"')).toBe(1);
  });

  it('is the release, and the sizes of what is stored', async () => {
    await start();
    expect(await value('earshot_build_info{version="0.0.0-test"}')).toBe(1);
    expect(await value('earshot_database_bytes')).toBeGreaterThan(0);
    expect(await value('earshot_storage_whole')).toBe(1);
  });
});

it('tells of the disk and of backups only where something is known of them', async () => {
  await start();
  const known = stageTemplate() === undefined;
  expect((await value('earshot_disk_free_bytes')) !== undefined).toBe(known);
  expect(await value('earshot_backup_timestamp_seconds')).toBe(known ? 0 : undefined);
});

it('tells no site, no key, no address and nothing that was sent', async () => {
  await start();
  const { key } = await createKey(server, { name: 'Secret name' });
  await postResponse(
    server,
    responseTo(site, 1, { visitor: 'ada@example.org', page: 'https://a.example/secret' }),
  );
  await call(server, 'GET', `/secret/${site.id}?token=${key}`, { 'x-forwarded-for': '203.0.113.9' });
  await withKey(server, key, 'GET', `/v1/sites/${site.id}`);
  const { payload } = await asOwner(server, 'GET', '/metrics');
  for (const secret of [site.id, site.publicKey, key, 'ada@', 'secret', 'Secret', '203.0.113.9']) {
    expect(payload).not.toContain(secret);
  }
});

it('is documented name by name', async () => {
  const metrics = new Metrics();
  metrics.observeProcess();
  await start({ metrics });
  const file = fileURLToPath(new URL('../../docs/operations.md', import.meta.url));
  const [, section] = readFileSync(file, 'utf8').split(/^## Metrics$/m);
  const documented = section!.split(/^## /m)[0]!.split('Worth an alert')[0]!;
  const named = new Set(
    documented.match(/`(earshot|process|nodejs)_\w+`/g)!.map((name) => name.slice(1, -1)),
  );
  const registered = metrics.registry.getMetricsAsArray().map(({ name }) => name);
  expect([...named].sort()).toEqual(registered.sort());
});
