import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import type { Site } from '../shared/site.ts';
import { type Named, type Place, places } from './foreign-places.ts';
import { printTable, quantile } from './report.ts';
import { ask, createBenchSite, KeptConnection, type ServerProcess, startEarshot } from './server-process.ts';
import { benchSite, workload } from './workload.ts';

const asked = 1_500;
const warmUp = 150;

/**
 * Whether a key can tell by the clock what exists at a site that it does not reach from what exists nowhere: both are
 * asked for in turn, and how often the one takes longer than the other is about half.
 */
export async function foreign(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const server = await startEarshot(folder);
  const connection = new KeptConnection(server);
  try {
    const own = await ask<Site>(server, '/v1/sites', benchSite);
    const there = await filledSite(server, connection);
    const { key } = await ask<{ key: string }>(server, '/v1/keys', {
      name: 'Bound',
      scopes: ['admin'],
      sites: [own.id],
    });
    const rows: string[][] = [];
    for (const place of places) rows.push(await compare(place, there, (named) => status(place, named)));
    printTable(['what is named', 'of another site, ms', 'of nothing, ms', 'longer (0.5)'], rows);

    function status(place: Place, named: Named): Promise<number> {
      return connection.status(place.url(named, own.id), key, place.method, place.body?.(named));
    }
  } finally {
    connection.close();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** Another site, the second one, with one of everything. */
async function filledSite(server: ServerProcess, connection: KeptConnection): Promise<Named> {
  const { id: site, publicKey } = await createBenchSite(server);
  const response = workload(publicKey, 1)();
  await connection.submit(response);
  const [job, key] = [
    await ask<{ id: string }>(server, '/v1/responses/overrule', {
      site,
      period: 'all',
      set: { flagged: false },
    }),
    await ask<{ id: string }>(server, '/v1/keys', { name: 'Theirs', scopes: ['read'], sites: [site] }),
  ];
  return { site, siteKey: 2, response: response.id, job: job.id, key: key.id };
}

function nothing(): Named {
  return { site: v7(), siteKey: 3 + Math.floor(Math.random() * 7), response: v7(), job: v7(), key: v7() };
}

async function compare(
  place: Place,
  there: Named,
  statusOf: (named: Named) => Promise<number>,
): Promise<string[]> {
  const times = { foreign: [] as number[], absent: [] as number[] };
  for (let i = -warmUp; i < asked; i++) {
    const pair = [['foreign', there] as const, ['absent', nothing()] as const];
    for (const [kind, named] of i % 2 === 0 ? pair : pair.toReversed()) {
      const began = performance.now();
      const status = await statusOf(named);
      const took = performance.now() - began;
      if (status !== place.status) throw new Error(`${nameOf(place)} was answered with ${status}`);
      if (i >= 0) times[kind].push(took);
    }
  }
  return [
    nameOf(place),
    quantile(times.foreign, 0.5).toFixed(3),
    quantile(times.absent, 0.5).toFixed(3),
    (times.foreign.filter((time, i) => time > times.absent[i]!).length / asked).toFixed(3),
  ];
}

function nameOf({ method, url }: Place): string {
  const named = { site: ':site', siteKey: 0, response: ':response', job: ':job', key: ':key' };
  return `${method} ${url(named, ':own').replace(/cursor=.*/, 'cursor=:cursor')}`;
}
