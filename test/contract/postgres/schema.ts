import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';

/**
 * Tables of all sites, or of none: few rows that every node of a distributed PostgreSQL holds, so that their keys need
 * not begin with the site.
 */
const everywhere: Readonly<Record<string, string>> = {
  meta: 'of the database',
  leases: 'what one process has for itself',
  owner_key: 'of the installation',
  owner_password: 'of the installation',
  sessions: 'of whoever is signed in, found by the token',
  members: 'of the installation, found by address, invitation or identity',
  keys: 'of the installation, found by what they are made of',
  revoked_keys: 'of the installation, found by what they were made of',
  sites: 'what everything else is looked up by',
  jobs: 'the newest of all sites, found by their id alone',
  exports: 'beside their jobs',
  imports: 'beside their jobs',
  export_schedules: 'of all sites in one folder, whose names no two have alike',
  themes: 'some of each site, found by their id alone',
  webhooks: 'some of each site, read by whoever delivers for all of them',
};

interface Key {
  table: string;
  /** Of an index or a constraint. */
  name: string;
  /** Of its first column. */
  column: string;
  type: string;
}

/** A distributed PostgreSQL puts all rows of a site on one node: by `site`, which each key of theirs begins with. */
export function schema(): void {
  let database: PostgresDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await postgresEngine.create();
    await (await database.open()).close();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.destroy();
  });
  const ask = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  const ofSites = (keys: Key[]) => keys.filter(({ table }) => !(table in everywhere));
  const notBySite = (keys: Key[]) =>
    ofSites(keys).filter(({ column, type }) => column !== 'site' || type !== 'bigint');
  const here = 'c.relnamespace = current_schema()::regnamespace';

  test('each primary key and each unique index of what belongs to a site begins with the site', async () => {
    const keys = await ask<Key>(
      `SELECT c.relname AS table, i.indexrelid::regclass::text AS name, a.attname AS column,
         format_type(a.atttypid, NULL) AS type
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indisunique AND ${here}`,
    );
    expect(ofSites(keys).length).toBeGreaterThan(15);
    expect(notBySite(keys)).toEqual([]);
  });

  test('each table has a primary key', async () => {
    const without = await ask(
      `SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND ${here}
         AND NOT EXISTS (SELECT 1 FROM pg_constraint p WHERE p.conrelid = c.oid AND p.contype = 'p')`,
    );
    expect(without).toEqual([]);
  });

  test('each foreign key, were there one, begins with the site, and leads to no table of all sites', async () => {
    const keys = await ask<Key & { to: string }>(
      `SELECT c.relname AS table, f.conname AS name, a.attname AS column, format_type(a.atttypid, NULL) AS type,
         f.confrelid::regclass::text AS to
       FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
       WHERE f.contype = 'f' AND ${here}`,
    );
    expect(notBySite(keys)).toEqual([]);
    expect(keys.filter(({ table, to }) => table in everywhere !== to in everywhere)).toEqual([]);
  });

  test('what every node holds is named without anything that is not there', async () => {
    const tables = await ask<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND ${here}`,
    );
    const names = tables.map(({ name }) => name);
    expect(Object.keys(everywhere).filter((name) => !names.includes(name))).toEqual([]);
  });
}
