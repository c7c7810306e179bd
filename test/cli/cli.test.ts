/** The built command line, as processes beside a real server. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textForm } from '../../server/storage/text-chapter.ts';
import { freePort, KillableServer, ownerKey } from '../support/kill-server.ts';
import { siteWithSurvey } from '../support/stop-run.ts';

const built = (file: string) => fileURLToPath(new URL(`../../dist/server/${file}`, import.meta.url));

let folder: string;
let data: string;
let server: KillableServer;
let site: { id: string; publicKey: string };

async function start(): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-cli-'));
  data = path.join(folder, 'data');
  server = new KillableServer(built('main.js'), data, await freePort());
  server.start();
  await server.ready();
  site = await siteWithSurvey(server);
}
async function end(): Promise<void> {
  await server.kill();
  await rm(folder, { recursive: true, force: true });
}

interface Ran {
  code: number;
  out: string;
  err: string;
}

function earshot(...args: string[]): Promise<Ran> {
  return ran([built('cli.js'), ...args], { EARSHOT_DATA: data });
}

function ran(command: string[], settings: Record<string, string>): Promise<Ran> {
  const env = { PATH: process.env.PATH, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, out, err) =>
      resolve({ code: (error?.code as number | undefined) ?? 0, out, err }),
    );
  });
}

async function answered(): Promise<string> {
  const id = v7();
  const body = JSON.stringify({ id, site: site.publicKey, survey: 'stop', answers: { score: 9 } });
  const answer = await fetch(`${server.url}/v1/responses`, { method: 'POST', body });
  expect(answer.status).toBe(201);
  return id;
}

function owned(key: string): Promise<Response> {
  return fetch(`${server.url}/v1/sites`, { headers: { authorization: `Bearer ${key}` } });
}

/** How many responses a database file holds. */
function responsesIn(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], number>('SELECT count(*) FROM responses').pluck().get()!;
  } finally {
    db.close();
  }
}

function alter(file: string, statements: string): void {
  const db = new Database(file);
  db.exec(statements);
  db.close();
}

describe('what is not understood', () => {
  beforeAll(() => {
    data = path.join(tmpdir(), 'earshot-cli-none');
  });

  test.each([
    [['nonsense'], '"nonsense" is no command'],
    [['restore'], 'restore needs the backup'],
    [['doctor', '--to', 'x'], '--to belongs to backup'],
    [['doctor', '--check'], '--check belongs to migrate-to'],
    [['--what'], '--what'],
  ])('%j is told with the usage and exit code 2', async (args, complaint) => {
    const { code, err } = await earshot(...args);
    expect(code).toBe(2);
    expect(err).toContain(complaint);
    expect(err).toContain('Usage: earshot');
  });

  test('--help is the usage', async () => {
    expect(await earshot('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage: earshot'),
    });
  });
});

describe('beside a server that goes on as it was', () => {
  beforeAll(start);
  afterAll(end);

  test('the doctor finds nothing wrong', async () => {
    await answered();
    const { code, out } = await earshot('doctor');
    expect(out).toContain('A server holds the folder');
    expect(out).toContain('0 faults');
    expect(code).toBe(0);
  });

  test('the doctor tells of data that every user of the machine can read, and how to keep them', async () => {
    await chmod(path.join(data, 'earshot.db'), 0o644);
    expect((await earshot('doctor')).out).not.toContain('Every user');
    await chmod(data, 0o755);
    const { out } = await earshot('doctor');
    expect(out).toContain(`Every user of this machine can read ${path.join(data, 'earshot.db')}`);
    expect(out).toContain(`chmod 700 ${data}`);
    await chmod(data, 0o700);
  });

  test('the doctor tells of what is not ours, and of nothing that the server made', async () => {
    expect((await earshot('doctor')).out).not.toContain('not ours');
    const stray = path.join(data, 'holiday.jpg');
    await writeFile(stray, '');
    expect((await earshot('doctor')).out).toContain('holiday.jpg');
    await rm(stray);
  });

  test('a backup into a file that exists is refused, and the file stays', async () => {
    const to = path.join(folder, 'notes.txt');
    await writeFile(to, 'mine');
    expect(await earshot('backup', '--to', to)).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists'),
    });
    expect(await readFile(to, 'utf8')).toBe('mine');
  });

  test('a folder is not taken for the name of a backup', async () => {
    expect(await earshot('backup', '--to', folder)).toMatchObject({
      code: 1,
      err: `${folder} is a folder: name a file in it.\n`,
    });
  });

  test('without a name it goes into the folder `backups` of the data', async () => {
    expect((await earshot('backup')).code).toBe(0);
    expect(await readdir(path.join(data, 'backups'))).toEqual([
      expect.stringMatching(/^earshot-\d{4}-.*\.db$/),
    ]);
  });

  test('a restore is refused while a server holds the folder', async () => {
    await earshot('backup', '--to', path.join(folder, 'copy.db'));
    const { code, err } = await earshot('restore', path.join(folder, 'copy.db'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('Another Earshot holds') });
  });

  test('a second one on the same folder is refused, with a sentence and no stack', async () => {
    const second = new KillableServer(built('main.js'), data, await freePort());
    second.start();
    await expect(second.ready()).rejects.toThrow(
      `the server ended with 1: Another Earshot holds ${data}: stop it first, or set EARSHOT_DATA to a folder of its own.\n`,
    );
  });

  test('a port that is taken is named, with what helps, and leaves nothing to be checked at the next start', async () => {
    const folderOfOther = path.join(folder, 'other');
    const { port } = new URL(server.url);
    const settings = { EARSHOT_DATA: folderOfOther, PORT: port, EARSHOT_ADMIN_KEY: ownerKey };
    expect(await ran([built('main.js')], settings)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^It cannot listen on port \d+ of 127\.0\.0\.1 .*set PORT to another one\n$/,
      ),
    });
    const db = new Database(path.join(folderOfOther, 'earshot.db'), { readonly: true });
    expect(db.prepare(`SELECT count(*) FROM meta WHERE name = 'closed_at'`).pluck().get()).toBe(1);
    db.close();
  });
});

describe('with a server of its own', () => {
  beforeEach(start);
  afterEach(end);

  test('a backup beside a running server holds what was acknowledged, and a restore brings it back', async () => {
    await answered();
    const to = path.join(folder, 'copy.db');
    const copied = await earshot('backup', '--to', to);
    expect(copied).toMatchObject({ code: 0, err: '' });
    expect(copied.out).toMatch(/copy\.db: \d+ kB, checked, in \d+\.\d s/);
    await answered();
    expect(responsesIn(to)).toBe(1);
    expect((await stat(to)).mode & 0o077).toBe(0);
    const noted = (await readFile(path.join(data, 'earshot.backup'), 'utf8')).trim();
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain(`earshot_backup_timestamp_seconds ${Date.parse(noted) / 1000}\n`);

    expect(await server.stop()).toBe(0);
    const restored = await earshot('restore', to);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(responsesIn(path.join(data, 'earshot.db'))).toBe(1);
    const [aside] = (await readdir(data)).filter((name) => name.startsWith('replaced-'));
    expect(responsesIn(path.join(data, aside!, 'earshot.db'))).toBe(2);
    server.start();
    await server.ready();
    await answered();
  });

  test('what is no backup is refused, and the data stay', async () => {
    expect(await server.stop()).toBe(0);
    const before = await readFile(path.join(data, 'earshot.db'));
    const other = path.join(folder, 'other.db');
    await writeFile(other, before.subarray(0, before.length / 2));
    expect(await earshot('restore', other)).toMatchObject({ code: 1, err: expect.stringContaining(other) });
    expect(await readFile(path.join(data, 'earshot.db'))).toEqual(before);
  });

  test('a backup of another build is refused with what differs, and the data stay', async () => {
    const to = path.join(folder, 'copy.db');
    await earshot('backup', '--to', to);
    expect(await server.stop()).toBe(0);
    alter(to, 'ALTER TABLE jobs DROP COLUMN asked');
    const before = await readFile(path.join(data, 'earshot.db'));
    expect(await earshot('restore', to)).toMatchObject({
      code: 1,
      err: `${to} was made by another build: "jobs" lacks asked. Nothing was changed: restore it with the build that made it.\n`,
    });
    expect(await readFile(path.join(data, 'earshot.db'))).toEqual(before);
  });

  test('a data folder that cannot be is told by the server and by the commands, with what helps and no stack', async () => {
    expect(await server.stop()).toBe(0);
    data = path.join(folder, 'a-file');
    await writeFile(data, '');
    const other = new KillableServer(built('main.js'), data, await freePort());
    other.start();
    await expect(other.ready()).rejects.toThrow(
      /^the server ended with 1: .*a-file\/earshot\.db cannot be written \(EEXIST[^\n]*\)\. Something else is in the way[^\n]*\n$/,
    );
    expect(await earshot('keys', 'reset-owner')).toMatchObject({
      code: 1,
      err: expect.stringContaining('a-file/earshot.db cannot be written (ENOTDIR'),
    });
  });

  test('counts that differ are found by the doctor and put right by a rebuild', async () => {
    await answered();
    expect(await server.stop()).toBe(0);
    alter(path.join(data, 'earshot.db'), 'UPDATE counts SET c9 = c9 + 1 WHERE span = 2 AND dimension = 0');
    const sick = await earshot('doctor');
    expect(sick).toMatchObject({ code: 1, out: expect.stringContaining('earshot rebuild-counts') });
    expect(await earshot('rebuild-counts')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^[1-9]\d* rows/),
    });
    expect(await earshot('rebuild-counts')).toMatchObject({ code: 0, out: expect.stringMatching(/^0 rows/) });
    expect((await earshot('doctor')).code).toBe(0);
  });

  test('an index of texts that passes over some is found by the doctor and made anew', async () => {
    await answered();
    expect(await server.stop()).toBe(0);
    alter(
      path.join(data, 'earshot.db'),
      `INSERT INTO words (words, text, json) VALUES (1, 'late', 0);
       UPDATE answers SET number = NULL, words = 1;
       INSERT INTO text_chapters (site, survey, from_at, to_at, form, touched, ends, bits)
         SELECT site, survey, 0, 9007199254740991, ${textForm}, 0, '[]', x'' FROM responses`,
    );
    const sick = await earshot('doctor');
    expect(sick).toMatchObject({ code: 1, out: expect.stringContaining('earshot rebuild-texts') });
    expect(await earshot('rebuild-texts')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^The texts of 1 responses/),
    });
    expect((await earshot('doctor')).code).toBe(0);
  });

  test('the doctor says of a damaged file how to restore', async () => {
    expect(await server.stop()).toBe(0);
    await writeFile(path.join(data, 'earshot.db'), '');
    const { code, out } = await earshot('doctor');
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('earshot restore <backup file>') });
  });

  test("the owner's key is another one at once, in a running server, too", async () => {
    const { code, out } = await earshot('keys', 'reset-owner');
    expect(code).toBe(0);
    expect((await owned(out.trim().split('\n').at(-1)!)).status).toBe(200);
    expect((await owned(ownerKey)).status).toBe(401);
  });

  test("the owner's key is left alone in a file of another build", async () => {
    expect(await server.stop()).toBe(0);
    alter(path.join(data, 'earshot.db'), 'ALTER TABLE owner_key DROP COLUMN created_at');
    expect(await earshot('keys', 'reset-owner')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('"owner_key" lacks created_at. It was left as it is.'),
    });
  });
});
