import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { random } from '../../bench/random.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type AskedBeside, askBeside } from './ask-beside.ts';
import { type Inspection, inspectStorage } from './kill-inspect.ts';
import { Pace } from './kill-pace.ts';
import { freePort, KillableServer } from './kill-server.ts';
import { crashSurvey, createCrashSurvey } from './kill-survey.ts';
import { type KillVerdict, killVerdict } from './kill-verdict.ts';
import { type Promised, writeResponses } from './kill-writers.ts';
import { moment } from './moment.ts';
import type { RunningNginx } from './nginx.ts';
import { durable, postgresBinaries, startPostgres } from './postgres-server.ts';
import { Recoveries } from './recoveries.ts';
import { type SharedDatabaseStage, sharedDatabaseKills } from './shared-database-kills.ts';
import { spreadOf } from './spread-of.ts';

export interface SharedDatabaseOptions {
  /** The built server. */
  entry: string;
  /** What is killed again and again: one of the two servers, or at times both, or the PostgreSQL that they share. */
  killed: 'one server' | 'servers' | 'database';
  kills: number;
  seed: number;
  writers?: number;
  /**
   * Milliseconds that a writer waits before it sends a further response while a killed server starts, and before it sends
   * one for the third time or more: what starts does so on the processors that it would take. Absent: none.
   */
  rest?: number;
  /** Seconds of the pause in which PostgreSQL comes that the servers wait for at their start; the first one's. */
  pause?: number;
  /** What stands before both servers: then all is sent and asked by that way. */
  front?: (servers: readonly [string, string]) => Promise<RunningNginx>;
}

export interface SharedDatabaseReport extends KillVerdict, AskedBeside {
  kills: number;
  seed: number;
  /** Counters that differ from a recount of the rows. */
  differences: number;
  /**
   * Milliseconds until the next acknowledged answer: of each server, from the moment that PostgreSQL takes connections
   * again; or of the one that goes on, from the moment that the other is killed. Of all kills.
   */
  recoveryMedian: number;
  recoverySlowest: number;
  /** Milliseconds that an answer waited at most, from those moments or from when it was first sent. */
  longestWait: number;
  /** Attempts that were not acknowledged, and of another status than 503. */
  failed: number;
  strange: number;
  /** Milliseconds from the start of a killed server until it would take an answer, at most; 0: none was killed. */
  slowestStart: number;
  /** Milliseconds until both servers took answers, once there was the PostgreSQL that they had waited for at their start. */
  absentAtStart: number;
  seconds: number;
}

/** What a run tells beside its verdict and its recoveries. */
type Figures = Pick<SharedDatabaseReport, 'failed' | 'strange' | keyof Starts | keyof AskedBeside>;

/** Milliseconds of a run that are not the recoveries'. */
interface Starts {
  absentAtStart: number;
  slowestStart: number;
}

/**
 * Two servers on one PostgreSQL, to either of which writers send responses, while one or the other is killed and started
 * again. Where it is PostgreSQL that is killed, both are started without it. Tells at the end what became of the responses
 * that were acknowledged. Moments are drawn from the seed.
 */
export async function sharedDatabaseRun(options: SharedDatabaseOptions): Promise<SharedDatabaseReport> {
  const { entry, kills, seed } = options;
  const began = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-shared-'));
  const postgres = await startPostgres(postgresBinaries()!, durable);
  const url = await postgres.create('shared');
  const server = async (name: string) =>
    new KillableServer(entry, path.join(folder, name), await freePort(), { DATABASE_URL: url });
  const servers = [await server('one'), await server('two')] as const;
  const nginx = await options.front?.([servers[0].url, servers[1].url]);
  const stage: SharedDatabaseStage = {
    ...{ servers, postgres, pace: new Pace(), recoveries: new Recoveries(), draw: random(seed) },
    ...(nginx && { front: nginx.url }),
  };
  try {
    const { promised, site, figures } = await writeUnderKills(stage, options);
    await Promise.all(servers.map((one) => one.kill()));
    const { stored, counted, differences } = await inspect(url, site);
    const { median, slowest } = spreadOf(stage.recoveries.took);
    return {
      ...{ kills, seed },
      ...killVerdict(promised, stored, counted),
      differences,
      recoveryMedian: median,
      recoverySlowest: slowest,
      longestWait: stage.recoveries.longest,
      ...figures,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await nginx?.stop();
    await Promise.all(servers.map((one) => one.kill()));
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeUnderKills(
  stage: SharedDatabaseStage,
  { killed, kills, writers = 16, rest = 0, pause = 0.5 }: SharedDatabaseOptions,
): Promise<{ promised: Map<string, Promised>; site: string; figures: Figures }> {
  const { servers, pace, recoveries, draw, front } = stage;
  const failures: (number | null)[] = [];
  const promised = new Map<string, Promised>();
  const absentAtStart = killed === 'database' ? await startWithoutDatabase(stage, pause) : await start(stage);
  const { id, publicKey } = await createCrashSurvey(servers[0].url);
  const work = Array.from({ length: writers }, () => {
    const own = random(Math.floor(draw() * 2 ** 32));
    let failed = 0;
    return writeResponses({
      // Each attempt at either: what one has acknowledged, the other one must know.
      get url() {
        return front ?? servers[own() < 0.5 ? 0 : 1].url;
      },
      site: publicKey,
      survey: crashSurvey,
      random: own,
      up: async () => {
        // What broke off is sent again at once, while the database may still be at it.
        if (rest > 0 && (failed > 1 || (pace.isCalm && failed === 0))) await moment(rest);
        await pace.up;
      },
      stopped: () => pace.stopped,
      onPromise: (response, promise, { url, sent, begun }) => {
        failed = 0;
        promised.set(response, promise);
        recoveries.acknowledged(url, sent, begun);
        pace.acknowledged();
      },
      onFailure: (status) => {
        failed += 1;
        failures.push(status);
      },
    });
  });
  const writing = Promise.all(work);
  const asking = askBeside({
    url: front ?? servers[1].url,
    site: id,
    acknowledged: () => promised.size,
    stopped: () => pace.stopped,
  });
  const killing = killRepeatedly(stage, sharedDatabaseKills[killed], kills);
  try {
    // A writer that gives up ends the run at once.
    await Promise.race([killing, writing]);
    const slowestStart = await killing;
    pace.stopped = true;
    await writing;
    const strange = failures.filter((status) => status !== null && status !== 503).length;
    const figures = { failed: failures.length, strange, ...(await asking), absentAtStart, slowestStart };
    return { promised, site: id, figures };
  } finally {
    pace.stopped = true;
  }
}

async function start({ servers }: SharedDatabaseStage): Promise<0> {
  for (const server of servers) server.start();
  await Promise.all(servers.map((server) => server.ready()));
  return 0;
}

/** PostgreSQL is there only once both servers have said that they wait so many seconds for it. */
async function startWithoutDatabase(
  { servers, postgres }: SharedDatabaseStage,
  pause: number,
): Promise<number> {
  await postgres.kill('SIGQUIT');
  for (const server of servers) server.start();
  const missing = new RegExp(`PostgreSQL does not answer .* Trying again in ${pause} s\\.`);
  await Promise.all(servers.map((server) => server.says(missing)));
  await postgres.restart();
  const began = performance.now();
  await Promise.all(servers.map((server) => server.ready()));
  return performance.now() - began;
}

/** The longest start of a server that was killed. */
async function killRepeatedly(
  stage: SharedDatabaseStage,
  kill: (stage: SharedDatabaseStage) => Promise<number>,
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

async function inspect(url: string, site: string): Promise<Inspection> {
  const storage = (await openPostgres(url, countRules)) as unknown as Storage;
  try {
    return await inspectStorage(storage, site);
  } finally {
    await storage.close();
  }
}
