/** The built server and its command line on PostgreSQL, as processes. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../support/kill-server.ts';
import { postgresSource } from '../support/postgres-from.ts';
import { StartedServer } from '../support/started-server.ts';
import { type PostgresDatabase, postgresEngine, stopPostgres } from '../support/storage-postgres.ts';
import { byWay, wayToPostgres } from '../support/way-to-postgres.ts';

const cli = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

describe.skipIf(postgresSource === null)('on PostgreSQL', () => {
  let database: PostgresDatabase;
  let client: pg.Client;
  let folder: string;
  const started: StartedServer[] = [];
  beforeEach(async () => {
    database = await postgresEngine.create();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    folder = await mkdtemp(path.join(tmpdir(), 'earshot-cli-postgres-'));
  });
  afterEach(async () => {
    for (const server of started.splice(0)) {
      server.signal('SIGKILL');
      await server.ended;
    }
    await client.end();
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(stopPostgres);

  /** A process with a folder and a port of its own. */
  async function start(
    settings: Record<string, string> = {},
  ): Promise<{ server: StartedServer; url: string }> {
    const port = await freePort();
    const server = new StartedServer({
      DATABASE_URL: database.url,
      EARSHOT_DATA: path.join(folder, String(port)),
      PORT: String(port),
      ...settings,
    });
    started.push(server);
    return { server, url: `http://127.0.0.1:${port}` };
  }

  function earshot(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url, EARSHOT_DATA: folder };
    return new Promise((resolve) => {
      execFile(process.execPath, [cli, ...args], { env }, (error, out, err) =>
        resolve({ code: (error?.code as number | undefined) ?? 0, out, err }),
      );
    });
  }

  describe('a server that is not there yet', () => {
    test('is waited for, and then served from', async () => {
      const port = await freePort();
      const { server, url } = await start({ DATABASE_URL: byWay(database.url, port) });
      await server.says(/PostgreSQL does not answer .*ECONNREFUSED.* Trying again in/);
      const way = await wayToPostgres(database.url, port);
      await server.says(/Dashboard/);
      expect(server.said).toMatch(
        new RegExp(`Data {8}PostgreSQL, database "\\w+" on 127\\.0\\.0\\.1:${port}\\n {2}Files {7}${folder}`),
      );
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      server.signal('SIGTERM');
      expect(await server.ended).toEqual([0, null]);
      expect(server.said).not.toContain('hush');
      await way.close();
    });

    test('holds nobody who is told to stop', async () => {
      const { server } = await start({ DATABASE_URL: byWay(database.url, await freePort()) });
      await server.says(/Trying again/);
      server.signal('SIGTERM');
      expect(await server.ended).toEqual([0, null]);
    });
  });

  test('what no waiting helps against ends the start with a sentence', async () => {
    const { server } = await start({ DATABASE_URL: database.url.replace(/earshot_\d/, 'missing_$&') });
    expect(await server.ended).toEqual([1, null]);
    expect(server.said).toMatch(/^PostgreSQL refuses the database "missing_[^\n]*\n$/);
  });

  describe('two that start at once', () => {
    const keyIn = ({ said }: StartedServer) => /Owner's key.*\n {2}(\S+)/.exec(said)?.[1];

    async function both(meanwhile = async () => {}): Promise<void> {
      const two = [await start(), await start()];
      await meanwhile();
      for (const { server } of two) await server.says(/Dashboard/);
      const keys = two.map(({ server }) => keyIn(server)).filter((key) => key !== undefined);
      expect(keys).toHaveLength(1);
      for (const { url } of two) {
        const headers = { authorization: `Bearer ${keys[0]}` };
        const { items: sites } = await (await fetch(`${url}/v1/sites`, { headers })).json();
        expect(sites).toMatchObject([{ name: 'Demo shop' }]);
        const surveys = await (await fetch(`${url}/v1/surveys?site=${sites[0].id}`, { headers })).json();
        expect(surveys.items).toHaveLength(3);
      }
    }

    test("on an empty database make one owner's key and one demo site", () => both());

    test('and come to it at the same moment do, too', async () => {
      await (await database.open()).close();
      await client.query('BEGIN; LOCK TABLE owner_key, sites IN ACCESS EXCLUSIVE MODE');
      await both(async () => {
        // They wait, each for what the other does or for the tables.
        for (let waiting = 0; waiting < 2; ) {
          const { rows } = await client.query(
            'SELECT count(*)::integer AS n FROM pg_locks WHERE NOT granted',
          );
          waiting = rows[0].n;
        }
        await client.query('COMMIT');
      });
    });
  });

  describe('the commands', () => {
    let server: StartedServer;
    let url: string;
    const settings = { EARSHOT_ADMIN_KEY: 'sk_of_the_command_line' };
    beforeEach(async () => {
      ({ server, url } = await start(settings));
      await server.says(/Dashboard/);
    });

    async function answered(): Promise<void> {
      const { rows } = await client.query('SELECT public_key FROM sites');
      const body = {
        id: v7(),
        site: rows[0].public_key,
        survey: 'recommend',
        touchpoint: 'till',
        answers: { score: 9 },
      };
      const answer = await fetch(`${url}/v1/responses`, { method: 'POST', body: JSON.stringify(body) });
      expect(answer.status).toBe(201);
    }

    test('the doctor finds nothing wrong beside a server, and changes nothing', async () => {
      await answered();
      const { code, out } = await earshot('doctor');
      expect(out).toMatch(/^ok {6}PostgreSQL \d+\.\d+ answers for the database "earshot_/);
      expect(out).toContain('The counts equal a recount of every response');
      expect(out).toMatch(/\d+ other connections are open to this database/);
      expect(out).toMatch(/PostgreSQL, database "\w+" on .*: 0 faults, [23] warnings\.\n$/);
      for (const warning of ['fsync is off', 'Indexes were not compared']) expect(out).toContain(warning);
      expect(code).toBe(0);
    });

    test('counts that differ are found by the doctor and put right by a rebuild, beside a server', async () => {
      await answered();
      await client.query('UPDATE counts SET c9 = c9 + 1 WHERE span = 2 AND dimension = 0');
      const sick = await earshot('doctor');
      expect(sick).toMatchObject({ code: 1, out: expect.stringContaining('earshot rebuild-counts') });
      expect(await earshot('rebuild-counts')).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^[1-9]\d* rows/m),
      });
      expect((await earshot('doctor')).code).toBe(0);
    });

    test('values that were never counted are found, and nothing is written by that', async () => {
      await answered();
      await client.query('DELETE FROM counted_values');
      const { code, out } = await earshot('doctor');
      expect({ code, out }).toEqual({
        code: 1,
        out: expect.stringContaining('Some responses were never counted'),
      });
      const { rows } = await client.query('SELECT count(*)::integer AS n FROM counted_values');
      expect(rows[0].n).toBe(0);
    });

    test('the doctor tells of tables that are missing, and of those that are not ours', async () => {
      await client.query('CREATE TABLE holiday (picture bytea)');
      expect((await earshot('doctor')).out).toContain('Tables that are not ours: holiday');
      await client.query('DROP TABLE response_tags');
      const { code, out } = await earshot('doctor');
      expect({ code, out }).toEqual({
        code: 1,
        out: expect.stringContaining('Tables are missing: response_tags'),
      });
    });

    test("the owner's key is another one at once, in a running server, too", async () => {
      const { code, out } = await earshot('keys', 'reset-owner');
      expect(code).toBe(0);
      const as = async (key: string) =>
        (await fetch(`${url}/v1/sites`, { headers: { authorization: `Bearer ${key}` } })).status;
      expect(await as(out.trim().split('\n').at(-1)!)).toBe(200);
      expect(await as(settings.EARSHOT_ADMIN_KEY)).toBe(401);
    });

    test.each([['backup'], ['restore', 'earshot.dump']])(
      '%s names the tools of PostgreSQL',
      async (...args) => {
        const { code, out, err } = await earshot(...args);
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err).toMatch(/^The data are in PostgreSQL \(database "\w+" on /);
        for (const tool of ['pg_dump --format=custom', 'pg_restore --clean', 'pg_basebackup'])
          expect(err).toContain(tool);
      },
    );
  });

  describe('without tables', () => {
    test('the doctor says that the first start makes them, and makes none', async () => {
      const { code, out } = await earshot('doctor');
      expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('There are no tables yet') });
      const { rows } = await client.query(
        `SELECT count(*)::integer AS n FROM pg_tables WHERE schemaname = 'public'`,
      );
      expect(rows[0].n).toBe(0);
    });

    test.each([
      [['rebuild-counts'], /^There is no database of Earshot in PostgreSQL, database "/],
      [['keys', 'reset-owner'], /^The database "\w+" on .* holds nothing of Earshot/],
    ])('%j is refused', async (args, complaint) => {
      expect(await earshot(...args)).toMatchObject({ code: 1, err: expect.stringMatching(complaint) });
    });
  });

  test('a server that is not there is not waited for by a command', async () => {
    database = { ...database, url: byWay(database.url, await freePort()) };
    const { code, out } = await earshot('doctor');
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('PostgreSQL does not answer') });
    expect(await earshot('rebuild-counts')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^PostgreSQL does not answer .* Start it, or correct DATABASE_URL\.\n$/),
    });
  });
});
