import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { StorageRefused } from '../contract/storage-errors.ts';
import { makeFolder } from '../make-folder.ts';
import { pendingMigrations } from '../migrate.ts';
import { type Files, filesIn } from './files.ts';
import { writeInstance } from './instance-file.ts';
import { lockFolder } from './lock.ts';
import { migrations } from './migrations.ts';
import { quickCheck } from './quick-check.ts';
import { wrongSchema } from './schema-differences.ts';
import { syncFile, syncFolder } from './sync.ts';

/**
 * Puts a backup in place of a folder's database, while no server holds it. The backup is copied and checked first; what
 * was there is moved into a folder of its own, whose path is returned (null where there was nothing).
 */
export function restore(folder: string, from: string): string | null {
  if (!statSync(from, { throwIfNoEntry: false })?.isFile())
    throw new StorageRefused(`There is no file ${from}: name one that "earshot backup" has made.`);
  makeFolder(folder, 0o700);
  const files = filesIn(folder);
  const unlock = lockFolder(folder);
  const copy = `${files.database}.restoring`;
  try {
    rmSync(copy, { force: true });
    copyFileSync(from, copy);
    chmodSync(copy, 0o600);
    const instance = prepareCopy(copy, from);
    syncFile(copy);
    const aside = putAside(files);
    renameSync(copy, files.database);
    writeInstance(files, instance);
    return aside;
  } finally {
    for (const file of [copy, `${copy}-wal`, `${copy}-shm`]) rmSync(file, { force: true });
    unlock();
  }
}

/** Checks the copy, as a whole and as one of ours, and gives it the form that a server expects; its instance id. */
function prepareCopy(copy: string, from: string): string {
  let db: Database.Database | undefined;
  try {
    db = new Database(copy);
    pendingMigrations(db.pragma('user_version', { simple: true }) as number, migrations, from);
    const fault = quickCheck(db);
    if (fault !== null) throw new StorageRefused(`${from} is damaged: ${fault}. Nothing was changed.`);
    const instance = db.prepare<[], Buffer>(`SELECT value FROM meta WHERE name = 'instance'`).pluck().get();
    if (!instance) throw new StorageRefused(`${from} is no backup of Earshot. Nothing was changed.`);
    const wrong = wrongSchema(db, migrations);
    if (wrong !== null)
      throw new StorageRefused(
        `${from} ${wrong}. Nothing was changed: restore it with the build that made it.`,
      );
    db.pragma('journal_mode = WAL');
    return instance.toString('hex');
  } catch (error) {
    if (error instanceof StorageRefused) throw error;
    throw new StorageRefused(
      `${from} is no backup of Earshot: ${(error as Error).message}. Nothing was changed.`,
    );
  } finally {
    db?.close();
  }
}

/** The database first: without it a start is refused, but with it and without its WAL the last answers would be gone. */
function putAside(files: Files): string | null {
  const old = [files.database, files.wal, files.shm, files.journal].filter((file) => existsSync(file));
  if (old.length === 0) return null;
  const aside = path.join(files.folder, `replaced-${new Date().toISOString().replaceAll(':', '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const file of old) {
    renameSync(file, path.join(aside, path.basename(file)));
    syncFolder(files.folder);
  }
  return aside;
}
