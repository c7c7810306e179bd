/** Two built servers on one PostgreSQL, behind nginx with the file that is delivered. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, KillableServer, ownerKey } from '../support/kill-server.ts';
import { crashSurvey, createCrashSurvey } from '../support/kill-survey.ts';
import { readEvents } from '../support/live-events.ts';
import { nginxBinary, type RunningNginx, startNginx } from '../support/nginx.ts';
import { postgresSource } from '../support/postgres-from.ts';
import { postgresBinaries } from '../support/postgres-server.ts';
import { reportText } from '../support/report-text.ts';
import { sharedDatabaseRun } from '../support/shared-database-run.ts';
import { type PostgresDatabase, postgresEngine, stopPostgres } from '../support/storage-postgres.ts';

const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

if (nginxBinary === undefined) {
  const remedy = 'apt-get install nginx-light, or name one in NGINX';
  // On a developer's machine it may be missing; where it counts it may not.
  test.skipIf(!process.env.EARSHOT_CI)(`there is an nginx: ${remedy}`, () => expect.fail(remedy));
}

describe.skipIf(nginxBinary === undefined || postgresSource === null)('behind nginx', () => {
  let database: PostgresDatabase;
  let folder: string;
  let servers: [KillableServer, KillableServer];
  let nginx: RunningNginx;
  let site: { id: string; publicKey: string };
  const authorization = `Bearer ${ownerKey}`;

  beforeAll(async () => {
    database = await postgresEngine.create();
    folder = await mkdtemp(path.join(tmpdir(), 'earshot-behind-nginx-'));
    const settings = {
      DATABASE_URL: database.url,
      EARSHOT_LIMITS: 'on',
      EARSHOT_TRUST_PROXY: '127.0.0.1/32',
      EARSHOT_PUBLIC_URL: 'https://feedback.example',
    };
    const server = async () => new KillableServer(entry, folder, await freePort(), settings);
    servers = [await server(), await server()];
    for (const one of servers) one.start();
    for (const one of servers) await one.ready();
    nginx = await startNginx([servers[0].url, servers[1].url]);
    site = await createCrashSurvey(nginx.url);
  });
  afterAll(async () => {
    await nginx?.stop();
    for (const server of servers ?? []) await server.kill();
    await database?.destroy();
    await rm(folder, { recursive: true, force: true });
    await stopPostgres();
  });

  const answer = () =>
    JSON.stringify({ id: v7(), site: site.publicKey, survey: crashSurvey, answers: { score: 9 } });

  const step = { type: 'shown', survey: crashSurvey, page: 'https://shop.example/' };

  interface Sent {
    status: number;
    headers: Record<string, unknown>;
    text: string;
  }

  /** @param from the address of this machine that it is sent from */
  function post(where: string, body: string | Buffer, headers = {}, from = '127.0.0.1'): Promise<Sent> {
    return new Promise((resolve, reject) => {
      const sending = request(`${nginx.url}${where}`, {
        method: 'POST',
        localAddress: from,
        headers: { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body), ...headers },
      });
      sending.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      });
      sending.on('error', reject);
      sending.end(body);
    });
  }

  test('a change reaches a stream as it happens', async () => {
    const events = await readEvents(`${nginx.url}/v1/live?site=${site.id}`, { authorization });
    await events.data('ready');
    expect((await post('/v1/responses', answer())).status).toBe(201);
    expect(await events.data('changed')).toMatchObject({ surveys: [crashSurvey] });
    events.close();
  });

  test('limits go by the address that a request comes from, whatever it says of itself', async () => {
    const batch = JSON.stringify({ site: site.publicKey, events: Array(100).fill(step) });
    const send = (from: string) =>
      post('/v1/events', batch, { 'x-forwarded-for': randomBytes(4).join('.') }, from);
    // More than one address may send a minute, to either server.
    let last = await send('127.0.0.2');
    for (let sent = 1; sent < 50 && last.status === 202; sent++) last = await send('127.0.0.2');
    expect(last).toMatchObject({
      status: 429,
      headers: { 'ratelimit-policy': expect.stringContaining('"address"') },
    });
    const other = await send('127.0.0.3');
    expect(other).toMatchObject({
      status: 202,
      headers: { ratelimit: expect.stringContaining('"address"') },
    });
    expect(other.text).not.toContain('too_many_requests');
  });

  test('a session is used by pages of the public address alone', async () => {
    const signIn = (origin: string) => {
      const headers = { origin, 'x-forwarded-host': 'elsewhere.example', 'content-type': 'application/json' };
      return post('/v1/session', JSON.stringify({ key: ownerKey }), headers);
    };
    const { status, headers } = await signIn('https://feedback.example');
    expect({ status, cookie: String(headers['set-cookie']) }).toEqual({
      status: 200,
      cookie: expect.stringContaining('Secure'),
    });
    expect((await signIn('https://elsewhere.example')).status).toBe(403);
  });

  test.each([
    ['/v1/responses', 64],
    ['/v1/events', 256],
    ['/v1/surveys', 64],
  ])(
    '%s takes bodies of %d KiB as a server does, and says of larger ones what it says',
    async (where, KiB) => {
      const body = Buffer.alloc(KiB * 1024, 'a');
      const more = Buffer.concat([body, Buffer.from('a')]);
      expect(JSON.parse((await post(where, body)).text).code).not.toBe('payload_too_large');
      // None of them is a server's failure, however many there are.
      for (let i = 0; i < 6; i++) {
        const { status, headers, text } = await post(where, more);
        expect({ status, kind: headers['content-type'], ...JSON.parse(text) }).toMatchObject({
          status: 413,
          kind: 'application/problem+json',
          code: 'payload_too_large',
        });
      }
      expect((await post('/v1/responses', answer())).status).toBe(201);
    },
  );

  test('headers that are too large are refused in the same words', async () => {
    const padding = (bytes: number) =>
      Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`x-padding-${i}`, 'a'.repeat(bytes / 8)]));
    const padded = (bytes: number) => post('/v1/responses', answer(), padding(bytes));
    const statuses: number[] = [];
    for (let bytes = 12_000; bytes < 60_000; bytes += 200) statuses.push((await padded(bytes)).status);
    expect([...new Set(statuses)]).toEqual([201, 431]);
    expect(JSON.parse((await padded(40_000)).text)).toMatchObject({ status: 431, code: 'headers_too_large' });
  });

  test('a batch, and a file to import, are as large as a server takes them', async () => {
    const long = { ...step, page: `https://shop.example/${'a'.repeat(1_900)}` };
    const batch = JSON.stringify({ site: site.publicKey, events: Array(100).fill(long) });
    expect(batch.length).toBeGreaterThan(190_000);
    expect((await post('/v1/events', batch)).status).toBe(202);
    const rows = Array.from({ length: 150_000 }, (_, i) => `${i % 11},Good,2026-11-01T10:00:00Z`);
    const file = `score,why,submittedAt\n${rows.join('\n')}\n`;
    expect(file.length).toBeGreaterThan(4_000_000);
    const headers = { authorization, 'content-type': 'text/csv' };
    const { status, text } = await post(`/v1/imports?site=${site.id}`, file, headers);
    expect({ status, text }).toEqual({ status: 201, text: expect.stringContaining('"id"') });
    expect((await post('/v1/imports?site=x', file, { 'content-type': 'text/csv' })).status).toBe(401);
  });

  test('where no server answers, that is said in the words of the servers, and readable for a page', async () => {
    const nobody = await startNginx([
      `http://127.0.0.1:${await freePort()}`,
      `http://127.0.0.1:${await freePort()}`,
    ]);
    try {
      const reply = await fetch(`${nobody.url}/v1/responses`, { method: 'POST', body: answer() });
      expect(reply.status).toBe(503);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(reply.headers.get('access-control-allow-origin')).toBe('*');
      expect(await reply.json()).toMatchObject({ code: 'storage_unavailable', status: 503 });
    } finally {
      await nobody.stop();
    }
  });
});

describe.skipIf(nginxBinary === undefined || postgresBinaries() === null)('behind nginx, under load', () => {
  /** Milliseconds: a server starts in one second, on a machine that is busy in ten. */
  const patience = 300_000;
  const front = (servers: readonly [string, string]) => startNginx(servers);
  /** What starts has the processors to itself, and each run is over the sooner. */
  const calm = { seed: 1, rest: 50 };

  test(
    'nobody who sends or asks notices that a server is killed',
    async () => {
      const report = await sharedDatabaseRun({ entry, killed: 'one server', kills: 2, ...calm, front });
      console.log(reportText('servers killed behind nginx', report));
      expect(report).toMatchObject({ lost: 0, twice: 0, uncounted: 0, differences: 0 });
      expect(report).toMatchObject({ failed: 0, unanswered: 0, behind: 0 });
      expect(report.acknowledged).toBeGreaterThan(0);
      expect(report.answered).toBeGreaterThan(0);
    },
    patience,
  );

  test(
    'where PostgreSQL is killed, what is sent is refused for a while, and never lost',
    async () => {
      const report = await sharedDatabaseRun({ entry, killed: 'database', kills: 2, ...calm, front });
      console.log(reportText('PostgreSQL killed behind nginx', report));
      expect(report).toMatchObject({
        lost: 0,
        twice: 0,
        uncounted: 0,
        differences: 0,
        strange: 0,
        behind: 0,
      });
      expect(report.acknowledged).toBeGreaterThan(0);
    },
    patience,
  );

  test(
    'a file that asks nobody else is noticed',
    async () => {
      const alone = (servers: readonly [string, string]) =>
        startNginx(servers, (conf) =>
          conf.replaceAll(/proxy_next_upstream .*;/g, 'proxy_next_upstream off;'),
        );
      // Whoever sends at that moment hears of it: once is enough.
      const report = await sharedDatabaseRun({
        entry,
        killed: 'one server',
        kills: 1,
        ...calm,
        front: alone,
      });
      expect(report.failed).toBeGreaterThan(0);
      expect(report).toMatchObject({ lost: 0, twice: 0 });
    },
    patience,
  );
});
