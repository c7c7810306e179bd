import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { random } from '../../bench/random.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type Inspection, inspectStorage } from './kill-inspect.ts';
import { Pace } from './kill-pace.ts';
import { freePort, KillableServer } from './kill-server.ts';
import { crashSurvey, createCrashSurvey } from './kill-survey.ts';
import { type KillVerdict, killVerdict } from './kill-verdict.ts';
import { type Promised, writeResponses } from './kill-writers.ts';
import { durable, type OwnPostgres, postgresBinaries, startPostgres } from './postgres-server.ts';

export interface SharedDatabaseOptions {
  /** The built server. */
  entry: string;
  /** What is killed again and again: one of the two servers, or both, or the PostgreSQL that they share. */
  killed: 'servers' | 'database';
  kills: number;
  seed: number;
  writers?: number;
}

export interface SharedDatabaseReport extends KillVerdict {
  kills: number;
  seed: number;
  /** Counters that differ from a recount of the rows. */
  differences: number;
  /** Milliseconds, at most, from the moment that PostgreSQL took connections until both servers would take an answer. */
  slowest: number;
  seconds: number;
}

/** What a run is made on. */
interface Stage {
  servers: readonly [KillableServer, KillableServer];
  postgres: OwnPostgres;
  pace: Pace;
  draw: () => number;
}

/**
 * Two servers on one PostgreSQL, to either of which writers send responses, while one or the other is killed and started
 * again. Tells at the end what became of those that were acknowledged. Moments are drawn from the seed.
 */
export async function sharedDatabaseRun(options: SharedDatabaseOptions): Promise<SharedDatabaseReport> {
  const { entry, kills, seed, writers = 16 } = options;
  const began = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-shared-'));
  const postgres = await startPostgres(postgresBinaries()!, durable);
  const url = await postgres.create('shared');
  const server = async (name: string) =>
    new KillableServer(entry, path.join(folder, name), await freePort(), { DATABASE_URL: url });
  const servers = [await server('one'), await server('two')] as const;
  const stage = { servers, postgres, pace: new Pace(), draw: random(seed) };
  try {
    const { promised, site, slowest } = await writeUnderKills(stage, options.killed, kills, writers);
    await Promise.all(servers.map((one) => one.kill()));
    const { stored, counted, differences } = await inspect(url, site);
    const seconds = (performance.now() - began) / 1000;
    return { kills, seed, ...killVerdict(promised, stored, counted), differences, slowest, seconds };
  } finally {
    await Promise.all(servers.map((one) => one.kill()));
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeUnderKills(
  stage: Stage,
  killed: SharedDatabaseOptions['killed'],
  kills: number,
  writers: number,
): Promise<{ promised: Map<string, Promised>; site: string; slowest: number }> {
  const { servers, pace, draw } = stage;
  const promised = new Map<string, Promised>();
  for (const server of servers) server.start();
  await Promise.all(servers.map((server) => server.ready()));
  const { id, publicKey } = await createCrashSurvey(servers[0].url);
  const work = Array.from({ length: writers }, () => {
    const own = random(Math.floor(draw() * 2 ** 32));
    return writeResponses({
      // Each attempt at either: what one has acknowledged, the other one must know.
      get url() {
        return servers[own() < 0.5 ? 0 : 1].url;
      },
      site: publicKey,
      survey: crashSurvey,
      random: own,
      up: () => pace.up,
      stopped: () => pace.stopped,
      onPromise: (response, promise) => {
        promised.set(response, promise);
        pace.acknowledged();
      },
    });
  });
  const writing = Promise.all(work);
  const killing = killRepeatedly(stage, killed === 'servers' ? killServers : killDatabase, kills);
  try {
    // A writer that gives up ends the run at once.
    await Promise.race([killing, writing]);
    const slowest = await killing;
    pace.stopped = true;
    await writing;
    return { promised, site: id, slowest };
  } finally {
    pace.stopped = true;
  }
}

/** The longest that any of it took. */
async function killRepeatedly(
  stage: Stage,
  kill: (stage: Stage) => Promise<number>,
  kills: number,
): Promise<number> {
  const { pace, draw } = stage;
  let slowest = 0;
  for (let i = 0; i < kills; i++) {
    await pace.after(1 + Math.floor(draw() * 150));
    await moment(draw() * 20);
    slowest = Math.max(slowest, await kill(stage));
  }
  await pace.after(50);
  return slowest;
}

/** One of them, or both, and one in eight again while it starts. */
async function killServers({ servers, pace, draw }: Stage): Promise<number> {
  const hit = draw() < 1 / 4 ? servers : [servers[draw() < 0.5 ? 0 : 1]];
  if (hit.length === servers.length) pace.goDown();
  await Promise.all(hit.map((server) => server.kill()));
  const began = performance.now();
  for (const server of hit) {
    server.start();
    if (draw() >= 1 / 8) continue;
    await moment(draw() * 800);
    await server.kill();
    server.start();
  }
  await Promise.all(hit.map((server) => server.ready()));
  pace.comeUp();
  return performance.now() - began;
}

/** At once with all of its processes, or as `pg_ctl stop -m immediate` does. For a while nobody answers. */
async function killDatabase({ servers, postgres, pace, draw }: Stage): Promise<number> {
  await postgres.kill(draw() < 0.5 ? 'SIGKILL' : 'SIGQUIT');
  await moment(draw() * 100);
  pace.goDown();
  await postgres.restart();
  const began = performance.now();
  await Promise.all(servers.map((server) => server.ready()));
  const took = performance.now() - began;
  pace.comeUp();
  return took;
}

async function inspect(url: string, site: string): Promise<Inspection> {
  const storage = (await openPostgres(url, countRules)) as unknown as Storage;
  try {
    return await inspectStorage(storage, site);
  } finally {
    await storage.close();
  }
}

/** Not to let something happen first, but to come at a moment that nobody has chosen. */
function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
