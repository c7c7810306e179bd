import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { generateLoad, type LoadRun } from './generate-load.ts';
import { median, printTable } from './report.ts';
import { createBenchSite, type ServerProcess, startEarshot, startFloor } from './server-process.ts';

export interface IngestOptions {
  rounds: number;
  /** Seconds of each run. */
  seconds: number;
  connections: readonly number[];
  /** Another checkout, built, that is measured beside this one. */
  against?: string | undefined;
}

interface Target {
  name: string;
  server: ServerProcess;
  publicKey: string;
  /** Requests prepared for each second: more than it can take. */
  prepared: number;
}

/**
 * Durable ingest over real HTTP: distinct single responses a second, each acknowledged after its commit is on disk,
 * against two floors: Fastify that only parses and validates, and the same server with one commit per response. Runs
 * take turns, so that what else the machine does falls on all alike.
 */
export async function ingest({ rounds, seconds, connections, against }: IngestOptions): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const targets: Target[] = [];
  try {
    targets.push(await earshot('earshot', path.join(folder, 'shared'), {}));
    targets.push(await earshot('one commit each', path.join(folder, 'single'), { EARSHOT_COMMIT: 'single' }));
    const { publicKey } = targets[0]!;
    targets.push({ name: 'parse, validate', server: await startFloor(), publicKey, prepared: 25_000 });
    if (against !== undefined) {
      targets.push(await earshot('the other checkout', path.join(folder, 'other'), {}, against));
    }
    await measure(targets, connections.slice(0, 1), 1, 2, 1);
    for (const count of connections) {
      const runs = await measure(targets, [count], rounds, seconds, 1000 * count);
      report(targets, runs, count, seconds);
    }
  } finally {
    for (const { server } of targets) await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function earshot(
  name: string,
  folder: string,
  env: Record<string, string>,
  checkout?: string,
): Promise<Target> {
  const server = await startEarshot(folder, env, checkout);
  const { publicKey } = await createBenchSite(server);
  return { name, server, publicKey, prepared: 15_000 };
}

async function measure(
  targets: readonly Target[],
  connections: readonly number[],
  rounds: number,
  seconds: number,
  firstSeed: number,
): Promise<Map<Target, LoadRun[]>> {
  const runs = new Map(targets.map((target) => [target, [] as LoadRun[]]));
  let seed = firstSeed;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? targets : targets.toReversed();
    for (const target of order) {
      const { port, pid } = target.server;
      const load = {
        port,
        publicKey: target.publicKey,
        connections: connections[0]!,
        duration: seconds * 1000,
      };
      const prepared = { requests: target.prepared * seconds, seed: seed++ };
      runs.get(target)!.push(await generateLoad({ ...load, ...prepared }, pid));
    }
  }
  return runs;
}

function report(
  targets: readonly Target[],
  runs: Map<Target, LoadRun[]>,
  connections: number,
  seconds: number,
): void {
  const rows = targets.map((target) => {
    const all = runs.get(target)!;
    const rates = all.map((run) => run.perSecond);
    return [
      target.name,
      median(rates).toFixed(0),
      `${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)}`,
      median(all.map((run) => run.p50)).toFixed(1),
      median(all.map((run) => run.p99)).toFixed(1),
      median(all.map((run) => run.cpu)).toFixed(0),
      median(all.map((run) => run.ownCpu)).toFixed(0),
      String(all.reduce((sum, run) => sum + run.failed, 0)),
    ];
  });
  console.log(`${connections} connections, ${runs.get(targets[0]!)!.length} rounds of ${seconds} s`);
  printTable(['', 'per second', 'min-max', 'p50 ms', 'p99 ms', 'CPU µs each', 'generator', 'failed'], rows);
  const rateOf = (i: number) => median(runs.get(targets[i]!)!.map((run) => run.perSecond));
  const cpuOf = (i: number) => median(runs.get(targets[i]!)!.map((run) => run.cpu));
  for (const [i, bound] of [
    [1, ' (at least 4)'],
    [2, ' (at least 0.25)'],
    [3, ''],
  ] as const) {
    const target = targets[i];
    if (!target) break;
    const [rate, cpu] = [rateOf(0) / rateOf(i), cpuOf(i) / cpuOf(0)];
    console.log(`against ${target.name}: ${rate.toFixed(2)}${bound}, by processor time ${cpu.toFixed(2)}`);
  }
  console.log('');
}
