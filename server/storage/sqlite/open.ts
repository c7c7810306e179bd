import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { CountRules } from '../contract/counting.ts';
import { makeFolder } from '../make-folder.ts';
import type { Migration } from '../migrate.ts';
import type { Storage } from '../storage.ts';
import { filesIn } from './files.ts';
import { instanceOf, passGate } from './gate.ts';
import { readInstance, writeInstance } from './instance-file.ts';
import { lockFolder } from './lock.ts';
import { migrations } from './migrations.ts';
import { markWhole, prepare } from './prepare.ts';
import { SqliteStorage } from './sqlite-storage.ts';
import { systemFailure } from './system-failure.ts';

export interface OpenOptions {
  /** Hears what an operator may want to know of the opening. */
  notice?: ((text: string) => void) | undefined;
  /** Pages that were committed but not copied into the file yet, from which on they are. */
  checkpointPages?: number;
  /** Every statement that made the schema. */
  migrations?: readonly Migration[];
}

/**
 * Opens the embedded database in a folder, creating both where they are missing. Throws `StorageRefused`, and changes
 * nothing, where another process holds the folder or the file is not the whole one that belongs there.
 */
export function openSqlite(folder: string, rules: CountRules, options: OpenOptions = {}): Storage {
  const files = filesIn(folder);
  let unlock: (() => void) | undefined;
  let db: Database.Database | undefined;
  try {
    makeFolder(folder, 0o700);
    unlock = lockFolder(folder);
    const schema = options.migrations ?? migrations;
    const whole = passGate(files, schema, options.notice ?? (() => {}));
    // Made here where it is not there yet, for its owner alone; SQLite's files beside it follow it.
    closeSync(openSync(files.database, 'a', 0o600));
    db = new Database(files.database);
    const created = prepare(db, files, schema);
    if (created || whole) markWhole(db);
    const recorded = readInstance(files);
    const instance = instanceOf(db, files, recorded);
    if (recorded === null) writeInstance(files, instance);
    const checkpointPages = options.checkpointPages ?? 4_000;
    return new SqliteStorage({ db, files, created, rules, checkpointPages, unlock });
  } catch (error) {
    db?.close();
    unlock?.();
    throw systemFailure(error, files.database);
  }
}
