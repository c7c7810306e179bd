import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { countRules } from '../../server/ingest/count-rules.ts';
import { filesIn } from '../../server/storage/sqlite/files.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import type { Promises, States } from './power-acks.ts';
import { ackFile } from './power-acks.ts';
import { laterMigrations } from './power-migrations.ts';
import { statesIn } from './power-state.ts';

export interface PowerVerdict {
  /** Acknowledged states that are not there, or are there as something else. */
  lost: number;
  /** Responses that are there twice, that nobody sent, or half of a commit. */
  wrong: number;
  /** Counters that differ from a recount. */
  miscounted: number;
  /** Why the folder could not be opened, or what SQLite finds wrong in the file; null where it is whole. */
  corrupt: string | null;
}

/** Puts what a cut has left into a folder, opens it as a server does, and holds it against what was promised. */
export async function powerVerdict(
  folder: string,
  left: ReadonlyMap<string, Buffer>,
  promises: Promises,
  migrated: boolean,
): Promise<PowerVerdict> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of left) {
    if (name === ackFile || name.endsWith('-shm') || name.includes('/')) continue;
    writeFileSync(path.join(folder, name), bytes);
  }
  try {
    const storage = openSqlite(folder, countRules, migrated ? { migrations: laterMigrations } : {});
    const secret = storage.secret.toString('hex');
    const miscounted = (await storage.counts.verify()).length;
    await storage.close();
    const { states, copies } = statesIn(filesIn(folder).database);
    const { lost, wrong } = compare(states.set('secret', secret), promises);
    return { lost, wrong: wrong + copies, miscounted, corrupt: integrityOf(folder) };
  } catch (error) {
    const lost = promises.acknowledged.size;
    return { lost, wrong: 0, miscounted: 0, corrupt: (error as Error).message };
  }
}

function compare(found: ReadonlyMap<string, string>, { acknowledged, begun }: Promises) {
  let lost = 0;
  for (const [name, state] of acknowledged) {
    if (!(name in begun) && (found.get(name) ?? null) !== state) lost++;
  }
  const unknown = [...found.keys()].filter(
    (name) => name !== 'secret' && !acknowledged.has(name) && !(name in begun),
  );
  return { lost, wrong: unknown.length + (isWhole(found, acknowledged, begun) ? 0 : 1) };
}

/** A commit is there or not: never a part of it. */
function isWhole(
  found: ReadonlyMap<string, string>,
  acknowledged: ReadonlyMap<string, string | null>,
  begun: States,
): boolean {
  const names = Object.keys(begun);
  const after = names.every((name) => (found.get(name) ?? null) === begun[name]);
  const before = names.every((name) => (found.get(name) ?? null) === (acknowledged.get(name) ?? null));
  return after || before;
}

function integrityOf(folder: string): string | null {
  const db = new Database(filesIn(folder).database, { readonly: true });
  try {
    const found = db.pragma('integrity_check', { simple: true }) as string;
    return found === 'ok' ? null : found;
  } finally {
    db.close();
  }
}
