import pg from 'pg';
import { type PostgresServer, postgresBinaries, startPostgres } from './postgres-server.ts';

/** Where PostgreSQL comes from: `TEST_DATABASE_URL`, a superuser's, or what is installed; null: from nowhere. */
export const postgresSource = process.env.TEST_DATABASE_URL ?? postgresBinaries();

/** One that runs already, and goes on doing so, or one of its own. */
export async function postgresFrom(source: string): Promise<PostgresServer> {
  return source.includes('://') ? serverAt(source) : startPostgres(source);
}

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
