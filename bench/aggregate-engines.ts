import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dayOf, dayStart } from '../server/calendar/day.ts';
import type { StorageConfig } from '../server/storage/open-storage.ts';
import type { StatsAnswer } from '../shared/stats-answer.ts';
import { addressOf, type Case, countCases, rowCases } from './aggregate-cases.ts';
import { asked, printSettings, startBenchPostgres } from './bench-postgres.ts';
import { dashboardsAtOnce } from './dashboards-at-once.ts';
import { loadResponses } from './load-responses.ts';
import { median, printTable, quantile } from './report.ts';
import { KeptConnection, type ServerProcess, startEarshot } from './server-process.ts';
import { benchPublicKey, benchSite, workload } from './workload.ts';

export interface EngineOptions {
  rows: number;
  /** Of SQLite's data, which are left there; those that are there already are asked as they are. */
  folder?: string | undefined;
  /** The same for PostgreSQL: the URL of a database. */
  database?: string | undefined;
}

const tz = benchSite.timezone;
const warmUp = 50;
const times = 200;
/** Of what is counted row by row. */
const rowTimes = 3;

/**
 * The same questions of the same responses, asked of both engines in turn over HTTP: how long PostgreSQL takes against
 * SQLite, and whether both say the same. Then a thousand dashboards that ask PostgreSQL one question.
 */
export async function aggregateEngines({ rows, folder: kept, database }: EngineOptions): Promise<void> {
  const folder = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-')));
  const postgres = database === undefined ? await startBenchPostgres() : null;
  const url = database ?? (await postgres!.create('aggregates'));
  try {
    if (database !== undefined) await printSettings(url);
    const now = Date.now();
    const from = dayStart(dayOf(now, tz) - 364, tz);
    if (!existsSync(path.join(folder, 'earshot.db')))
      await load('SQLite', { dataFolder: folder }, rows, from, now);
    if (await isEmpty(url))
      await load('PostgreSQL', { dataFolder: folder, databaseUrl: url }, rows, from, now);
    const other = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
    const sqlite = await startEarshot(folder);
    const server = await startEarshot(other, { DATABASE_URL: url });
    try {
      await compare([sqlite, server], now);
      await dashboardsAtOnce(server, await addressOf(server, countCases(now)[1]!), url);
    } finally {
      await Promise.all([sqlite.stop(), server.stop()]);
      await rm(other, { recursive: true });
    }
  } finally {
    await postgres?.stop();
    if (kept === undefined) await rm(folder, { recursive: true });
  }
}

async function load(
  name: string,
  config: StorageConfig,
  rows: number,
  from: number,
  to: number,
): Promise<void> {
  const { perSecond } = await loadResponses(config, rows, from, to);
  const seconds = rows / perSecond;
  console.log(
    `${rows} responses loaded into ${name} in ${seconds.toFixed(0)} s, ${perSecond.toFixed(0)} a second`,
  );
}

async function isEmpty(url: string): Promise<boolean> {
  const [row] = await asked<{ empty: boolean }>(url, `SELECT to_regclass('responses') IS NULL AS empty`);
  return row!.empty;
}

async function compare(servers: readonly [ServerProcess, ServerProcess], now: number): Promise<void> {
  const connections = servers.map((server) => new KeptConnection(server));
  try {
    const rows: string[][] = [];
    const ratios: number[] = [];
    for (const [cases, time] of [
      [countCases(now), afterNews],
      [rowCases(now), again],
    ] as const) {
      for (const one of cases) {
        const [sqlite, postgres] = await inTurn(servers, connections, one, time);
        const ratio = median(postgres!.times) / median(sqlite!.times);
        ratios.push(ratio);
        rows.push([
          one.name,
          median(sqlite!.times).toFixed(2),
          median(postgres!.times).toFixed(2),
          quantile(postgres!.times, 0.99).toFixed(2),
          ratio.toFixed(2),
          isDeepStrictEqual(comparable(sqlite!.answer), comparable(postgres!.answer)) ? 'yes' : 'NO',
        ]);
      }
    }
    const heads = ['over HTTP', 'SQLite p50 ms', 'PostgreSQL', 'p99', 'times as long (at most 3)', 'equal'];
    printTable(heads, rows);
    console.log(
      `times as long: ${median(ratios).toFixed(2)} in the median, ${Math.max(...ratios).toFixed(2)} at most\n`,
    );
  } finally {
    for (const connection of connections) connection.close();
  }
}

interface Timed {
  times: number[];
  answer: StatsAnswer;
}

/** Both get the same news before: in each run others. */
async function inTurn(
  servers: readonly ServerProcess[],
  connections: readonly KeptConnection[],
  one: Case,
  time: (connection: KeptConnection, url: string, seed: number) => Promise<number[]>,
): Promise<Timed[]> {
  const seed = 2 + ((Date.now() + servers[0]!.pid) % 10_000_000);
  const timed: Timed[] = [];
  for (const [i, connection] of connections.entries()) {
    const url = await addressOf(servers[i]!, one);
    const taken = await time(connection, url, seed);
    timed.push({ times: taken, answer: await connection.recount<StatsAnswer>(url) });
  }
  return timed;
}

/** A response comes in before each question. */
async function afterNews(connection: KeptConnection, url: string, seed: number): Promise<number[]> {
  const next = workload(benchPublicKey, seed);
  const taken: number[] = [];
  for (let i = -warmUp; i < times; i++) {
    await connection.submit(next());
    const began = performance.now();
    await connection.fetch(url);
    if (i >= 0) taken.push(performance.now() - began);
  }
  return taken;
}

async function again(connection: KeptConnection, url: string): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < rowTimes; i++) {
    const began = performance.now();
    await connection.recount(url);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** What must be the same: ids of site and survey are not. */
function comparable({ results, meta }: StatsAnswer): unknown {
  const { generatedAt: _at, ...said } = meta;
  return JSON.parse(JSON.stringify({ results, meta: said }));
}
