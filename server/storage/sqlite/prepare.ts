import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { makeFolder } from '../make-folder.ts';
import { type Migration, pendingMigrations } from '../migrate.ts';
import { copyTo } from './backup.ts';
import type { Files } from './files.ts';

/** Brings the file to this release's schema, durable at every commit; true where it was new. */
export function prepare(db: Database.Database, files: Files, migrations: readonly Migration[]): boolean {
  // Before anything is set: a file of a later release must stay as it is.
  const pending = pendingMigrations(schemaVersion(db), migrations, files.database);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // What is deleted is overwritten: an erased comment is gone from the file.
  db.pragma('secure_delete = ON');
  db.pragma('cache_size = -8192');
  // `Committer` does it, which hears of its failures.
  db.pragma('wal_autocheckpoint = 0');
  if (pending.length > 0 && schemaVersion(db) > 0) backUpBefore(db, files);
  const created = db.transaction(() => migrate(db, files, migrations)).immediate();
  assertDurable(db);
  return created;
}

/**
 * The way back to the release before, should this one not do. Named by when that one was last there, so that a migration
 * which fails at every start fills no disk.
 */
function backUpBefore(db: Database.Database, files: Files): void {
  makeFolder(files.backups, 0o700);
  const last = db.prepare<[], number>(`SELECT max(value) FROM meta WHERE name IN ('opened_at', 'closed_at')`);
  const name = `schema-${schemaVersion(db)}-${last.pluck().get()}.db`;
  const file = path.join(files.backups, name);
  if (!existsSync(file)) copyTo(db, file);
}

/** One transaction, so that whoever dies on the way leaves nothing: no schema without its secret. */
function migrate(db: Database.Database, files: Files, migrations: readonly Migration[]): boolean {
  const version = schemaVersion(db);
  for (const migration of pendingMigrations(version, migrations, files.database)) {
    for (const statement of migration.statements) db.exec(statement);
    db.pragma(`user_version = ${migration.version}`);
  }
  if (version > 0) return false;
  const add = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  add.run('instance', randomBytes(16));
  add.run('secret', randomBytes(32));
  return true;
}

function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * The compiled-in default for WAL databases is NORMAL, which loses acknowledged rows when the power goes, and the
 * first write of a connection can fall back to it. So write first, then set it, then look.
 */
function assertDurable(db: Database.Database): void {
  db.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('opened_at', ?)`).run(Date.now());
  db.pragma('synchronous = FULL');
  // Until `markClosed`, whoever opens it next finds a file that was not closed.
  db.prepare(`DELETE FROM meta WHERE name = 'closed_at'`).run();
  const level = db.pragma('synchronous', { simple: true });
  if (level !== 2)
    throw new Error(`SQLite syncs at level ${level} in place of FULL: commits would not be durable`);
}

/** When all was last read and found whole, in epoch milliseconds; null: never. */
export function wholeAt(db: Database.Database): number | null {
  const at = db.prepare<[], number>(`SELECT value FROM meta WHERE name = 'whole_at'`).pluck().get();
  return at ?? null;
}

export function markWhole(db: Database.Database): void {
  db.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('whole_at', ?)`).run(Date.now());
}

/** Whoever opens the file next knows by it that nothing was cut short. */
export function markClosed(db: Database.Database): void {
  db.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('closed_at', ?)`).run(Date.now());
}
