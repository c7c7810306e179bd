import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { countRules } from '../server/ingest/count-rules.ts';
import type { Position } from '../server/storage/contract/selection.ts';
import { openStorage } from '../server/storage/open-storage.ts';
import { type ExportAnswer, type ExportFormat, exportFormats } from '../shared/export.ts';
import type { Site } from '../shared/site.ts';
import { besideFor, reportBeside } from './beside.ts';
import { loadResponses } from './load-responses.ts';
import { printTable } from './report.ts';
import { ask, ownerKey, type ServerProcess, startEarshot } from './server-process.ts';
import { growth, type Sample, watchProcess } from './watch-process.ts';

export interface ExportOptions {
  /** A data folder that `aggregates --folder` has filled, which stays as it is; none: one with so many responses. */
  folder: string | undefined;
  rows: number;
  /** Responses a second that come in beside it. */
  rate: number;
}

const day = 86_400_000;

/** How long an export of everything takes, what the server holds meanwhile, and what those who answer notice of it. */
export async function exportBench({ folder, rows, rate }: ExportOptions): Promise<void> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const data = path.join(base, 'data');
  let server: ServerProcess | null = null;
  try {
    if (folder === undefined) await loadResponses(data, rows, Date.now() - 365 * day, Date.now() - day);
    else await cp(folder, data, { recursive: true });
    const floor = await readAndWrite(data, path.join(base, 'floor'));
    server = await startEarshot(data);
    const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
    const site = items[0]!;
    await reportExports(server, data, site.id, floor);
    await reportIngest(server, site, rate);
  } finally {
    await server?.stop();
    await rm(base, { recursive: true });
  }
}

async function reportExports(
  server: ServerProcess,
  data: string,
  site: string,
  floor: { seconds: number; rows: number },
): Promise<void> {
  const table: string[][] = [];
  for (const format of exportFormats) {
    const endWatch = watchProcess(server.pid, data, 250);
    const made = await timed(() => exported(server, site, format));
    const samples = endWatch();
    const taken = await timed(() => download(server, made.result.id));
    table.push([
      format,
      String(made.result.done),
      made.seconds.toFixed(1),
      (made.result.done / made.seconds).toFixed(0),
      `${(made.seconds / floor.seconds).toFixed(2)}x`,
      megabytes(made.result.bytes),
      ...memoryOf(samples),
      (taken.result / 1e6 / taken.seconds).toFixed(0),
    ]);
    await remove(server, made.result.id);
  }
  console.log(
    `floor: the same ${floor.rows} responses read page by page and written as JSON in ${floor.seconds.toFixed(1)} s\n`,
  );
  printTable(
    [
      'export',
      'responses',
      'seconds',
      'a second',
      'of floor',
      'MB',
      'own MB at first',
      'most',
      'slope MB/min',
      'its second half',
      'download MB/s',
    ],
    table,
  );
}

/** Beside the peak the slopes of what is the process's own: the cache of files is the system's. */
function memoryOf(samples: readonly Sample[]): string[] {
  const own = samples.map((sample) => sample.own);
  const half = samples.slice(samples.length / 2);
  const slope = (some: readonly Sample[]) => (growth(some, (sample) => sample.own) / 1e6).toFixed(1);
  return [megabytes(own[0]!), megabytes(Math.max(...own)), slope(samples), slope(half)];
}

async function reportIngest(server: ServerProcess, site: Site, rate: number): Promise<void> {
  let made: ExportAnswer | undefined;
  const begin = async () => {
    made = await ask<ExportAnswer>(server, '/v1/exports', { site: site.id, format: 'csv' });
  };
  await reportBeside(server, site, { rate, what: 'an export', begin });
  const { id } = made!;
  const { state, done } = await ask<ExportAnswer>(server, `/v1/exports/${id}`);
  await remove(server, id);
  console.log(`the export was ${state} with ${done} responses after these ${besideFor} s\n`);
}

/** Made whole by the server. */
async function exported(server: ServerProcess, site: string, format: ExportFormat): Promise<ExportAnswer> {
  const { id } = await ask<ExportAnswer>(server, '/v1/exports', { site, format });
  for (;;) {
    const now = await ask<ExportAnswer>(server, `/v1/exports/${id}`);
    if (now.state === 'done') return now;
    if (now.state === 'failed' || now.state === 'cancelled') throw new Error(`${now.state}: ${now.error}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Bytes that came. */
async function download(server: ServerProcess, id: string): Promise<number> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(`http://127.0.0.1:${server.port}/v1/exports/${id}/file`, { headers });
  let bytes = 0;
  for await (const part of answer.body!) bytes += part.length;
  return bytes;
}

async function remove(server: ServerProcess, id: string): Promise<void> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const url = `http://127.0.0.1:${server.port}/v1/exports/${id}`;
  const { status } = await fetch(url, { method: 'DELETE', headers });
  if (status !== 204) throw new Error(`the export could not be deleted: ${status}`);
}

/** What any export has to do: read each row, and write about as many bytes. */
async function readAndWrite(data: string, to: string): Promise<{ seconds: number; rows: number }> {
  const storage = await openStorage({ dataFolder: data }, countRules);
  try {
    const [site] = await storage.sites.list();
    const surveyKeys = (await storage.surveys.list(site!.key)).map(({ key }) => key);
    const all = { siteKey: site!.key, surveyKeys, from: 0, to: Date.now(), filters: [], commented: false };
    const file = createWriteStream(to);
    let rows = 0;
    const { seconds } = await timed(async () => {
      let before: Position | null = null;
      do {
        const page = await storage.responses.list({ ...all, before, limit: 200 });
        const text = page.found.map((response) => `${JSON.stringify(response)}\n`).join('');
        if (!file.write(text)) await once(file, 'drain');
        rows += page.found.length;
        before = page.next;
      } while (before !== null);
      file.end();
      await once(file, 'finish');
    });
    return { seconds, rows };
  } finally {
    await storage.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1_000 };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
