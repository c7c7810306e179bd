import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { random } from '../../bench/random.ts';
import { inspectStore } from './kill-inspect.ts';
import { Pace } from './kill-pace.ts';
import { freePort, KillableServer } from './kill-server.ts';
import { crashSurvey, createCrashSurvey } from './kill-survey.ts';
import { type KillVerdict, killVerdict } from './kill-verdict.ts';
import { type Promised, writeResponses } from './kill-writers.ts';

export interface KillOptions {
  /** The built server. */
  entry: string;
  kills: number;
  seed: number;
  writers?: number;
}

export interface KillReport extends KillVerdict {
  kills: number;
  seed: number;
  /** Counters that differ from a recount of the rows. */
  differences: number;
  /** What SQLite says of the file: `ok`. */
  integrity: string;
  seconds: number;
}

/**
 * Kills a server again and again while writers send responses to it, and tells at the end what became of those that it
 * had acknowledged. Moments are drawn from the seed: so many acknowledgements after a start, and some milliseconds; one
 * kill in eight, and the first of all, hits the start itself.
 */
export async function killRun({ entry, kills, seed, writers = 16 }: KillOptions): Promise<KillReport> {
  const began = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-kill-'));
  const server = new KillableServer(entry, folder, await freePort());
  try {
    const { promised, site } = await writeUnderKills(server, kills, writers, random(seed));
    await server.kill();
    const { stored, counted, differences, integrity } = await inspectStore(folder, site);
    const seconds = (performance.now() - began) / 1000;
    return { kills, seed, ...killVerdict(promised, stored, counted), differences, integrity, seconds };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeUnderKills(
  server: KillableServer,
  kills: number,
  writers: number,
  draw: () => number,
): Promise<{ promised: Map<string, Promised>; site: string }> {
  const promised = new Map<string, Promised>();
  const pace = new Pace();
  await killDuringStart(server, draw);
  server.start();
  await server.ready();
  const { id, publicKey } = await createCrashSurvey(server.url);
  const work = Array.from({ length: writers }, () =>
    writeResponses({
      url: server.url,
      site: publicKey,
      survey: crashSurvey,
      random: random(Math.floor(draw() * 2 ** 32)),
      up: () => pace.up,
      stopped: () => pace.stopped,
      onPromise: (response, promise) => {
        promised.set(response, promise);
        pace.acknowledged();
      },
    }),
  );
  const writing = Promise.all(work);
  const killing = killRepeatedly(server, kills - 1, pace, draw);
  try {
    // A writer that gives up ends the run at once.
    await Promise.race([killing, writing]);
    await killing;
  } finally {
    pace.stopped = true;
  }
  await writing;
  return { promised, site: id };
}

async function killRepeatedly(
  server: KillableServer,
  kills: number,
  pace: Pace,
  draw: () => number,
): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    await pace.after(1 + Math.floor(draw() * 150));
    await new Promise((resolve) => setTimeout(resolve, draw() * 20));
    pace.goDown();
    await server.kill();
    if (draw() < 1 / 8 && kill + 1 < kills) {
      await killDuringStart(server, draw);
      kill++;
    }
    server.start();
    await server.ready();
    pace.comeUp();
  }
  await pace.after(50);
}

async function killDuringStart(server: KillableServer, draw: () => number): Promise<void> {
  server.start();
  await new Promise((resolve) => setTimeout(resolve, draw() * 800));
  await server.kill();
}
