import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { countRules } from '../server/ingest/count-rules.ts';
import type { Position } from '../server/storage/contract/selection.ts';
import { openStorage } from '../server/storage/open-storage.ts';
import type { Storage } from '../server/storage/storage.ts';
import { comments, planted } from './comments.ts';
import { type Loaded, loadResponses } from './load-responses.ts';
import { printTable, quantile } from './report.ts';

export interface WordsOptions {
  rows: number;
}

const year = 365 * 24 * 3_600_000;
const page = 50;
const rounds = 60;

/** What is looked for: what was planted, what nobody wrote, and what many did. */
const cases: readonly (readonly string[])[] = [
  ...Object.keys(planted).map((word) => [word]),
  ['elephant'],
  ['大象'],
  ['ช้าง'],
  ['xq'],
  ['zanzibar', 'elephant'],
  ['the'],
  ['龘'],
];

interface Asked {
  found: number;
  pages: number;
  milliseconds: number;
}

/**
 * Words among a year of comments: how long it takes until the first 50 that hold them are listed, or it is certain that
 * there are no more, by reading texts and with the index; what the index weighs, and how fast it follows.
 */
export async function words({ rows }: WordsOptions): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  try {
    const now = Date.now();
    const loaded = await loadResponses(folder, rows, now - year, now, {
      comments: comments(rows, 7),
    });
    const before = statSync(path.join(folder, 'earshot.db')).size;
    const storage = await openStorage({ dataFolder: folder }, countRules);
    try {
      const scans: Asked[] = [];
      for (const one of cases) scans.push(await ask(storage, loaded, one));
      await follow(storage);
      reportWeight(folder, rows, before);
      const report: string[][] = [];
      for (const [i, one] of cases.entries()) report.push(await rowOf(storage, loaded, one, scans[i]!));
      printTable(['words', 'found', 'by reading', 'pages', 'indexed p50', 'p99', 'pages', 'times'], report);
      const wrong = await storage.texts.verify();
      if (wrong.length > 0) throw new Error(`the index passes over texts: ${wrong[0]}`);
    } finally {
      await storage.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function rowOf(
  storage: Storage,
  loaded: Loaded,
  one: readonly string[],
  scan: Asked,
): Promise<string[]> {
  const asked: Asked[] = [];
  for (let round = 0; round < rounds; round++) asked.push(await ask(storage, loaded, one));
  if (asked[0]!.found !== scan.found) throw new Error(`${one.join(' ')}: not what reading finds`);
  const times = asked.map(({ milliseconds }) => milliseconds);
  const p50 = quantile(times, 0.5);
  return [
    one.join(' '),
    `${scan.found}`,
    ms(scan.milliseconds),
    `${scan.pages}`,
    ms(p50),
    ms(quantile(times, 0.99)),
    `${asked[0]!.pages}`,
    (scan.milliseconds / p50).toFixed(1),
  ];
}

async function ask(storage: Storage, { site, survey }: Loaded, one: readonly string[]): Promise<Asked> {
  const began = performance.now();
  const chosen = { siteKey: site.key, surveyKeys: [survey.key], from: 0, to: Number.MAX_SAFE_INTEGER };
  let [found, pages] = [0, 0];
  for (let before: Position | null = null; ; pages++) {
    const limit = page - found;
    const filter = { ...chosen, filters: [], commented: true, words: one, before, limit };
    const answer = await storage.responses.list(filter);
    found += answer.found.length;
    before = answer.next;
    if (before === null || found === page) break;
  }
  return { found, pages: pages + 1, milliseconds: performance.now() - began };
}

async function follow(storage: Storage): Promise<void> {
  const began = performance.now();
  let indexed = 0;
  for (let more = await storage.texts.index(); more > 0; more = await storage.texts.index()) indexed += more;
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${indexed} responses indexed in ${seconds.toFixed(1)} s, ${(indexed / seconds).toFixed(0)} a second`,
  );
}

function reportWeight(folder: string, rows: number, before: number): void {
  const db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
  const [chapters, bytes, texts] = db
    .prepare<[], number[]>(
      `SELECT COUNT(*), SUM(LENGTH(bits) + LENGTH(ends)), (SELECT SUM(LENGTH(CAST(text AS BLOB))) FROM words)
       FROM text_chapters`,
    )
    .raw()
    .get()!;
  db.close();
  console.log(
    `${chapters} chapters, ${(bytes! / rows).toFixed(1)} bytes a response; its text has ${(texts! / rows).toFixed(0)}, the database had ${(before / rows).toFixed(0)}\n`,
  );
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
