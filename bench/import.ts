import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { createClient } from '../client/client.ts';
import type { ExportAnswer } from '../shared/export.ts';
import type { ImportAnswer, ImportMapping } from '../shared/import.ts';
import type { Site, SiteInput } from '../shared/site.ts';
import type { StatsAnswer } from '../shared/stats-answer.ts';
import type { SurveyInput } from '../shared/survey.ts';
import { randomQuestions } from '../test/support/random-questions.ts';
import { besideFor, reportBeside } from './beside.ts';
import { loadResponses } from './load-responses.ts';
import { printTable } from './report.ts';
import { ask, createBenchSite, ownerKey, type ServerProcess, startEarshot } from './server-process.ts';

export interface ImportBenchOptions {
  /** Responses that go from one server to another. */
  rows: number;
  /** Responses a second that come in beside an import. */
  rate: number;
}

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));

/** Real files that are imported where they lie beside the checkout. */
const files: {
  name: string;
  attributes: SiteInput['attributes'];
  survey: Omit<SurveyInput, 'site'>;
  mapping: ImportMapping;
}[] = [
  {
    name: 'airline.csv',
    attributes: { airline: { type: 'string' }, reason: { type: 'string' } },
    survey: {
      slug: 'airline',
      name: 'Airline',
      status: 'live',
      questions: [
        { id: 'mood', type: 'emoji', scale: 3, text: 'How was it?' },
        { id: 'why', type: 'text', text: 'Why?' },
      ],
    },
    mapping: {
      survey: { value: 'airline' },
      'answers.mood': { column: 'sentiment', values: { negative: 1, neutral: 2, positive: 3 } },
      'answers.why': { column: 'text' },
      'attributes.airline': { column: 'airline' },
      'attributes.reason': { column: 'reason' },
      receivedAt: { column: 'created', time: 'DD-MM-YYYY HH.mm', timezone: 'America/New_York' },
      channel: { value: 'review' },
    },
  },
  {
    name: 'waimai.csv',
    attributes: {},
    survey: {
      slug: 'waimai',
      name: 'Waimai',
      status: 'live',
      questions: [
        { id: 'good', type: 'thumbs', text: 'Good?' },
        { id: 'review', type: 'text', text: 'Review' },
      ],
    },
    mapping: {
      survey: { value: 'waimai' },
      'answers.good': { column: 'label' },
      'answers.review': { column: 'review' },
      language: { value: 'zh-CN' },
      channel: { value: 'review' },
    },
  },
];

/** How fast files are imported, whether an export says the same elsewhere, and what those who answer notice of it. */
export async function importBench({ rows, rate }: ImportBenchOptions): Promise<void> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  try {
    await reportFiles(path.join(base, 'files'));
    await reportRoundTrip(base, rows, rate);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

async function reportFiles(folder: string): Promise<void> {
  const server = await startEarshot(folder);
  const table: string[][] = [];
  try {
    for (const { name, attributes, survey, mapping } of files) {
      const file = path.join(data, name);
      if (!existsSync(file)) {
        console.log(`${name} is not on this machine: left out\n`);
        continue;
      }
      const site = await ask<Site>(server, '/v1/sites', { name, attributes });
      await ask(server, '/v1/surveys', { ...survey, site: site.id });
      table.push(await imported(server, site, file, 'text/csv', mapping));
    }
  } finally {
    await server.stop();
  }
  if (table.length > 0) printTable(headings, table);
}

const headings = [
  'file',
  'lines',
  'stored',
  'rejected',
  'check s',
  'import s',
  'lines/s',
  'floor/s',
  'of the floor',
];

/** Checks and imports a file, and measures its floor right after. */
async function imported(
  server: ServerProcess,
  site: Site,
  file: string,
  type: string,
  mapping: ImportMapping | null,
): Promise<string[]> {
  const { imports } = createClient({ base: `http://127.0.0.1:${server.port}`, key: ownerKey });
  const uploaded = await imports.upload(await blobOf(file), {
    site: site.id,
    type,
    name: path.basename(file),
  });
  if (mapping) await imports.change(uploaded.id, { mapping });
  const check = await ended(server, imports.check(uploaded.id));
  const run = await ended(server, imports.start(uploaded.id));
  const { lines, stored, rejected } = run.result.counts;
  const perSecond = lines / run.seconds;
  const floor = type === 'text/csv' ? await floorOf(file) : await ndjsonFloorOf(file);
  return [
    path.basename(file),
    String(lines),
    String(stored),
    String(rejected),
    check.seconds.toFixed(2),
    run.seconds.toFixed(2),
    perSecond.toFixed(0),
    floor.toFixed(0),
    (perSecond / floor).toFixed(2),
  ];
}

async function blobOf(file: string): Promise<Blob> {
  const { openAsBlob } = await import('node:fs');
  return openAsBlob(file);
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
}

/** Looks seldom, since an import makes room for whoever asks; how long it took, the server says. */
async function ended(
  server: ServerProcess,
  asked: Promise<ImportAnswer>,
): Promise<{ result: ImportAnswer; seconds: number }> {
  const begun = await asked;
  for (let { id, state, ...made } = begun; ; ) {
    if (state === 'done') {
      const seconds = (Date.parse(made.updatedAt) - Date.parse(begun.updatedAt)) / 1000;
      return { result: { id, state, ...made }, seconds };
    }
    if (state !== 'queued' && state !== 'running') throw new Error(`${id}: ${state}: ${made.error}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    ({ id, state, ...made } = await ask<ImportAnswer>(server, `/v1/imports/${id}`));
  }
}

/** Rows a second that are parsed and inserted by one statement, one by one, in one transaction. */
async function floorOf(file: string): Promise<number> {
  const { data: rows } = Papa.parse<string[]>(await textOf(file), { skipEmptyLines: true });
  const began = performance.now();
  const parsed = Papa.parse<string[]>(await textOf(file), { skipEmptyLines: true }).data;
  await inserted(parsed);
  return (rows.length / (performance.now() - began)) * 1000;
}

async function ndjsonFloorOf(file: string): Promise<number> {
  const began = performance.now();
  const handle = await open(file);
  let count = 0;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-floor-'));
  const db = new Database(path.join(folder, 'floor.db'));
  try {
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, json TEXT NOT NULL)');
    const insert = db.prepare('INSERT INTO rows (json) VALUES (?)');
    db.exec('BEGIN');
    for await (const line of handle.readLines()) {
      insert.run(JSON.stringify(JSON.parse(line)));
      count++;
    }
    db.exec('COMMIT');
  } finally {
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
  return (count / (performance.now() - began)) * 1000;
}

async function inserted(rows: readonly string[][]): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-floor-'));
  const db = new Database(path.join(folder, 'floor.db'));
  try {
    db.pragma('journal_mode = WAL');
    const columns = rows[0]!.map((_, i) => `c${i}`);
    db.exec(`CREATE TABLE rows (id INTEGER PRIMARY KEY, ${columns.join(', ')})`);
    const insert = db.prepare(
      `INSERT INTO rows (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    db.transaction(() => {
      for (const row of rows) insert.run(columns.map((_, i) => row[i] ?? null));
    })();
  } finally {
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function textOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
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
    printTable(headings, [await imported(second, target, file, 'application/x-ndjson', null)]);
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
  const { id } = await imports.upload(await blobOf(file), { site: site.id, type, name: 'beside' });
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
