/** `GET /v1/installation`: how the server and its storage are. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Metrics } from '../../server/metrics/metrics.ts';
import { asOwner } from '../support/http-calls.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { stageTemplate } from '../support/stage-database.ts';

const start = Date.parse('2026-11-15T10:00:00Z');
const metrics = new Metrics();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false, now: () => start, metrics });
});
afterAll(() => server.close());

const told = async () => (await asOwner(server, 'GET', '/v1/installation')).json();

it('tells what runs, and what it has stored', async () => {
  const { database, log, free, wholeAt } = await server.storage.condition();
  const answer = await asOwner(server, 'GET', '/v1/installation');
  expect(answer.headers['cache-control']).toBe('no-store');
  const { databaseBytes, logBytes, freeBytes, ...rest } = answer.json();
  expect(rest).toEqual({
    version: '0.0.0-test',
    startedAt: '2026-11-15T10:00:00.000Z',
    publicUrl: 'http://earshot.test',
    ready: true,
    whole: true,
    checkedAt: new Date(wholeAt!).toISOString(),
    backups: stageTemplate() === undefined ? 'earshot' : 'database',
    backedUpAt: null,
    waitingResponses: 0,
    jobs: 0,
    rowQuestions: 0,
    liveStreams: 0,
  });
  expect([databaseBytes, logBytes]).toEqual([database, log]);
  // Of PostgreSQL's disk nobody here knows.
  if (free === null) expect(freeBytes).toBeNull();
  else expect(Math.abs(freeBytes - free)).toBeLessThan(free);
});

it('tells when all was found whole', async () => {
  expect(await server.storage.findFault()).toBeNull();
  const { wholeAt } = await server.storage.condition();
  expect((await told()).checkedAt).toBe(new Date(wholeAt!).toISOString());
});

it('is for keys of all sites', async () => {
  const { key } = await createKey(server, { sites: [server.site.id] });
  expect(problemLine(await withKey(server, key, 'GET', '/v1/installation'))).toBe('403 forbidden');
});

it('says so once damage was found', async () => {
  metrics.damaged();
  expect((await told()).whole).toBe(false);
});
