import pg from 'pg';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { type PostgresServer, postgresBinaries, startPostgres } from './postgres-server.ts';
import type { StorageEngine, TestDatabase } from './storage-engine.ts';

/** Where PostgreSQL comes from: `TEST_DATABASE_URL`, a superuser's, or what is installed; null: from nowhere. */
export const postgresSource = process.env.TEST_DATABASE_URL ?? postgresBinaries();

export interface PostgresDatabase extends TestDatabase {
  url: string;
}

let server: Promise<PostgresServer> | undefined;
let made = 0;

/** PostgreSQL, each database on the server of this process. */
export const postgresEngine = {
  name: 'PostgreSQL',
  async create(): Promise<PostgresDatabase> {
    server ??= serverFrom(postgresSource!);
    const running = await server;
    const name = `earshot_${process.pid}_${++made}`;
    const url = await running.create(name);
    return {
      url,
      open: (rules = countRules) => openPostgres(url, rules),
      async refuseAudit() {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query('ALTER TABLE audit ADD CONSTRAINT refuse CHECK (false) NOT VALID');
        await client.end();
      },
      destroy: () => running.drop(name),
    };
  },
} satisfies StorageEngine;

/** To be called when all is done. */
export async function stopPostgres(): Promise<void> {
  await (await server)?.stop();
  server = undefined;
}

function serverFrom(source: string): Promise<PostgresServer> {
  return source.includes('://') ? Promise.resolve(serverAt(source)) : startPostgres(source);
}

/** One that runs already, and goes on doing so. */
function serverAt(url: string): PostgresServer {
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  return {
    async create(name) {
      await ask(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    drop: (name) => ask(`DROP DATABASE ${name} WITH (FORCE)`),
    stop: async () => {},
  };
}
