import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import type { Site } from '../shared/site.ts';
import { generateSteadyLoad } from './generate-steady-load.ts';
import { median, printTable } from './report.ts';
import { ask, type ServerProcess, startEarshot } from './server-process.ts';

export interface UpkeepOptions {
  /** A data folder that `aggregates --folder` has filled; it stays as it is. */
  folder: string;
  /** Responses a second while the backup is made. */
  rate: number;
}

const starts = 3;

/** How long starting, checking, backing up under load and restoring take. */
export async function upkeep({ folder, rate }: UpkeepOptions): Promise<void> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  const data = path.join(base, 'data');
  try {
    await cp(folder, data, { recursive: true });
    await reportStarts(data);
    reportChecks(path.join(data, 'earshot.db'));
    await reportBackup(data, base, rate);
  } finally {
    await rm(base, { recursive: true });
  }
}

async function reportStarts(data: string): Promise<void> {
  const clean: number[] = [];
  for (let i = 0; i < starts; i++) {
    const { server, seconds } = await started(data);
    clean.push(seconds);
    await server.stop();
  }
  const unclean: number[] = [];
  let said = '';
  for (let i = 0; i < starts; i++) {
    await (await started(data)).server.kill();
    const { server, seconds } = await started(data);
    unclean.push(seconds);
    said = /was checked in [\d.]+ s/.exec(server.said())?.[0] ?? 'NOTHING';
    await server.stop();
  }
  printTable(
    ['from the start to /readyz', 'median s', 'min-max', 'at most', 'and said'],
    [
      ['after a clean stop', median(clean).toFixed(2), rangeOf(clean), '2', ''],
      ['after a kill', median(unclean).toFixed(2), rangeOf(unclean), '', said],
    ],
  );
}

async function started(data: string): Promise<{ server: ServerProcess; seconds: number }> {
  const began = performance.now();
  const server = await startEarshot(data);
  return { server, seconds: (performance.now() - began) / 1000 };
}

function reportChecks(file: string): void {
  const db = new Database(file, { readonly: true });
  const rows = ['quick_check', 'integrity_check'].map((check) => {
    const times = Array.from({ length: starts }, () => {
      const began = performance.now();
      const found = db.pragma(`${check}(1)`, { simple: true });
      if (found !== 'ok') throw new Error(String(found));
      return (performance.now() - began) / 1000;
    });
    return [check, median(times).toFixed(2), rangeOf(times)];
  });
  db.close();
  printTable(['the whole file', 'median s', 'min-max'], rows);
}

async function reportBackup(data: string, base: string, rate: number): Promise<void> {
  const copy = path.join(base, 'copy.db');
  const before = rowsIn(path.join(data, 'earshot.db'));
  const backingUp = await backUpUnderLoad(data, copy, rate);
  const restored = path.join(base, 'restored');
  const restoring = await earshot(restored, 'restore', copy);
  const rows = rowsIn(path.join(restored, 'earshot.db'));
  const checking = await earshot(restored, 'doctor');
  console.log(`${rows} responses restored, of ${before} before the load; the doctor finds no fault\n`);
  printTable(
    ['', 'seconds', 'at most'],
    [
      [`backup beside ${rate} answers a second`, backingUp.toFixed(1), '60'],
      ['restore', restoring.toFixed(1), ''],
      ['doctor, with a recount of every response', checking.toFixed(1), ''],
    ],
  );
}

/** Seconds that the backup took. */
async function backUpUnderLoad(data: string, copy: string, rate: number): Promise<number> {
  const server = await startEarshot(data);
  try {
    const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
    const load = generateSteadyLoad({
      port: server.port,
      publicKey: items[0]!.publicKey,
      connections: 64,
      perSecond: rate,
      duration: 20_000,
      seed: 8_000_000,
    });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const seconds = await earshot(data, 'backup', '--to', copy);
    const { stored, sent, p99 } = await load;
    console.log(
      `${stored} of ${sent} answers stored meanwhile, p99 ${p99.toFixed(0)} ms from when each was due`,
    );
    return seconds;
  } finally {
    await server.stop();
  }
}

/** Runs a command of the built command line; seconds that it took. Rejects where it does not end with 0. */
async function earshot(data: string, ...args: string[]): Promise<number> {
  const cli = fileURLToPath(new URL('../dist/server/cli.js', import.meta.url));
  const began = performance.now();
  await promisify(execFile)(process.execPath, [cli, ...args], {
    env: { ...process.env, EARSHOT_DATA: data },
  });
  return (performance.now() - began) / 1000;
}

function rowsIn(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], number>('SELECT count(*) FROM responses').pluck().get()!;
  } finally {
    db.close();
  }
}

function rangeOf(seconds: readonly number[]): string {
  return `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`;
}
