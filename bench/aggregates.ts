import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dayOf, dayStart } from '../server/calendar/day.ts';
import { empty } from '../server/stats/histogram.ts';
import { nps } from '../server/stats/nps.ts';
import type { StatsAnswer } from '../shared/stats-answer.ts';
import { addressOf, type Case, countCases, rowCases } from './aggregate-cases.ts';
import { countRowsIn, RowCounter } from './count-rows.ts';
import { loadResponses } from './load-responses.ts';
import { processorTime } from './processor-time.ts';
import { printTable, quantile } from './report.ts';
import { reportRowWork } from './row-work.ts';
import { KeptConnection, type ServerProcess, startEarshot } from './server-process.ts';
import { benchPublicKey, benchSite, workload } from './workload.ts';

export interface AggregateOptions {
  rows: number;
  /** Where the responses are loaded to and left; if there are some already they are asked as they are. */
  folder?: string | undefined;
}

const tz = benchSite.timezone;
/** Until the code of a question is compiled. */
const warmUp = 100;
const asked = 200;
const rounds = 5;

/**
 * Aggregates over a year of answers with twelve dimensions: what the counts take on disk, how long answers take over
 * HTTP when a response has come in since the question before and when nothing has changed, and how often faster that is than the best scan of the same file, which must give the same to the last digit.
 * Then the questions that only the rows can answer, and what they do to those who answer surveys meanwhile.
 */
export async function aggregates({ rows, folder: kept }: AggregateOptions): Promise<void> {
  const folder = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-')));
  try {
    const now = Date.now();
    if (!existsSync(path.join(folder, 'earshot.db'))) {
      const { perSecond } = await loadResponses(folder, rows, dayStart(dayOf(now, tz) - 364, tz), now);
      console.log(`${rows} responses loaded, ${perSecond.toFixed(0)} a second`);
    }
    await reportSize(folder, rows);
    const answers = await withServer(folder, (server) => reportAnswers(server, now));
    compareWithScans(folder, countCases(now), answers);
    await withServer(folder, (server) => reportRowWork(server, rowCases(now)));
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true });
  }
}

async function withServer<T>(folder: string, use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await startEarshot(folder);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

async function reportSize(folder: string, rows: number): Promise<void> {
  let bytes = 0;
  for (const file of await readdir(folder)) bytes += (await stat(path.join(folder, file))).size;
  const counts = countRowsIn(folder);
  console.log(`${counts} rows of counts, ${(counts / rows).toFixed(2)} a response`);
  console.log(`${(bytes / rows).toFixed(0)} bytes on disk a response (at most 600)\n`);
}

interface Answered {
  answer: StatsAnswer;
  p50: number;
}

async function reportAnswers(server: ServerProcess, now: number): Promise<Map<string, Answered>> {
  const connection = new KeptConnection(server);
  const p50s = new Map<string, number>();
  // Another seed each time: in a folder that is kept, the responses of the last run are no news.
  const next = workload(benchPublicKey, 2 + (Date.now() % 10_000_000));
  try {
    const rows: string[][] = [];
    for (const one of countCases(now)) {
      const url = await addressOf(server, one);
      const answer = await connection.get<StatsAnswer>(url);
      if (answer.meta.source !== 'counts') throw new Error(`"${one.name}" was not answered from counts`);
      const { times, cpu } = await timed(connection, url, server.pid, () => connection.submit(next()));
      const again = await timed(connection, url, server.pid);
      p50s.set(one.name, quantile(times, 0.5));
      rows.push([
        one.name,
        quantile(times, 0.5).toFixed(2),
        quantile(times, 0.99).toFixed(2),
        cpu.toFixed(2),
        quantile(again.times, 0.5).toFixed(2),
        String(answer.results.length),
      ]);
    }
    printTable(['from counts, over HTTP', 'p50 ms', 'p99 ms', 'CPU ms each', 'unchanged, p50', 'rows'], rows);
    const answers = new Map<string, Answered>();
    for (const one of countCases(now)) {
      const answer = await connection.get<StatsAnswer>(await addressOf(server, one));
      answers.set(one.name, { answer, p50: p50s.get(one.name)! });
    }
    return answers;
  } finally {
    connection.close();
  }
}

/** `meanwhile` happens before each question and is not timed; its processor time is not told from the question's. */
async function timed(
  connection: KeptConnection,
  url: string,
  pid: number,
  meanwhile: () => Promise<void> = async () => {},
): Promise<{ times: number[]; cpu: number }> {
  const times: number[] = [];
  let before = 0;
  for (let i = -warmUp; i < asked; i++) {
    if (i === 0) before = await processorTime(pid);
    await meanwhile();
    const started = performance.now();
    await connection.fetch(url);
    if (i >= 0) times.push(performance.now() - started);
  }
  return { times, cpu: ((await processorTime(pid)) - before) / asked / 1000 };
}

function compareWithScans(
  folder: string,
  cases: readonly Case[],
  answers: ReadonlyMap<string, Answered>,
): void {
  const counter = new RowCounter(folder);
  try {
    const rows = cases.flatMap(({ name, scan }) => {
      if (!scan) return [];
      const { answer, p50 } = answers.get(name)!;
      const scans = Array.from({ length: rounds }, () => counter.count(scan.question));
      const best = Math.min(...scans.map(({ milliseconds }) => milliseconds));
      const { groups } = scans[0]!;
      const names = new Set(answer.results.map(scan.groupOf));
      const equal =
        [...groups.keys()].every((group) => names.has(group)) &&
        answer.results.every((result) =>
          isDeepStrictEqual(result.metrics.nps, nps(groups.get(scan.groupOf(result)) ?? empty())),
        );
      return [[name, best.toFixed(0), p50.toFixed(2), (best / p50).toFixed(0), equal ? 'yes' : 'NO']];
    });
    printTable(['against the best scan', 'scan ms', 'p50 ms', 'times faster (20)', 'equal'], rows);
  } finally {
    counter.close();
  }
}
