import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectStore } from '../support/kill-inspect.ts';
import { freePort, KillableServer, ownerKey } from '../support/kill-server.ts';

const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const patience = 120_000;

let folder: string;
let server: KillableServer;
let site: { id: string; publicKey: string };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-stop-'));
  server = new KillableServer(entry, folder, await freePort());
  server.start();
  await server.ready();
  site = await created('/v1/sites', { name: 'Stop' });
  await created('/v1/surveys', {
    site: site.id,
    slug: 'stop',
    name: 'Stop',
    status: 'live',
    questions: [{ id: 'score', type: 'nps', text: 'How likely?' }],
  });
}, patience);

afterEach(async () => {
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

async function created<T>(pathname: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(server.url + pathname, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
  return answer.json() as Promise<T>;
}

/** Sends one response after the other until one is not stored; tells which were acknowledged, and the last status. */
async function writeUntilRefused(onStored: () => void): Promise<{ stored: string[]; last: number | null }> {
  const stored: string[] = [];
  for (;;) {
    const id = v7();
    const body = JSON.stringify({ id, site: site.publicKey, survey: 'stop', answers: { score: 9 } });
    const headers = { 'content-type': 'text/plain' };
    const answer = await fetch(`${server.url}/v1/responses`, { method: 'POST', headers, body }).catch(
      () => null,
    );
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.status !== 201) return { stored, last: answer?.status ?? null };
    stored.push(id);
    onStored();
  }
}

test(
  'a server that is asked to end under load answers what it has, keeps what it acknowledged, and exits with 0',
  async () => {
    let left = 200;
    let enough = () => {};
    const loaded = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const writers = Array.from({ length: 16 }, () =>
      writeUntilRefused(() => {
        if (--left === 0) enough();
      }),
    );
    await loaded;
    expect(await server.stop()).toBe(0);
    const written = await Promise.all(writers);
    expect(written.every(({ last }) => last === null || last === 503)).toBe(true);
    const { stored, differences, integrity } = await inspectStore(folder, site.id);
    const kept = new Set(stored.map(({ id }) => id));
    expect(written.flatMap(({ stored }) => stored).filter((id) => !kept.has(id))).toEqual([]);
    expect({ differences, integrity }).toEqual({ differences: 0, integrity: 'ok' });
  },
  patience,
);

test(
  'funnel steps that are held in memory are kept when it is asked to end',
  async () => {
    const events = [{ type: 'viewed', survey: 'stop' }];
    const body = JSON.stringify({ site: site.publicKey, events });
    const answer = await fetch(`${server.url}/v1/events`, { method: 'POST', body });
    expect(answer.status).toBe(202);
    expect(await server.stop()).toBe(0);
    server.start();
    await server.ready();
    const url = `${server.url}/v1/stats/response-rate?site=${site.id}`;
    const rate = await fetch(url, { headers: { authorization: `Bearer ${ownerKey}` } });
    const { results } = (await rate.json()) as { results: { metrics: { 'response-rate': { n: number } } }[] };
    expect(results[0]!.metrics['response-rate'].n).toBe(1);
  },
  patience,
);
