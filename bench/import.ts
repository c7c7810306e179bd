import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '../client/client.ts';
import type { ExportAnswer } from '../shared/export.ts';
import type { StatsAnswer } from '../shared/stats-answer.ts';
import { randomQuestions } from '../test/support/random-questions.ts';
import { besideFor, reportBeside } from './beside.ts';
import { reportImportedFiles } from './import-files.ts';
import { imported, importedHeadings } from './imported.ts';
import { loadResponses } from './load-responses.ts';
import { printTable } from './report.ts';
import { ask, createBenchSite, ownerKey, type ServerProcess, startEarshot } from './server-process.ts';

export interface ImportBenchOptions {
  /** Responses that go from one server to another. */
  rows: number;
  /** Responses a second that come in beside an import. */
  rate: number;
}

/** How fast files are imported, whether an export says the same elsewhere, and what those who answer notice of it. */
export async function importBench({ rows, rate }: ImportBenchOptions): Promise<void> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  try {
    await reportImportedFiles(path.join(base, 'files'));
    await reportRoundTrip(base, rows, rate);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

const day = 86_400_000;
const metrics = ['nps', 'recommendation-rate', 'rating'];
const questions = 50;

/** A million responses of a year from one server into an empty one, and the same questions to both. */
async function reportRoundTrip(base: string, rows: number, rate: number): Promise<void> {
  const to = Math.floor(Date.now() / day) * day;
  const from = to - 365 * day;
  const { site, perSecond } = await loadResponses(path.join(base, 'from'), rows, from, to);
  console.log(`${rows} responses loaded, ${perSecond.toFixed(0)} a second`);
  const first = await startEarshot(path.join(base, 'from'));
  const second = await startEarshot(path.join(base, 'to'));
  try {
    const { seconds, file } = await exported(first, site.id, base);
    console.log(`exported in ${seconds.toFixed(1)} s\n`);
    const target = await createBenchSite(second);
    printTable(importedHeadings, [await imported(second, target, file, 'application/x-ndjson', null)]);
    const asked = randomQuestions(1, questions, { metrics, from, to });
    let different = 0;
    for (const question of asked) {
      const [a, b] = [
        await numbersOf(first, site.id, question),
        await numbersOf(second, target.id, question),
      ];
      if (a === b) continue;
      different++;
      console.log(`different: ${question}`);
    }
    printTable(['questions asked of both', 'different'], [[String(asked.length), String(different)]]);
    await reportIngest(second, file, rate);
  } finally {
    await first.stop();
    await second.stop();
  }
}

/** The same file into a site of its own, while others answer there. */
async function reportIngest(server: ServerProcess, file: string, rate: number): Promise<void> {
  const site = await createBenchSite(server);
  const { imports } = createClient({ base: `http://127.0.0.1:${server.port}`, key: ownerKey });
  const type = 'application/x-ndjson';
  const { id } = await imports.upload(await openAsBlob(file), { site: site.id, type, name: 'beside' });
  await reportBeside(server, site, { rate, what: 'an import', begin: () => imports.start(id) });
  const { state, done } = await imports.get(id);
  console.log(`the import was ${state} with ${done} lines after these ${besideFor} s\n`);
}

async function exported(
  server: ServerProcess,
  site: string,
  base: string,
): Promise<{ seconds: number; file: string }> {
  const { seconds, result } = await timed(async () => {
    let made = await ask<ExportAnswer>(server, '/v1/exports', { site, format: 'ndjson' });
    while (made.state !== 'done') {
      if (made.error !== null) throw new Error(made.error);
      await new Promise((resolve) => setTimeout(resolve, 500));
      made = await ask<ExportAnswer>(server, `/v1/exports/${made.id}`);
    }
    return made;
  });
  return { seconds, file: path.join(base, 'from/exports', `${result.id}.ndjson`) };
}

/** What a question is answered with, without what names the site or the moment. */
async function numbersOf(server: ServerProcess, site: string, question: string): Promise<string> {
  const { results, meta } = await ask<StatsAnswer>(server, `/v1/stats/${question}&site=${site}`);
  return JSON.stringify({ results, coverage: meta.coverage, warnings: meta.warnings });
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}
