import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StorageRefused } from '../contract/storage-errors.ts';
import { type Migration, pendingMigrations } from '../migrate.ts';
import type { Files } from './files.ts';
import { readHeader } from './header.ts';
import { readInstance } from './instance-file.ts';
import { quickCheck } from './quick-check.ts';
import { wrongSchema } from './schema-differences.ts';

/** Up to this size (bytes) a file is read whole at every start: that takes well below a second. */
const readWholeBelow = 256 * 1024 * 1024;

/**
 * Lets only a whole file of this folder be opened, and reads it without changing a byte: whether it is ours, and, after
 * an unclean stop or where the file is small, every page: true then. Throws `StorageRefused`.
 */
export function passGate(
  files: Files,
  migrations: readonly Migration[],
  notice: (text: string) => void,
): boolean {
  // A change of the file that is no commit to the WAL was cut short; to undo it is the first thing that opening does.
  if (sizeOf(files.journal) > 0 && sizeOf(files.database) > 0) return false;
  return readOurs(files, migrations, (db) => {
    const clean = metaOf(db, 'closed_at') !== undefined;
    if (clean && sizeOf(files.database) > readWholeBelow) return false;
    checkWhole(db, files, clean, notice);
    return true;
  });
}

/** As `passGate`, without the pages; throws as well where there is no database yet. */
export function assertOurs(files: Files, migrations: readonly Migration[]): void {
  if (!readOurs(files, migrations, () => true))
    throw new StorageRefused(`There is no database in ${files.folder}: set EARSHOT_DATA.`);
}

/** Tells what `read` does of a file that belongs here: its size, header, instance and schema; false: it is to be made yet. */
function readOurs(
  files: Files,
  migrations: readonly Migration[],
  read: (db: Database.Database) => boolean,
): boolean {
  const { database } = files;
  const expected = readInstance(files);
  const size = sizeOf(database);
  if (size === 0) {
    if (expected === null) return false;
    throw refused(files, existsSync(database) ? 'is empty' : 'is missing');
  }
  assertHeader(files, migrations, size);
  let db: Database.Database | null = null;
  try {
    db = new Database(database, { readonly: true, fileMustExist: true });
    const schema = db.pragma('user_version', { simple: true }) as number;
    pendingMigrations(schema, migrations, database);
    if (schema === 0) {
      // The first opening was cut short: nothing was stored yet.
      if (expected === null) return false;
      throw refused(files, 'is no database of Earshot');
    }
    instanceOf(db, files, expected);
    const wrong = wrongSchema(db, migrations);
    if (wrong !== null) throw refused(files, wrong, ofOtherBuild);
    return read(db);
  } catch (error) {
    if (error instanceof StorageRefused) throw error;
    const damaged = /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code));
    throw refused(files, `${damaged ? 'is damaged' : 'cannot be read'}: ${(error as Error).message}`);
  } finally {
    db?.close();
  }
}

function assertHeader(files: Files, migrations: readonly Migration[], size: number): void {
  const header = readHeader(files.database);
  if (!header) throw refused(files, 'is damaged: it does not begin as a database does');
  pendingMigrations(header.schema, migrations, files.database);
  // The header may be ahead of the file as long as there are commits that were not copied into it.
  if (header.size !== null && size < header.size && sizeOf(files.wal) === 0) {
    throw refused(files, `is cut short: ${size} of ${header.size} bytes are there`);
  }
}

/** The id that the database has: the one that is recorded beside it, where there is one. */
export function instanceOf(db: Database.Database, files: Files, expected: string | null): string {
  const instance = metaOf(db, 'instance')?.toString('hex');
  if (instance === undefined) throw refused(files, 'is no database of Earshot');
  if (expected !== null && instance !== expected) {
    throw refused(files, `belongs to another instance than ${files.instance} says`);
  }
  return instance;
}

function metaOf(db: Database.Database, name: string): Buffer | undefined {
  return db.prepare<[string], Buffer>('SELECT value FROM meta WHERE name = ?').pluck().get(name);
}

function checkWhole(
  db: Database.Database,
  files: Files,
  clean: boolean,
  notice: (text: string) => void,
): void {
  const began = performance.now();
  const fault = quickCheck(db);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (fault !== null) throw refused(files, `is damaged: ${fault}`);
  if (!clean)
    notice(`The last stop was not a clean one: ${files.database} was checked in ${seconds} s, and is whole.`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

const ofOtherBuild =
  'Start the build that made it; or put a backup of this one in its place: earshot restore <backup file>; or begin anew in another folder: set EARSHOT_DATA';

function refused(
  { database }: Files,
  what: string,
  remedy = 'Put a backup in its place: earshot restore <backup file>',
): StorageRefused {
  return new StorageRefused(`${database} ${what}. It was left as it is. ${remedy}`);
}
