import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePort, KillableServer, ownerKey } from '../support/kill-server.ts';
import { siteWithSurvey, stopRun } from '../support/stop-run.ts';

const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const patience = 300_000;

test(
  'a server that is asked to end under load answers what it has, keeps what it acknowledged, and exits with 0',
  async () => {
    const report = await stopRun(entry, 4);
    expect(report).toMatchObject({
      lost: 0,
      kept: 0,
      strange: 0,
      failedExits: 0,
      differences: 0,
      integrity: 'ok',
    });
    expect(report.acknowledged).toBeGreaterThan(4 * 40);
  },
  patience,
);

test(
  'funnel steps that are held in memory are kept when it is asked to end',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-stop-'));
    const server = new KillableServer(entry, folder, await freePort());
    try {
      server.start();
      await server.ready();
      const site = await siteWithSurvey(server);
      const events = [{ type: 'viewed', survey: 'stop' }];
      const body = JSON.stringify({ site: site.publicKey, events });
      const answer = await fetch(`${server.url}/v1/events`, { method: 'POST', body });
      expect(answer.status).toBe(202);
      expect(await server.stop()).toBe(0);
      server.start();
      await server.ready();
      const url = `${server.url}/v1/stats/response-rate?site=${site.id}`;
      const rate = await fetch(url, { headers: { authorization: `Bearer ${ownerKey}` } });
      const { results } = (await rate.json()) as {
        results: { metrics: { 'response-rate': { n: number } } }[];
      };
      expect(results[0]!.metrics['response-rate'].n).toBe(1);
    } finally {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    }
  },
  patience,
);
