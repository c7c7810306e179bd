import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { visitDashboard } from '../../bench/dashboard-visits.ts';
import { generateLoad } from '../../bench/generate-load.ts';
import { generateSteadyLoad } from '../../bench/generate-steady-load.ts';
import { createBenchSite, type ServerProcess, startEarshot } from '../../bench/server-process.ts';
import type { SteadyResult } from '../../bench/steady-load.ts';
import { growth, type Sample, watchProcess } from '../../bench/watch-process.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openStorage } from '../../server/storage/open-storage.ts';

export interface SoakOptions {
  minutes: number;
  /** Seconds in which the top rate is found, of which half is sent. */
  probe: number;
  /** Minutes until memory must have settled. */
  settled: number;
}

export interface SoakReport extends SteadyResult {
  minutes: number;
  /** Requests a second. */
  topRate: number;
  rate: number;
  /** Questions of a dashboard that were answered and refused meanwhile. */
  answered: number;
  refusedQuestions: number;
  /** Megabytes of memory once settled, at the end and at most; and by how many it grew a minute between. */
  settledMegabytes: number;
  lastMegabytes: number;
  mostMegabytes: number;
  growth: number;
  /** Megabytes, five times in the course of the run: whether it settles. */
  course: string;
  /** Open file descriptors, fewest and most once settled. */
  fewestDescriptors: number;
  mostDescriptors: number;
  /** Megabytes. */
  largestWal: number;
  rows: number;
  /** Acknowledged and not there. */
  missing: number;
  /** Counters that differ from a recount of the rows. */
  differences: number;
}

const connections = 64;

/** Sends half of what the server takes at most for a long time, with a dashboard open, and watches what it holds. */
export async function soakRun({ minutes, probe, settled }: SoakOptions): Promise<SoakReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-soak-'));
  let server: ServerProcess | null = null;
  try {
    server = await startEarshot(folder);
    const { publicKey } = await createBenchSite(server);
    const load = { port: server.port, publicKey, connections };
    const top = await generateLoad(
      { ...load, duration: probe * 1000, requests: 6_000 * probe, seed: 1 },
      server.pid,
    );
    const rate = Math.floor(top.perSecond / 2);
    const endVisit = visitDashboard(server, 500);
    const endWatch = watchProcess(server.pid, folder, Math.min(5_000, minutes * 2_000));
    const steady = await generateSteadyLoad({
      ...load,
      perSecond: rate,
      duration: minutes * 60_000,
      seed: 2,
    });
    const samples = endWatch();
    const visited = await endVisit();
    await server.stop();
    server = null;
    const { rows, differences } = await inspect(folder);
    return {
      minutes,
      topRate: top.perSecond,
      rate,
      ...steady,
      answered: visited.answered,
      refusedQuestions: visited.refused,
      ...held(samples, settled),
      rows,
      missing: top.stored + steady.stored - rows,
      differences,
    };
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function held(samples: readonly Sample[], settled: number) {
  const after = samples.filter(({ minute }) => minute >= settled);
  const megabytes = ({ resident }: Sample) => resident / 1e6;
  const descriptors = after.map((sample) => sample.descriptors);
  return {
    settledMegabytes: megabytes(after[0]!),
    lastMegabytes: megabytes(after.at(-1)!),
    mostMegabytes: Math.max(...samples.map(megabytes)),
    growth: growth(after, megabytes),
    course: [0.2, 0.4, 0.6, 0.8, 1]
      .map((part) => megabytes(samples[Math.ceil(part * samples.length) - 1]!).toFixed(0))
      .join(' '),
    fewestDescriptors: Math.min(...descriptors),
    mostDescriptors: Math.max(...descriptors),
    largestWal: Math.max(...samples.map(({ wal }) => wal)) / 1e6,
  };
}

async function inspect(folder: string): Promise<{ rows: number; differences: number }> {
  const db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
  const rows = db.prepare<[], number>('SELECT count(*) FROM responses').pluck().get()!;
  db.close();
  const storage = await openStorage({ dataFolder: folder }, countRules);
  try {
    return { rows, differences: (await storage.counts.verify()).length };
  } finally {
    await storage.close();
  }
}
