import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BenchPostgres, startBenchPostgres } from './bench-postgres.ts';
import { generateLoad, type LoadRun } from './generate-load.ts';
import { InsertFloor } from './insert-floor.ts';
import { median, printTable } from './report.ts';
import { createBenchSite, type ServerProcess, startEarshot } from './server-process.ts';

export interface PostgresOptions {
  rounds: number;
  /** Seconds of each run. */
  seconds: number;
  connections: readonly number[];
}

/** Answers a second of each round. */
interface Floors {
  every: number[];
  /** The same by as many answers a commit as there are connections: more never wait at once. */
  together: number[];
  responses: number[];
}

interface Target {
  name: string;
  servers: readonly ServerProcess[];
  publicKey: string;
}

/** Requests prepared for each second: more than any of them can take. */
const prepared = 15_000;

/**
 * Durable ingest over real HTTP into PostgreSQL, by one server and by two that share it: against rows that are only
 * inserted (`insert-floor.ts`), and against SQLite. Runs take turns, so that what else the machine does falls on all alike.
 */
export async function postgresBench({ rounds, seconds, connections }: PostgresOptions): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const postgres = await startBenchPostgres();
  const targets: Target[] = [];
  let floor: InsertFloor | undefined;
  try {
    const [one, two] = [await postgres.create('one'), await postgres.create('two')];
    targets.push(await target('PostgreSQL, one server', folder, [one]));
    targets.push(await target('PostgreSQL, two servers', folder, [two, two]));
    targets.push(await target('SQLite', folder, [undefined]));
    let seed = 1;
    for (const each of targets) await load(each, connections[0]!, 2, seed++);
    floor = await floorOf(postgres, one, folder);
    await floor.run(1, 'every');
    console.log(`rows of counts that a thousand answers of the floor add to: ${floor.countsChanged}`);
    for (const count of connections) {
      const runs = new Map(targets.map((each) => [each, [] as LoadRun[]]));
      const floors: Floors = { every: [], together: [], responses: [] };
      for (let round = 0; round < rounds; round++) {
        const order = round % 2 === 0 ? targets : targets.toReversed();
        for (const each of order) runs.get(each)!.push(await load(each, count, seconds, seed++));
        for (const what of ['every', 'responses'] as const)
          floors[what].push(await floor.run(seconds / 2, what));
        floors.together.push(await floor.run(seconds / 2, 'every', count));
      }
      report(runs, floors, count, seconds);
    }
  } finally {
    for (const { servers } of targets) for (const server of servers) await server.stop();
    await floor?.close();
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

/** @param urls of the database of each of its servers; undefined: SQLite */
async function target(name: string, folder: string, urls: readonly (string | undefined)[]): Promise<Target> {
  const servers: ServerProcess[] = [];
  for (const [i, url] of urls.entries()) {
    const env: Record<string, string> = url === undefined ? {} : { DATABASE_URL: url };
    servers.push(await startEarshot(path.join(folder, `${name}-${i}`), env));
  }
  const { publicKey } = await createBenchSite(servers[0]!);
  return { name, servers, publicKey };
}

function load({ servers, publicKey }: Target, connections: number, seconds: number, seed: number) {
  const [port, ...morePorts] = servers.map((server) => server.port);
  const requests = prepared * seconds;
  const order = { port: port!, morePorts, publicKey, connections, duration: seconds * 1000, requests, seed };
  return generateLoad(order, ...servers.map(({ pid }) => pid));
}

/** A server that has stopped has left the engine's tables. */
async function floorOf(postgres: BenchPostgres, from: string, folder: string): Promise<InsertFloor> {
  const into = await postgres.create('floor');
  const maker = await startEarshot(path.join(folder, 'floor'), { DATABASE_URL: into });
  await maker.stop();
  return InsertFloor.open(from, into);
}

function report(
  runs: ReadonlyMap<Target, readonly LoadRun[]>,
  floors: Floors,
  connections: number,
  seconds: number,
): void {
  const spread = (rates: readonly number[]) => [
    median(rates).toFixed(0),
    `${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)}`,
  ];
  const rows = [...runs].map(([{ name }, all]) => [
    name,
    ...spread(all.map((run) => run.perSecond)),
    median(all.map((run) => run.p50)).toFixed(1),
    median(all.map((run) => run.p99)).toFixed(1),
    median(all.map((run) => run.cpu)).toFixed(0),
    median(all.map((run) => run.ownCpu)).toFixed(0),
    String(all.reduce((sum, run) => sum + run.failed, 0)),
  ]);
  rows.push(['the same rows, by 1,000', ...spread(floors.every), '', '', '', '', '']);
  rows.push([`the same rows, by ${connections}`, ...spread(floors.together), '', '', '', '', '']);
  rows.push(['rows of responses alone, by 1,000', ...spread(floors.responses), '', '', '', '', '']);
  console.log(`${connections} connections, ${floors.every.length} rounds of ${seconds} s`);
  printTable(['', 'per second', 'min-max', 'p50 ms', 'p99 ms', 'CPU µs each', 'generator', 'failed'], rows);
  const rates = [...runs.values()].map((all) => median(all.map((run) => run.perSecond)));
  const [one, two, sqlite] = rates as [number, number, number];
  for (const [name, of] of [
    [`the same rows by ${connections} (at least 0.3)`, floors.together],
    ['the same rows by 1,000', floors.every],
    ['rows of responses alone', floors.responses],
  ] as const) {
    const floor = median(of);
    console.log(
      `against ${name}: one server ${(one / floor).toFixed(2)}, two ${(two / floor).toFixed(2)}, SQLite ${(sqlite / floor).toFixed(2)}`,
    );
  }
  console.log(`against SQLite: one server ${(one / sqlite).toFixed(2)}, two ${(two / sqlite).toFixed(2)}`);
  console.log(`two servers against one: ${(two / one).toFixed(2)}\n`);
}
