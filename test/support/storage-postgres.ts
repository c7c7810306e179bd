import pg from 'pg';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
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
  // Not yet: what is past its term (the values that nobody has any more), imports, schedules of exports.
  parts: [
    'sites',
    'surveys',
    'writing responses',
    'reclassifying and removing responses',
    'an amendment',
    'an erasure',
    'listing responses',
    'choosing responses by filters',
    'tags of responses',
    'counting responses one by one',
    'how far responses came',
    'what is noted of responses',
    'counts',
    'counting days anew',
    'refused origins',
    'jobs',
    'exports',
    'access',
    "the owner's password and sessions",
    'secret keys',
    'members',
    'webhooks',
    'what webhooks are told of',
    'deliveries of webhooks',
    'the audit',
    'the audit that cannot be written',
    'opening and closing',
    'health',
    'every number is true',
  ],
  async create(): Promise<PostgresDatabase> {
    server ??= serverFrom(postgresSource!);
    const running = await server;
    const name = `earshot_${process.pid}_${++made}`;
    const url = await running.create(name);
    return {
      url,
      // The parts above ask for nothing that is not there.
      open: async (rules = countRules) => (await openPostgres(url, rules)) as unknown as Storage,
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
