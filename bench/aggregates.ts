import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dayOf, dayStart } from '../server/calendar/day.ts';
import { isoDay } from '../server/calendar/iso-day.ts';
import { empty } from '../server/stats/histogram.ts';
import { nps } from '../server/stats/nps.ts';
import type { StatsAnswer, StatsResult } from '../shared/aggregate.ts';
import { RowCounter, type RowQuestion } from './count-rows.ts';
import { type Loaded, loadResponses } from './load-responses.ts';
import { processorTime } from './processor-time.ts';
import { printTable, quantile } from './report.ts';
import { KeptConnection, startEarshot } from './server-process.ts';
import { benchSite } from './workload.ts';

/** One question as it is asked over HTTP and of the rows. */
interface Case {
  name: string;
  parameters: string;
  rows: RowQuestion;
  /** Which group of the rows a key belongs to, and which group a result is. */
  groupOf(key: string | number | null): string;
  resultOf(result: StatsResult<'nps'>): string;
}

const tz = benchSite.timezone;
const asked = 200;

/**
 * Aggregates over a year of answers with twelve dimensions: what the counts take, and how long answers take over
 * HTTP; each compared with the same answer counted from the rows, which must be equal to the last digit.
 */
export async function aggregates(rows: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  try {
    const now = Date.now();
    const today = dayOf(now, tz);
    const loaded = await loadResponses(folder, rows, dayStart(today - 364, tz), now);
    await reportSize(folder, rows, loaded);
    await reportAnswers(folder, loaded, cases(today));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function cases(today: number): Case[] {
  const days = (count: number) => ({ from: dayStart(today + 1 - count, tz), to: dayStart(today + 1, tz) });
  const year = `from=${isoDay(today - 364)}&to=${isoDay(today + 1)}`;
  const quarterDay = (key: string | number | null) => isoDay(dayOf(Number(key) * 900_000, tz));
  const page = '(SELECT text FROM terms t WHERE t.site = r.site AND t.term = r.page)' as const;
  const byPage = { groupOf: String, resultOf: (result: StatsResult<'nps'>) => result.dimensions!.page! };
  return [
    {
      name: 'score, a year',
      parameters: year,
      rows: { ...days(365), by: '0' },
      groupOf: () => '',
      resultOf: () => '',
    },
    {
      name: 'trend, 365 days',
      parameters: `${year}&interval=day`,
      rows: { ...days(365), by: 'received_at / 900000' },
      groupOf: quarterDay,
      resultOf: (result) => result.bucket!,
    },
    {
      name: 'by page, a year',
      parameters: `${year}&breakdown=page`,
      rows: { ...days(365), by: page },
      ...byPage,
    },
    {
      name: 'by page, 28 days',
      parameters: 'period=28d&breakdown=page',
      rows: { ...days(28), by: page },
      ...byPage,
    },
  ];
}

async function reportSize(folder: string, rows: number, loaded: Loaded): Promise<void> {
  let bytes = 0;
  for (const file of await readdir(folder)) bytes += (await stat(path.join(folder, file))).size;
  const counter = new RowCounter(folder);
  const countRows = counter.countRows();
  counter.close();
  console.log(`${rows} responses loaded, ${loaded.perSecond.toFixed(0)} a second`);
  console.log(`${countRows} rows of counts, ${(countRows / rows).toFixed(2)} a response`);
  console.log(`${(bytes / rows).toFixed(0)} bytes on disk a response (at most 600)\n`);
}

async function reportAnswers(folder: string, { site, survey }: Loaded, all: readonly Case[]): Promise<void> {
  const server = await startEarshot(folder);
  const connection = new KeptConnection(server);
  const counter = new RowCounter(folder);
  try {
    const rows: string[][] = [];
    for (const one of all) {
      const url = `/v1/stats/nps?site=${site.id}&survey=${survey.slug}&${one.parameters}`;
      rows.push(await compare(one, () => connection.get<StatsAnswer<'nps'>>(url), counter, server.pid));
    }
    printTable(
      ['over HTTP', 'p50 ms', 'p99 ms', 'CPU ms each', 'from rows ms', 'times faster', 'rows', 'equal'],
      rows,
    );
  } finally {
    counter.close();
    connection.close();
    await server.stop();
  }
}

async function compare(
  one: Case,
  get: () => Promise<StatsAnswer<'nps'>>,
  counter: RowCounter,
  serverPid: number,
): Promise<string[]> {
  const answer = await get();
  const times: number[] = [];
  const before = await processorTime(serverPid);
  for (let i = 0; i < asked; i++) {
    const started = performance.now();
    await get();
    times.push(performance.now() - started);
  }
  const used = (await processorTime(serverPid)) - before;
  const started = performance.now();
  const groups = counter.count(one.rows, one.groupOf);
  const fromRows = performance.now() - started;
  const names = new Set(answer.results.map(one.resultOf));
  const equal =
    [...groups.keys()].every((name) => names.has(name)) &&
    answer.results.every((result) =>
      isDeepStrictEqual(result.metrics.nps, nps(groups.get(one.resultOf(result)) ?? empty())),
    );
  const p50 = quantile(times, 0.5);
  return [
    one.name,
    p50.toFixed(2),
    quantile(times, 0.99).toFixed(2),
    (used / asked / 1000).toFixed(2),
    fromRows.toFixed(0),
    (fromRows / p50).toFixed(0),
    String(answer.results.length),
    equal ? 'yes' : 'NO',
  ];
}
