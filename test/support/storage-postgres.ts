import pg from 'pg';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { postgresFrom, postgresSource } from './postgres-from.ts';
import type { PostgresServer } from './postgres-server.ts';
import type { StorageEngine, TestDatabase } from './storage-engine.ts';

export interface PostgresDatabase extends TestDatabase {
  url: string;
}

let server: Promise<PostgresServer> | undefined;
let made = 0;

/** PostgreSQL, each database on the server of this process. */
export const postgresEngine = {
  name: 'PostgreSQL',
  async create(): Promise<PostgresDatabase> {
    server ??= postgresFrom(postgresSource!);
    const running = await server;
    const name = `earshot_${process.pid}_${++made}`;
    const url = await running.create(name);
    return {
      url,
      open: (rules = countRules) => openPostgres(url, rules),
      refuseAudit: async () => {
        await ask(url, 'ALTER TABLE audit ADD CONSTRAINT refuse CHECK (false) NOT VALID');
      },
      textBits: async () => {
        const { rows } = await ask(url, 'SELECT bits FROM text_chapters');
        return rows.map(({ bits }) => bits as Buffer);
      },
      spoilTexts: async () => {
        await ask(url, `UPDATE text_chapters SET bits = '' WHERE form > 0`);
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

async function ask(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
