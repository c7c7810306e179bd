import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import Papa from 'papaparse';

/**
 * Rows a second of a file that are parsed and inserted by one statement, one by one, in one transaction.
 *
 * @param type of its content: `text/csv`, else a JSON object a line
 */
export function importFloor(file: string, type: string): Promise<number> {
  return type === 'text/csv' ? floorOf(file) : ndjsonFloorOf(file);
}

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
