import { readFile, writeFile } from 'node:fs/promises';
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
import { freePort } from '../../support/kill-server.ts';
import { waits } from '../../support/postgres-waits.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';
import { byWay, wayToPostgres } from '../../support/way-to-postgres.ts';

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
    await expect(openPostgres(nowhere, countRules)).rejects.toThrow(
      /^PostgreSQL does not answer for the database "none" on the socket \/nowhere\/\.s\.PGSQL\.5432 \(.*ENOENT.*DATABASE_URL/,
    );
  });

  test('a server that is not there yet is waited for, longer each time, and told of without the password', async () => {
    const port = await freePort();
    const told: string[] = [];
    const rests: number[] = [];
    let way: { close(): Promise<void> } | undefined;
    const storage = await openPostgres(byWay(database.url, port), countRules, {
      waits: true,
      notice: (text) => told.push(text),
      async rest(milliseconds) {
        rests.push(milliseconds);
        if (rests.length === 7) way = await wayToPostgres(database.url, port);
      },
    });
    expect(storage.created).toBe(true);
    await storage.close();
    await way!.close();
    expect(rests).toEqual([500, 1_000, 2_000, 3_000, 3_000, 3_000, 3_000]);
    const name = /"(\w+)" on 127/.exec(told[0]!)![1];
    expect(told[1]).toBe(
      `PostgreSQL does not answer for the database "${name}" on 127.0.0.1:${port} (connect ECONNREFUSED 127.0.0.1:${port}). Trying again in 1 s.`,
    );
    expect(told.join()).not.toContain('hush');
  });

  test('a database that takes no writes for now is waited for, too', async () => {
    const told: string[] = [];
    const name = await nameOf(database.url);
    const elsewhere = database.url.replace(name, 'postgres');
    await ask(elsewhere, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const storage = await openPostgres(database.url, countRules, {
      waits: true,
      notice: (text) => told.push(text),
      rest: () => ask(elsewhere, `ALTER DATABASE ${name} RESET ALL`),
    });
    await storage.close();
    expect(told[0]).toMatch(/takes no writes: it is a standby/);
  });

  test('a database that is missing is refused, with how to make it, however patient', async () => {
    const missing = database.url.replace(/earshot_\d/, 'missing_$&');
    await expect(openPostgres(missing, countRules, { waits: true })).rejects.toThrow(
      /^PostgreSQL refuses the database "missing_.*does not exist.*CREATE DATABASE … ENCODING 'UTF8'/,
    );
  });

  test('a user who may make no tables is refused, with what it needs', async () => {
    const name = await nameOf(database.url);
    await ask(database.url, `CREATE ROLE plain_${name} LOGIN`);
    try {
      const plain = database.url.replace('earshot@', `plain_${name}@`);
      await expect(openPostgres(plain, countRules, { waits: true })).rejects.toThrow(
        /permission denied for schema public\): make the user the owner/,
      );
    } finally {
      await ask(database.url, `DROP ROLE plain_${name}`);
    }
  });

  test('a wrong password is refused, and not told', async () => {
    const name = await nameOf(database.url);
    await ask(database.url, `CREATE ROLE guarded_${name} LOGIN PASSWORD 'the right one'`);
    const back = await guard(database.url, `guarded_${name}`);
    try {
      const as = (who: string) => database.url.replace('earshot@', `${who}@`);
      const wrong = openPostgres(as(`guarded_${name}:the%20wrong%20one`), countRules, { waits: true });
      await expect(wrong).rejects.toThrow(/password authentication failed.*correct the user and password/);
      await expect(wrong).rejects.not.toThrow(/wrong one/);
      await expect(openPostgres(as(`guarded_${name}`), countRules, { waits: true })).rejects.toThrow(
        /DATABASE_URL needs the password that the server asks for/,
      );
    } finally {
      await back();
      await ask(database.url, `DROP ROLE guarded_${name}`);
    }
  });

  test('a database that cannot hold every letter is refused', async () => {
    const name = `latin_${await nameOf(database.url)}`;
    await ask(database.url, `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    try {
      const latin = database.url.replace(/earshot_\d/, 'latin_$&');
      await expect(openPostgres(latin, countRules, { waits: true })).rejects.toThrow(
        /stores text as LATIN1.*ENCODING 'UTF8'/,
      );
    } finally {
      await ask(database.url, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  });

  test('a database whose commits may be lost is refused', async () => {
    await ask(database.url, `ALTER DATABASE ${await nameOf(database.url)} SET synchronous_commit = off`);
    await expect(database.open()).rejects.toThrow(/synchronous_commit is off/);
  });

  test('what one process does alone others wait for', async () => {
    const [one, two] = [await database.open(), await database.open()];
    const order: string[] = [];
    let go = () => {};
    const first = one.alone(async () => {
      await new Promise<void>((resolve) => {
        go = resolve;
        started();
      });
      order.push('one');
    });
    function started() {
      order.push('begun');
    }
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await expect.poll(() => order).toEqual(['begun']);
    const second = two.alone(async () => void order.push('two'));
    expect(await waits(client, second)).toBe(true);
    go();
    await Promise.all([first, second]);
    expect(order).toEqual(['begun', 'one', 'two']);
    await client.end();
    for (const storage of [one, two]) await storage.close();
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

async function nameOf(url: string): Promise<string> {
  const { database } = new pg.Client({ connectionString: url });
  return database!;
}

/** Has PostgreSQL ask a user for a password, which in tests it asks nobody for; returns what takes that back. */
async function guard(url: string, user: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const file = (await client.query('SHOW hba_file')).rows[0].hba_file;
  const before = await readFile(file, 'utf8');
  const as = url.replace('earshot@', `${user}:none@`);
  const settle = async (text: string, isSettled: (code: unknown) => boolean) => {
    await writeFile(file, text);
    await client.query('SELECT pg_reload_conf()');
    // It takes it up by and by.
    for (;;) {
      const code = await ask(as, 'SELECT 1').then(
        () => undefined,
        (error) => error.code,
      );
      if (isSettled(code)) return;
    }
  };
  const rules = `local all ${user} scram-sha-256\nhost all ${user} all scram-sha-256\n`;
  await settle(rules + before, (code) => code === '28P01');
  return async () => {
    await settle(before, (code) => code === undefined);
    await client.end();
  };
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
