import { copyFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countRules } from '../../../../../server/ingest/count-rules.ts';
import { StorageRefused } from '../../../../../server/storage/contract/storage-errors.ts';
import { backUp } from '../../../../../server/storage/sqlite/backup.ts';
import { filesIn } from '../../../../../server/storage/sqlite/files.ts';
import { migrations } from '../../../../../server/storage/sqlite/migrations.ts';
import { openSqlite } from '../../../../../server/storage/sqlite/open.ts';
import { resetOwnerKey } from '../../../../../server/storage/sqlite/reset-owner-key.ts';
import { byOwner, siteFields } from '../../../../support/builders.ts';
import { type SqliteDatabase, sqliteEngine } from '../../../../support/storage-sqlite.ts';

let database: SqliteDatabase;
let file: string;
beforeEach(async () => {
  database = await sqliteEngine.create();
  ({ database: file } = filesIn(database.folder));
  const storage = await database.open();
  for (let site = 0; site < 5; site++) await storage.sites.create(siteFields(), byOwner());
  await storage.close();
});
afterEach(() => database.destroy());

/** Opens, is refused, and leaves the file as it was; tells why. */
async function refusal(): Promise<string> {
  const before = await readFile(file).catch(() => null);
  const error = await database.open().then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(StorageRefused);
  expect(await readFile(file).catch(() => null)).toEqual(before);
  return (error as Error).message;
}

test.each<[string, string, () => Promise<void>]>([
  ['missing', 'is missing', () => rm(file)],
  ['empty', 'is empty', () => truncate(file, 0)],
  ['no database', 'does not begin as a database', () => writeFile(file, 'words '.repeat(1_000))],
  ['shorter than a header', 'does not begin as a database', () => truncate(file, 60)],
  ['cut short', 'is cut short', async () => truncate(file, (await readFile(file)).length - 4096)],
  ['damaged in a page', 'is damaged', () => overwrite(8 * 4096, Buffer.alloc(4096, 0x5a))],
  ['damaged in its first page', 'is damaged', () => overwrite(100, Buffer.alloc(3_000, 0x5a))],
])(
  'a file that is %s is refused by name, with the way to restore, and stays as it is',
  async (_name, what, harm) => {
    await harm();
    const message = await refusal();
    expect(message).toContain(file);
    expect(message).toContain(what);
    expect(message).toContain('earshot restore <backup file>');
  },
);

async function swap(): Promise<void> {
  const other = await sqliteEngine.create();
  await (await other.open()).close();
  await copyFile(filesIn(other.folder).database, file);
  await other.destroy();
}

test('the file of another instance is refused', async () => {
  await swap();
  expect(await refusal()).toContain('belongs to another instance');
});

describe.each<[string, string, () => Promise<void>]>([
  ['missing', 'is missing', () => rm(file)],
  ['empty', 'is empty', () => truncate(file, 0)],
  ['cut short', 'is cut short', async () => truncate(file, (await readFile(file)).length - 4096)],
  ["another instance's", 'belongs to another instance', swap],
  ['of another build', 'was made by another build', async () => alter('DROP TABLE erased')],
])('of a file that is %s', (_name, what, harm) => {
  test('no backup is made, nor noted as made', async () => {
    await harm();
    const to = path.join(database.folder, 'copy.db');
    expect(() => backUp(database.folder, to, 1)).toThrow(`${file} ${what}`);
    expect(await readdir(database.folder)).not.toContain('copy.db');
    expect(await readdir(database.folder)).not.toContain('earshot.backup');
  });

  test("the owner's key stays as it is", async () => {
    await harm();
    const before = await readFile(file).catch(() => null);
    expect(() => resetOwnerKey(database.folder, Buffer.alloc(32), byOwner())).toThrow(`${file} ${what}`);
    expect(await readFile(file).catch(() => null)).toEqual(before);
  });
});

test('where there is no database yet, there is nothing to back up', async () => {
  const none = await sqliteEngine.create();
  expect(() => backUp(none.folder, path.join(none.folder, 'copy.db'), 1)).toThrow(
    `There is no database in ${none.folder}: set EARSHOT_DATA.`,
  );
  await none.destroy();
});

test('some other SQLite database is refused', async () => {
  await rm(file);
  const foreign = new Database(file);
  foreign.exec('CREATE TABLE songs (name TEXT)');
  foreign.close();
  expect(await refusal()).toContain('is no database of Earshot');
});

test.each<[string, string, string]>([
  ['a table', 'DROP TABLE erased', '"erased" is missing'],
  ['an index', 'DROP INDEX comments_by_time', '"comments_by_time" is missing'],
  ['a column', 'ALTER TABLE jobs DROP COLUMN asked', '"jobs" lacks asked'],
  ['nothing, but has a column more', 'ALTER TABLE keys ADD COLUMN note TEXT', '"keys" has note besides'],
  [
    'an index that is the same',
    'DROP INDEX audit_by_site; CREATE INDEX audit_by_site ON audit (entry, site)',
    '"audit_by_site" is made otherwise',
  ],
])(
  'a file of this schema version that lacks %s is of another build: it is refused with what differs, and stays',
  async (_what, change, differs) => {
    alter(change);
    const message = await refusal();
    expect(message).toContain(`${file} was made by another build: ${differs}. It was left as it is.`);
    expect(message).toContain('Start the build that made it');
    expect(message).toContain('earshot restore <backup file>');
  },
);

test('of much that differs the first three are named', async () => {
  alter('DROP TABLE erased; DROP TABLE recounts; DROP TABLE terms; DROP TABLE words; DROP TABLE answers');
  expect(await refusal()).toMatch(
    /"terms" is missing; "recounts" is missing; "erased" is missing; and 2 more\./,
  );
});

test('tables and indexes that somebody else has added are left alone', async () => {
  alter('CREATE TABLE notes (a); CREATE INDEX sites_by_name ON sites (name); ANALYZE');
  await (await database.open()).close();
});

test('a file of an earlier schema is compared with that one, and migrated', async () => {
  const renaming = [
    ...migrations,
    { version: 99, name: 'later', statements: ['ALTER TABLE jobs RENAME COLUMN asked TO wanted'] },
  ];
  await openSqlite(database.folder, countRules, { migrations: renaming }).close();
  await openSqlite(database.folder, countRules, { migrations: renaming }).close();
});

test('a folder with a database but no record of which is taken as it is, and the record made', async () => {
  const { instance } = filesIn(database.folder);
  const recorded = await readFile(instance, 'utf8');
  await rm(instance);
  await (await database.open()).close();
  expect(await readFile(instance, 'utf8')).toBe(recorded);
});

test('a second opening of the folder is refused while the first lasts, and not after', async () => {
  const first = await database.open();
  await expect(database.open()).rejects.toThrow(`Another Earshot holds ${database.folder}`);
  await first.close();
  await (await database.open()).close();
});

test('an opening that is refused gives the folder back', async () => {
  const kept = await readFile(file);
  await truncate(file, 0);
  await refusal();
  await writeFile(file, kept);
  await (await database.open()).close();
});

/** As the process that holds the file leaves it when it is killed. */
async function killedCopy(): Promise<SqliteDatabase> {
  const copy = await sqliteEngine.create();
  const storage = await database.open();
  await storage.sites.create(siteFields(), byOwner());
  for (const name of ['earshot.db', 'earshot.db-wal', 'earshot.instance']) {
    await copyFile(path.join(database.folder, name), path.join(copy.folder, name));
  }
  await storage.close();
  return copy;
}

test('after an unclean stop the file is read whole, and the time that took is told; after a clean one it is not', async () => {
  const killed = await killedCopy();
  const notice = vi.fn();
  await openSqlite(killed.folder, countRules, { notice }).close();
  expect(notice).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/not a clean one.*checked in \d+\.\d s/),
  );
  await openSqlite(killed.folder, countRules, { notice }).close();
  expect(notice).toHaveBeenCalledOnce();
  await killed.destroy();
});

const later = [...migrations, { version: 99, name: 'later', statements: ['CREATE TABLE later (a)'] }];
const broken = [
  ...migrations,
  { version: 99, name: 'later', statements: ['CREATE TABLE later (a)', 'DELETE FROM sites', 'FAIL'] },
];

/** What a database file holds, as far as a migration would change it. */
function stateOf(name: string): { schema: unknown; tables: unknown; sites: unknown } {
  const db = new Database(name, { readonly: true });
  try {
    return {
      schema: db.pragma('user_version', { simple: true }),
      tables: db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'later'`).pluck().get(),
      sites: db.prepare('SELECT count(*) FROM sites').pluck().get(),
    };
  } finally {
    db.close();
  }
}

const unchanged = { schema: migrations.at(-1)!.version, tables: 0, sites: 5 };

test('a migration that fails on the way leaves schema and data as they were, and the next start does all of it', async () => {
  expect(() => openSqlite(database.folder, countRules, { migrations: broken })).toThrow('FAIL');
  expect(stateOf(file)).toEqual(unchanged);
  await openSqlite(database.folder, countRules, { migrations: later }).close();
  expect(stateOf(file)).toEqual({ schema: 99, tables: 1, sites: 5 });
});

test('a migration that fails at every start is backed up once', async () => {
  for (let start = 0; start < 3; start++) {
    expect(() => openSqlite(database.folder, countRules, { migrations: broken })).toThrow('FAIL');
  }
  expect(await readdir(filesIn(database.folder).backups)).toHaveLength(1);
});

test('nothing is migrated while a server holds the folder', async () => {
  const server = await database.open();
  expect(() => openSqlite(database.folder, countRules, { migrations: later })).toThrow('Another Earshot');
  expect(stateOf(file)).toEqual(unchanged);
  await server.close();
});

test('nothing is migrated that could not be backed up', async () => {
  await writeFile(filesIn(database.folder).backups, 'in the way');
  expect(() => openSqlite(database.folder, countRules, { migrations: later })).toThrow('EEXIST');
  expect(stateOf(file)).toEqual(unchanged);
});

test('before a file gets a later schema it is backed up', async () => {
  await openSqlite(database.folder, countRules, { migrations: later }).close();
  const { backups } = filesIn(database.folder);
  const [name] = await readdir(backups);
  expect(stateOf(path.join(backups, name!))).toEqual(unchanged);
});

function alter(statements: string): void {
  const db = new Database(file);
  db.exec(statements);
  db.close();
}

async function overwrite(at: number, bytes: Buffer): Promise<void> {
  const all = await readFile(file);
  bytes.copy(all, at);
  await writeFile(file, all);
}
