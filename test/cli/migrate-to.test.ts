/** An installation moves from a folder to PostgreSQL. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareTables } from '../../server/operate/compare-tables.ts';
import { moveTables } from '../../server/operate/move-tables.ts';
import { movedTables } from '../../server/storage/moved-tables.ts';
import { engineOf } from '../../server/storage/open-storage.ts';
import { differingTables } from '../../server/storage/sqlite/differing-tables.ts';
import type { TableSource, TableTarget } from '../../server/storage/table-move.ts';
import {
  byOwner,
  keyFields,
  memberFields,
  noon,
  responseTo,
  sessionFields,
  webhookFields,
} from '../support/builders.ts';
import { postgresSource } from '../support/postgres-from.ts';
import { askAndRecount } from '../support/storage-asked.ts';
import { drafts, moves } from '../support/storage-moves.ts';
import { type PostgresDatabase, postgresEngine, stopPostgres } from '../support/storage-postgres.ts';
import { askings } from '../support/storage-questions.ts';
import { type SqliteDatabase, sqliteEngine } from '../support/storage-sqlite.ts';
import { make, newWorld, type World } from '../support/storage-world.ts';
import { addStrangeRows } from '../support/strange-rows.ts';

const cli = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

describe.skipIf(postgresSource === null)('from a folder to PostgreSQL', () => {
  let from: SqliteDatabase;
  let to: PostgresDatabase;
  let client: pg.Client;
  beforeEach(async () => {
    from = await sqliteEngine.create();
    to = await postgresEngine.create();
    client = new pg.Client({ connectionString: to.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await to.destroy();
    await from.destroy();
  });
  afterAll(stopPostgres);

  const file = () => path.join(from.folder, 'earshot.db');
  const sumOf = () => createHash('sha256').update(readFileSync(file())).digest('hex');

  /** A site with a history that was drawn, and something of most of what else there is. */
  async function filled(): Promise<World> {
    const storage = await from.open();
    const world = await newWorld(storage, { timezone: 'Europe/Berlin', minimumN: 1 });
    const { siteKey } = world.surveys[0]!;
    await storage.access.setOwnerKeyHash(Buffer.alloc(32, 7), byOwner());
    await storage.access.createSession(sessionFields(1), await storage.access.ownerSecrets());
    await storage.members.invite(memberFields(), { hash: Buffer.alloc(32, 9), expiresAt: noon }, byOwner());
    const key = await storage.keys.create(keyFields(), byOwner());
    await storage.keys.revoke(key.id, byOwner());
    const webhook = await storage.webhooks.create(webhookFields(siteKey), byOwner());
    const [first] = fc.sample(fc.array(drafts(), { minLength: 200, maxLength: 200 }), {
      seed: 5,
      numRuns: 1,
    });
    await make({ do: 'submit', drafts: first! }, world, storage);
    for (const move of fc.sample(moves(), { seed: 6, numRuns: 3 }).flat()) await make(move, world, storage);
    await storage.webhooks.remove(webhook!.key, byOwner());
    await storage.close();
    return world;
  }

  async function ends(work: (source: TableSource, target: TableTarget) => Promise<unknown>): Promise<void> {
    const source = (await engineOf({ dataFolder: from.folder })).source!(() => {});
    try {
      const into = await engineOf({ dataFolder: from.folder, databaseUrl: to.url });
      const target = await into.target!({ makes: true, notice: () => {} });
      try {
        await work(source, target);
      } finally {
        await target.close();
      }
    } finally {
      source.close();
    }
  }

  const said: string[] = [];
  const operation = { now: Date.now, say: (text: string) => void said.push(text) };
  const { signal } = new AbortController();

  function earshot(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const env = { PATH: process.env.PATH, EARSHOT_DATA: from.folder };
    return new Promise((resolve) => {
      execFile(process.execPath, [cli, ...args], { env }, (error, out, err) =>
        resolve({ code: (error?.code as number | undefined) ?? 0, out, err }),
      );
    });
  }

  test('every question has the answer that it had, in a file that was not touched', async () => {
    const world = await filled();
    const before = sumOf();
    const { code, out } = await earshot('migrate-to', to.url);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('All is there and the same') });
    expect(sumOf()).toBe(before);
    const storage = await to.open();
    for (const asking of fc.sample(askings(), { seed: 7, numRuns: 60 }))
      await askAndRecount(asking, world, storage);
    expect(storage.created).toBe(false);
    // Numbers go on behind those that were given, to what is gone, too.
    const { siteKey } = world.surveys[0]!;
    const webhook = await storage.webhooks.create(webhookFields(siteKey), byOwner());
    expect(webhook!.key).toBe(2);
    await storage.responses.write([responseTo(world.surveys[0]!)]);
    await storage.close();
    const old = await from.open();
    expect(old.secret).toEqual(storage.secret);
    await old.close();
    expect(await earshot('migrate-to', to.url)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/has the data of .* already\. Set DATABASE_URL/),
    });
    const check = await earshot('migrate-to', to.url, '--check');
    expect(check).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^responses .*DIFFERS, first at \[1,/m),
    });
  });

  test('every column of every table is the same, whatever is in it', async () => {
    await (await from.open()).close();
    const db = new Database(file());
    addStrangeRows(db);
    db.close();
    await ends(async (source, target) => {
      for (const table of movedTables) expect(source.count(table), table.name).toBeGreaterThan(0);
      await moveTables(operation, { source, target, signal });
      expect(await compareTables(operation, { source, target, signal }), said.join('\n')).toBe(true);
    });
  });

  test('whoever is killed goes on where the rest is missing', async () => {
    await filled();
    const random = fc.sample(fc.nat(400), { seed: 8, numRuns: 8 });
    for (const most of random) {
      await ends(async (source, target) => {
        await expect(
          moveTables(operation, { source: endingAfter(source, most), target, signal, together: 7 }),
        ).rejects.toThrow('killed');
      });
    }
    await expect(to.open()).rejects.toThrow(/is being moved to and does not have everything yet/);
    await ends(async (source, target) => {
      await moveTables(operation, { source, target, signal, together: 100 });
      expect(await compareTables(operation, { source, target, signal }), said.join('\n')).toBe(true);
    });
  });

  test('a process that is killed at any point can be started again', async () => {
    await filled();
    const env = { PATH: process.env.PATH, EARSHOT_DATA: from.folder };
    for (const rows of [1, 40, 400, 900]) {
      const running = spawn(process.execPath, [cli, 'migrate-to', to.url], { env, stdio: 'ignore' });
      const ended = once(running, 'exit');
      // Killed as soon as there is so much, or over.
      while (running.exitCode === null && (await written()) < rows);
      running.kill('SIGKILL');
      await ended;
      // The database hears of it a little later.
      await client.query(
        `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'earshot migrate-to'`,
      );
    }
    const { out, err } = await earshot('migrate-to', to.url);
    expect(out + err).toMatch(/All is there and the same|has the data of .* already/);
    expect((await earshot('migrate-to', to.url, '--check')).code).toBe(0);
  });

  test('whoever stops it finds it where it was between two transactions', async () => {
    await filled();
    const abort = new AbortController();
    await ends(async (source, target) => {
      const stopping: TableSource = {
        ...source,
        *rows(table, after) {
          if (table.name === 'responses') abort.abort(new Error('enough'));
          yield* source.rows(table, after);
        },
      };
      await expect(moveTables(operation, { source: stopping, target, signal: abort.signal })).rejects.toThrow(
        'enough',
      );
      expect((await target.state()).move).toEqual({ table: 'responses', after: null });
      await moveTables(operation, { source, target, signal });
      expect(await compareTables(operation, { source, target, signal })).toBe(true);
    });
  });

  async function written(): Promise<number> {
    const { rows } = await client.query(`SELECT to_regclass('answers') IS NOT NULL AS made`);
    if (!rows[0].made) return 0;
    const counted = await client.query(
      'SELECT ((SELECT count(*) FROM counts) + (SELECT count(*) FROM responses) + (SELECT count(*) FROM audit))::integer AS n',
    );
    return counted.rows[0].n;
  }

  test('a row that was left out, or is otherwise, is found', async () => {
    await filled();
    await ends(async (source, target) => {
      await moveTables(operation, { source: leavingOut(source, 'responses', 17), target, signal });
      said.length = 0;
      expect(await compareTables(operation, { source, target, signal })).toBe(false);
      expect(said.filter((line) => line.includes('DIFFERS')).map((line) => line.split(' ')[0])).toEqual([
        'responses',
      ]);
      await client.query(`UPDATE audit SET actor = actor || ' ' WHERE entry = 2`);
      await compareTables(operation, { source, target, signal });
      expect(said.join('\n')).toMatch(/^audit .*DIFFERS, first at \[2\]$/m);
    });
  });

  test('what belongs to another installation is refused, and stays', async () => {
    await filled();
    const other = await to.open();
    await other.access.setOwnerKeyHash(Buffer.alloc(32, 1), byOwner());
    await other.close();
    const { code, err } = await earshot('migrate-to', to.url);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('has the data of another installation. Nothing was changed'),
    });
    expect((await client.query('SELECT count(*)::integer AS n FROM sites')).rows).toEqual([{ n: 0 }]);
  });

  test('a folder that is held, and one without data, are refused', async () => {
    expect(await earshot('migrate-to', to.url)).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no database in'),
    });
    const open = await from.open();
    expect(await earshot('migrate-to', to.url)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Another Earshot holds'),
    });
    await open.close();
  });

  test('a database of a later release is refused, and one that is not there', async () => {
    await (await from.open()).close();
    await (await to.open()).close();
    await client.query(`UPDATE meta SET value = '\\x0000000000000063' WHERE name = 'schema'`);
    expect(await earshot('migrate-to', to.url)).toMatchObject({
      code: 1,
      err: expect.stringContaining('has schema 99'),
    });
    const missing = to.url.replace(/earshot_\d/, 'missing_$&');
    expect(await earshot('migrate-to', missing)).toMatchObject({
      code: 1,
      err: expect.stringContaining('PostgreSQL refuses the database "missing_'),
    });
    expect(await earshot('migrate-to')).toMatchObject({
      code: 1,
      err: expect.stringContaining('migrate-to needs the database'),
    });
    expect(await earshot('migrate-to', 'mysql://x/y')).toMatchObject({
      code: 1,
      err: expect.stringContaining('it begins otherwise'),
    });
  });

  describe('what moves is all there is', () => {
    const columnsOf = movedTables.flatMap(({ name, columns }) =>
      [...columns.keys()].map((column) => `${name}.${column}`),
    );

    // Made for transactions and processes of their own, or from what has moved.
    const begunAnew = /^(text_chapters|leases|revisions)\./;

    test('of PostgreSQL', async () => {
      await (await to.open()).close();
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = current_schema()`,
      );
      const own = [
        'meta.name',
        'meta.value',
        'sites.forgettings',
        'erased_values.asked',
        'deliveries.held_until',
      ];
      const there = rows.map(({ name }) => name).filter((name) => !begunAnew.test(name));
      expect([...columnsOf, ...own].sort()).toEqual(there.sort());
    });

    test('of SQLite', async () => {
      await (await from.open()).close();
      const db = new Database(file(), { readonly: true });
      const rows = db
        .prepare<[], string>(
          `SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
           WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'meta'`,
        )
        .pluck()
        .all()
        .filter((name) => !begunAnew.test(name));
      db.close();
      const read = columnsOf.filter((column) => !(column.split('.')[0]! in differingTables));
      const differing = Object.values(differingTables).flatMap(({ reads }) => reads);
      expect([...new Set([...read, ...differing])].sort()).toEqual(rows.sort());
    });
  });
});

/** Ends as if the process did, once so many rows were read. */
function endingAfter(source: TableSource, most: number): TableSource {
  let left = most;
  return {
    ...source,
    *rows(table, after) {
      for (const row of source.rows(table, after)) {
        if (left-- <= 0) throw new Error('killed');
        yield row;
      }
    },
  };
}

function leavingOut(source: TableSource, name: string, index: number): TableSource {
  return {
    ...source,
    *rows(table, after) {
      let at = 0;
      for (const row of source.rows(table, after)) if (at++ !== index || table.name !== name) yield row;
    },
  };
}
