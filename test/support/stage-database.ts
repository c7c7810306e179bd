import path from 'node:path';
import pg from 'pg';
import type { StorageConfig } from '../../server/storage/open-storage.ts';

/** Where one test server has its data. */
export interface StageDatabase {
  config: StorageConfig;
  /** Removes the database; the folder is the caller's. */
  drop(): Promise<void>;
}

let made = 0;

/**
 * A database that holds nothing yet. The switch is `EARSHOT_TEST_TEMPLATE`: where it names a PostgreSQL database, each is a
 * copy of that one; else each is an embedded one in the folder.
 *
 * @param template in place of the switch; empty: an embedded one, whatever the switch says
 */
export async function stageDatabase(
  dataFolder: string,
  template: string | undefined = stageTemplate(),
): Promise<StageDatabase> {
  if (!template) return { config: { dataFolder }, drop: async () => {} };
  const name = `stage_${process.pid}_${++made}`;
  // Its files are copied: written to the log block by block, they take twice as long.
  await onServer(template, `CREATE DATABASE ${name} TEMPLATE ${databaseOf(template)} STRATEGY FILE_COPY`);
  return {
    config: { dataFolder, databaseUrl: named(template, name) },
    drop: () => onServer(template, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** The database that those of the tests are copies of; absent: the embedded engine is tested. */
export function stageTemplate(): string | undefined {
  return process.env.EARSHOT_TEST_TEMPLATE;
}

const pools = new Map<string, pg.Pool>();

/** Over a connection that is kept, and keeps no process from ending. */
async function onServer(template: string, sql: string): Promise<void> {
  const connectionString = named(template, 'postgres');
  const kept = { max: 1, allowExitOnIdle: true, idleTimeoutMillis: 0 };
  // PostgreSQL may end before the process does.
  const pool = pools.get(template) ?? new pg.Pool({ connectionString, ...kept }).on('error', () => {});
  pools.set(template, pool);
  await pool.query(sql);
}

function databaseOf(url: string): string {
  return path.posix.basename(new URL(withHost(url)).pathname);
}

/** The same server's database of another name. */
function named(url: string, name: string): string {
  return url.replace(`/${databaseOf(url)}`, `/${name}`);
}

/** A URL of a socket names no host, which other URLs must. */
function withHost(url: string): string {
  return url.replace('@/', '@localhost/');
}
