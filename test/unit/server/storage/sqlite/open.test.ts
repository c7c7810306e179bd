import { statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countRules } from '../../../../../server/ingest/count-rules.ts';
import type { StoredSurvey } from '../../../../../server/storage/contract/surveys.ts';
import { openSqlite } from '../../../../../server/storage/sqlite/open.ts';
import { byOwner, comment, responseTo, siteFields, surveyFields } from '../../../../support/builders.ts';
import { type SqliteDatabase, sqliteEngine } from '../../../../support/storage-sqlite.ts';

let database: SqliteDatabase;
let file: string;
beforeEach(async () => {
  database = await sqliteEngine.create();
  file = path.join(database.folder, 'earshot.db');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.destroy();
});

/** Opens the storage and tells which connection it writes through. */
async function openWatched() {
  const pragma = vi.spyOn(Database.prototype, 'pragma');
  const storage = await database.open();
  const connections = pragma.mock.contexts as Database.Database[];
  const connection = connections.find(({ name, readonly }) => name === file && !readonly)!;
  return { storage, connection };
}

test('every commit is synced to the disk, also after the first write, and after a reopening', async () => {
  for (const opening of ['first', 'second']) {
    const { storage, connection } = await openWatched();
    await storage.sites.create(siteFields(), byOwner());
    expect([opening, connection.pragma('synchronous', { simple: true })]).toEqual([opening, 2]);
    await storage.close();
    vi.restoreAllMocks();
  }
});

test('the connection that is watched is the one that writes', async () => {
  const { storage, connection } = await openWatched();
  const before = connection.prepare('SELECT total_changes()').pluck().get() as number;
  await storage.sites.create(siteFields(), byOwner());
  // The site and its entry in the audit.
  expect(connection.prepare('SELECT total_changes()').pluck().get()).toBe(before + 2);
  await storage.close();
});

test('the file is in WAL mode', async () => {
  const { storage, connection } = await openWatched();
  expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  await storage.close();
});

test('what is stored can be read by the user of the server alone', async () => {
  const folder = path.join(database.folder, 'made', 'here');
  const storage = openSqlite(folder, countRules);
  await storage.sites.create(siteFields(), byOwner());
  const modes = ['', 'earshot.db', 'earshot.db-wal', 'earshot.db-shm', 'earshot.instance'].map(
    (name) => statSync(path.join(folder, name)).mode & 0o077,
  );
  expect(modes).toEqual([0, 0, 0, 0, 0]);
  await storage.close();
});

test('a schema of a later release is refused by the name of its file, which stays as it was', async () => {
  const later = new Database(file);
  later.exec('CREATE TABLE of_the_future (a); PRAGMA user_version = 99;');
  later.close();
  const before = await readFile(file);
  await expect(database.open()).rejects.toThrow(file);
  await expect(database.open()).rejects.toThrow('schema 99');
  expect(await readFile(file)).toEqual(before);
});

test('a file that is no database is refused', async () => {
  await writeFile(file, 'This is no database, and longer than the header of one would be.'.repeat(20));
  await expect(database.open()).rejects.toThrow(`${file} is damaged`);
});

test('an opening that dies on the way leaves nothing: the next one begins anew', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare').mockImplementation(() => {
    throw new Error('died');
  });
  await expect(database.open()).rejects.toThrow('died');
  prepare.mockRestore();
  const storage = await database.open();
  expect(storage.created).toBe(true);
  expect(storage.secret).toHaveLength(32);
  await storage.close();
});

test('text is stored as UTF-8, to the byte', async () => {
  const { storage, connection } = await openWatched();
  const site = await storage.sites.create(siteFields(), byOwner());
  const text = '😀 שלום 𠮷 e\u0301';
  await storage.responses.write([responseTo({ siteKey: site.key, key: 1 }, { answers: [comment(text)] })]);
  const bytes = connection.prepare('SELECT CAST(text AS BLOB) FROM words').pluck().get();
  expect(bytes).toEqual(Buffer.from(text, 'utf8'));
  await storage.close();
});

test('what was erased is in none of the files', async () => {
  const storage = await database.open();
  const site = await storage.sites.create(siteFields(), byOwner());
  const survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
  const all = Array.from({ length: 400 }, (_, i) =>
    responseTo(survey, { answers: [comment(`secret-${i % 2 === 0 ? 'erased' : 'kept'} ${'x'.repeat(i)}`)] }),
  );
  // One by one in turns, so that pages split and rows move.
  for (let i = 0; i < all.length; i += 40) await storage.responses.write(all.slice(i, i + 40));
  expect(await bytes()).toContain('secret-erased');
  const erased = all.filter((_, i) => i % 2 === 0).map(({ id }) => id);
  await storage.responses.erase(site.key, erased, byOwner());
  const found = await bytes();
  expect(found).toContain('secret-kept');
  expect(found.split('secret-erased')).toHaveLength(1);
  await storage.close();
});

/** The database and what belongs to it, as text. */
async function bytes(): Promise<string> {
  const names = (await readdir(database.folder)).filter((name) => name.startsWith('earshot.db'));
  const files = await Promise.all(names.map((name) => readFile(path.join(database.folder, name), 'latin1')));
  return files.join('');
}
