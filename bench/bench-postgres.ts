import pg from 'pg';
import { durable, postgresBinaries, startPostgres } from '../test/support/postgres-server.ts';

/** A PostgreSQL that is measured. */
export interface BenchPostgres {
  /** Makes a database; its URL. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** What a figure of PostgreSQL depends on. */
const telling = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'max_wal_size',
  'autovacuum',
];

/** Starts what is installed as it comes, with nothing tuned, in a folder of its own, and prints how it is set. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const binaries = postgresBinaries();
  if (binaries === null) throw new Error('there is no PostgreSQL: install 15 or later');
  const { create, stop } = await startPostgres(binaries, durable);
  await printSettings(await create('settings'));
  return { create, stop };
}

export async function printSettings(url: string): Promise<void> {
  const [row] = await asked<Record<string, string>>(
    url,
    `SELECT ${telling.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
  );
  console.log(`PostgreSQL ${telling.map((name) => `${name} ${row![name]}`).join(', ')}\n`);
}

/** The rows of one statement, over a connection of its own. */
export async function asked<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
