import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Site } from '../shared/site.ts';
import { visitDashboard } from './dashboard-visits.ts';
import { generateSteadyLoad } from './generate-steady-load.ts';
import { processState } from './process-state.ts';
import { printTable } from './report.ts';
import { ask, type ServerProcess, startEarshot } from './server-process.ts';
import { type Sample, watchProcess } from './watch-process.ts';

export interface MemoryOptions {
  /** A data folder that `aggregates --folder` has filled; it stays as it is. */
  folder: string;
  seconds: number;
  /** Responses a second. */
  rate: number;
}

/** What the server holds when nobody asks, and while answers come in and a dashboard asks all it can. */
export async function memory({ folder, seconds, rate }: MemoryOptions): Promise<void> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  let server: ServerProcess | null = null;
  try {
    await cp(folder, copy, { recursive: true });
    server = await startEarshot(copy);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const idle = await processState(server.pid);
    const samples = await underLoad(server, copy, seconds, rate);
    const row = (name: string, resident: number, own: number, bound: number) => [
      name,
      megabytes(resident),
      megabytes(own),
      String(bound),
    ];
    const most = (figure: (sample: Sample) => number) => Math.max(...samples.map(figure));
    printTable(
      ['', 'MB', 'of them not files', 'at most'],
      [
        row('idle', idle.resident, idle.own, 120),
        row(
          `${rate} answers a second, a dashboard`,
          most((sample) => sample.resident),
          most((sample) => sample.own),
          250,
        ),
      ],
    );
  } finally {
    await server?.stop();
    await rm(copy, { recursive: true });
  }
}

async function underLoad(
  server: ServerProcess,
  folder: string,
  seconds: number,
  rate: number,
): Promise<Sample[]> {
  const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
  const endVisit = visitDashboard(server, 0);
  const endWatch = watchProcess(server.pid, folder, 250);
  const { stored, sent, p99 } = await generateSteadyLoad({
    port: server.port,
    publicKey: items[0]!.publicKey,
    connections: 64,
    perSecond: rate,
    duration: seconds * 1000,
    seed: 9_000_000,
  });
  const samples = endWatch();
  const { answered, refused } = await endVisit();
  console.log(`${stored} of ${sent} answers stored, p99 ${p99.toFixed(0)} ms from when each was due`);
  console.log(`${answered} questions answered, ${refused} refused\n`);
  return samples;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
