import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import type { Site } from '../shared/site.ts';
import { printTable, quantile } from './report.ts';
import { ask, KeptConnection, startEarshot } from './server-process.ts';
import { benchSite, benchSurvey } from './workload.ts';

const asked = 2_000;

/**
 * Whether a key can tell by the clock what exists at a site that it does not reach from what exists nowhere: both are
 * asked for in turn, and how often the one takes longer than the other is about half.
 */
export async function foreign(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const server = await startEarshot(folder);
  const connection = new KeptConnection(server);
  try {
    const [own, other] = [await ask<Site>(server, '/v1/sites', benchSite), await newSite()];
    const { key } = await ask<{ key: string }>(server, '/v1/keys', {
      name: 'Bound',
      scopes: ['read'],
      sites: [own.id],
    });
    const rows: string[][] = [];
    for (const place of places) {
      const times = { foreign: [] as number[], absent: [] as number[] };
      for (let i = -200; i < asked; i++) {
        const pair = [['foreign', other.id] as const, ['absent', v7()] as const];
        for (const [kind, site] of i % 2 === 0 ? pair : pair.toReversed()) {
          const began = performance.now();
          const status = await connection.status(place(site), key);
          const took = performance.now() - began;
          if (status !== 404) throw new Error(`${place(site)} was answered with ${status}`);
          if (i >= 0) times[kind].push(took);
        }
      }
      rows.push([
        place(':site'),
        quantile(times.foreign, 0.5).toFixed(3),
        quantile(times.absent, 0.5).toFixed(3),
        (times.foreign.filter((time, i) => time > times.absent[i]!).length / asked).toFixed(3),
      ]);
    }
    printTable(['404', 'of another site, ms', 'of nothing, ms', 'longer (0.5)'], rows);
  } finally {
    connection.close();
    await server.stop();
    await rm(folder, { recursive: true });
  }

  async function newSite(): Promise<Site> {
    const site = await ask<Site>(server, '/v1/sites', { ...benchSite, name: 'Another' });
    await ask(server, '/v1/surveys', { site: site.id, ...benchSurvey });
    return site;
  }
}

const places: readonly ((site: string) => string)[] = [
  (site) => `/v1/sites/${site}`,
  (site) => `/v1/surveys?site=${site}`,
  (site) => `/v1/surveys/${benchSurvey.slug}?site=${site}`,
  (site) => `/v1/responses?site=${site}`,
  (site) => `/v1/stats/nps?site=${site}&survey=${benchSurvey.slug}`,
];
