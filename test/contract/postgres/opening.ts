import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countRules } from '../../../server/ingest/count-rules.ts';
import { StorageRefused, StorageUnavailable } from '../../../server/storage/contract/storage-errors.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { NewerSchema } from '../../../server/storage/migrate.ts';
import { Transaction } from '../../../server/storage/postgres/committer.ts';
import { lock } from '../../../server/storage/postgres/locks.ts';
import { migrations } from '../../../server/storage/postgres/migrations.ts';
import { openPostgres } from '../../../server/storage/postgres/open.ts';
import { byOwner, responseTo, siteFields, surveyFields } from '../../support/builders.ts';
import { waits } from '../../support/postgres-waits.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';

/** What an opening looks at, and what becomes of connections that end. */
export function opening(): void {
  let database: PostgresDatabase;
  beforeEach(async () => {
    database = await postgresEngine.create();
  });
  afterEach(() => database.destroy());

  test('of several that open a new database at once, one makes the tables', async () => {
    const storages = await Promise.all(Array.from({ length: 4 }, () => database.open()));
    expect(storages.map(({ created }) => created).sort()).toEqual([false, false, false, true]);
    expect(new Set(storages.map(({ secret }) => secret.toString('hex'))).size).toBe(1);
    for (const storage of storages) await storage.close();
  });

  test('a database of a later release is refused, and stays as it is', async () => {
    const later = [
      ...migrations,
      { version: 2, name: 'later', statements: ['CREATE TABLE later (one integer)'] },
    ];
    await (await openPostgres(database.url, countRules, { migrations: later })).close();
    await expect(database.open()).rejects.toThrow(NewerSchema);
  });

  test('a migration that fails on its way leaves nothing', async () => {
    const broken = [
      ...migrations,
      { version: 2, name: 'broken', statements: ['CREATE TABLE a (b integer)', 'no'] },
    ];
    await expect(openPostgres(database.url, countRules, { migrations: broken })).rejects.toThrow(/syntax/);
    const storage = await database.open();
    expect(storage.created).toBe(true);
    await storage.close();
  });

  test("somebody else's database is refused", async () => {
    await ask(database.url, 'CREATE TABLE meta (name text PRIMARY KEY, value bytea)');
    await expect(database.open()).rejects.toThrow(StorageRefused);
  });

  test('a server that is not there is named as what is wrong', async () => {
    const nowhere = 'postgres://earshot@/none?host=/nowhere';
    await expect(openPostgres(nowhere, countRules)).rejects.toThrow(/cannot be reached.*DATABASE_URL/);
  });

  test('a server that does not sync is told of', async () => {
    const told: string[] = [];
    const storage = await openPostgres(database.url, countRules, { notice: (text) => told.push(text) });
    await storage.close();
    expect(told).toEqual([expect.stringContaining('fsync is off')]);
  });

  test('connections that were cut are made anew; what ran on one is unavailable', async () => {
    const storage = await database.open();
    const site = siteFields();
    await storage.sites.create(site, byOwner());
    const holding = new pg.Client({ connectionString: database.url });
    await holding.connect();
    await holding.query('BEGIN; LOCK TABLE sites');
    const waiting = storage.sites.list();
    expect(await waits(holding, waiting)).toBe(true);
    const mine = 'pid <> pg_backend_pid() AND datname = current_database()';
    await holding.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${mine}`);
    await expect(waiting).rejects.toThrow(StorageUnavailable);
    await holding.query('ROLLBACK');
    await holding.end();
    expect(await storage.sites.list()).toMatchObject([{ id: site.id }]);
    await storage.close();
  });

  test('a connection that is cut between two statements ends the transaction, and nothing else', async () => {
    const storage = await database.open();
    const site = await storage.sites.create(siteFields(), byOwner());
    const survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    const holding = new pg.Client({ connectionString: database.url });
    await holding.connect();
    await holding.query('BEGIN');
    await lock(new Transaction(holding), 'strings', site.key);
    const response = responseTo(survey);
    const writing = storage.responses.write([response]);
    expect(await waits(holding, writing)).toBe(true);
    const idle = `pid <> pg_backend_pid() AND datname = current_database() AND state = 'idle in transaction'`;
    await holding.query(`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE ${idle}`);
    await holding.query('ROLLBACK');
    await holding.end();
    await expect(writing).rejects.toThrow(StorageUnavailable);
    expect(await storage.responses.write([response])).toEqual(['stored']);
    await storage.close();
  });
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
