import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { StorageRefused } from '../contract/storage-errors.ts';
import { makeFolder } from '../make-folder.ts';
import { noteBackupTime } from './backup-time.ts';
import { filesIn } from './files.ts';
import { assertOurs } from './gate.ts';
import { migrations } from './migrations.ts';
import { quickCheck } from './quick-check.ts';
import { syncFile, syncFolder } from './sync.ts';

/**
 * Copies the database of a folder, as it is at one moment, into a file of its own; whether a server writes to it
 * meanwhile does not matter. Resolves to the bytes of the copy once it is checked and on disk.
 */
export function backUp(folder: string, to: string, at: number): number {
  const files = filesIn(folder);
  assertOurs(files, migrations);
  const db = new Database(files.database, { readonly: true, fileMustExist: true });
  try {
    const size = copyTo(db, to);
    noteBackupTime(files, at);
    return size;
  } finally {
    db.close();
  }
}

/** The copy has its name only once it is whole: what is found under it is a backup. */
export function copyTo(db: Database.Database, to: string): number {
  if (existsSync(to)) {
    const isFolder = statSync(to).isDirectory();
    const remedy = isFolder
      ? 'is a folder: name a file in it'
      : 'exists: name another file, or move that one away';
    throw new StorageRefused(`${to} ${remedy}.`);
  }
  makeFolder(path.dirname(to), 0o700);
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  try {
    // Made here, empty and for its owner alone: a backup holds all that the database holds.
    closeSync(openSync(partial, 'w', 0o600));
    db.prepare('VACUUM INTO ?').run(partial);
    assertWhole(partial);
    syncFile(partial);
    renameSync(partial, to);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  syncFolder(path.dirname(to));
  return statSync(to).size;
}

function assertWhole(file: string): void {
  const copy = new Database(file, { readonly: true });
  try {
    const fault = quickCheck(copy);
    if (fault !== null) throw new StorageRefused(`The copy is damaged, and so is the database: ${fault}`);
  } finally {
    copy.close();
  }
}
