import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { limits } from '../server/limits/limits.ts';
import type { Site } from '../shared/site.ts';
import { generateSteadyLoad } from './generate-steady-load.ts';
import { median } from './report.ts';
import { ask, type ServerProcess, startEarshot } from './server-process.ts';
import type { SteadyResult } from './steady-load.ts';
import { benchSite, benchSurvey } from './workload.ts';

const times = 20;
const rounds = 3;
/** A minute, in which exactly the limit fits. */
const duration = 59_000;
/** Each sends less than an address may. */
const customers = Array.from({ length: 12 }, (_, i) => `127.0.1.${i + 1}`);
const customersPerSecond = 100;

/**
 * One address sends twenty times what an address may to one site, while the visitors of another one answer: how much of
 * it is stored, and what the others wait beside it and without it.
 */
export async function flood(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const server = await startEarshot(folder, { EARSHOT_LIMITS: '' });
  try {
    const [flooded, other] = [await newSite(server, 'Flooded'), await newSite(server, 'Other')];
    const alone: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < rounds; round++) {
      alone.push((await ordinary(server, other, round, duration / 3)).p99);
      const [offered, answered] = await Promise.all([
        generateSteadyLoad({
          port: server.port,
          publicKey: flooded.publicKey,
          connections: 32,
          perSecond: (times * limits.address) / 60,
          duration,
          seed: 500 + round,
          from: [`127.0.2.${round + 1}`],
        }),
        ordinary(server, other, 100 + round, duration),
      ]);
      beside.push(answered.p99);
      const share = offered.stored / limits.address;
      console.log(
        `${offered.sent} offered in a minute against a limit of ${limits.address}: ${offered.stored} stored ` +
          `(${share.toFixed(3)} of it, 1 to 1.02), ${offered.refused} refused, ${offered.broken} broken; ` +
          `of the others ${answered.stored} of ${answered.sent} stored`,
      );
    }
    console.log(
      `others: p99 ${median(alone).toFixed(1)} ms alone, ${median(beside).toFixed(1)} ms beside: ` +
        `${(median(beside) / median(alone)).toFixed(2)} times (at most 1.5)\n`,
    );
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

function ordinary(
  server: ServerProcess,
  { publicKey }: Site,
  seed: number,
  milliseconds: number,
): Promise<SteadyResult> {
  return generateSteadyLoad({
    port: server.port,
    publicKey,
    connections: customers.length,
    perSecond: customersPerSecond,
    duration: milliseconds,
    seed: 1_000 + seed,
    from: customers,
  });
}

async function newSite(server: ServerProcess, name: string): Promise<Site> {
  const site = await ask<Site>(server, '/v1/sites', { ...benchSite, name });
  await ask(server, '/v1/surveys', { site: site.id, ...benchSurvey });
  return site;
}
