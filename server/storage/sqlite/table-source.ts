import Database from 'better-sqlite3';
import { StorageRefused } from '../contract/storage-errors.ts';
import { pendingMigrations } from '../migrate.ts';
import type { MovedTable } from '../moved-tables.ts';
import type { MovedRow, TableSource } from '../table-move.ts';
import { differingTables } from './differing-tables.ts';
import { filesIn } from './files.ts';
import { assertOurs, passGate } from './gate.ts';
import { lockFolder } from './lock.ts';
import { migrations } from './migrations.ts';
import { selectMoved } from './select-moved.ts';

/**
 * Holds the folder against every server, and reads the data as they are. Throws `StorageRefused` where a server holds it,
 * or the file is not the whole one of this release that belongs there.
 */
export function openTableSource(folder: string, notice: (text: string) => void): TableSource {
  const files = filesIn(folder);
  assertOurs(files, migrations);
  const unlock = lockFolder(folder);
  let db: Database.Database | undefined;
  try {
    passGate(files, migrations, notice);
    db = new Database(files.database, { readonly: true, fileMustExist: true });
    const schema = db.pragma('user_version', { simple: true }) as number;
    if (pendingMigrations(schema, migrations, files.database).length > 0)
      throw new StorageRefused(
        `${files.database} is of an earlier release: start the server on it once first.`,
      );
    return sourceOf(db, folder, unlock);
  } catch (error) {
    db?.close();
    unlock();
    throw error;
  }
}

function sourceOf(db: Database.Database, folder: string, unlock: () => void): TableSource {
  const meta = (name: string) =>
    db.prepare<[string], Buffer>('SELECT value FROM meta WHERE name = ?').pluck().get(name)!;
  return {
    place: folder,
    identity: { instance: meta('instance').toString('hex'), secret: meta('secret') },
    count(table) {
      const from = differingTables[table.name]?.from ?? table.name;
      return db.prepare<[], number>(`SELECT COUNT(*) FROM ${from}`).pluck().get()!;
    },
    rows(table, after) {
      const { sql, values } = selectMoved(table, after);
      return db
        .prepare<unknown[], MovedRow>(sql)
        .raw()
        .iterate(...values) as Iterable<MovedRow>;
    },
    lastNumber: (table) => lastNumber(db, table),
    close() {
      db.close();
      unlock();
    },
  };
}

/** AUTOINCREMENT remembers rows that are gone; the other numberings go on behind those that are there. */
function lastNumber(db: Database.Database, { name, numbered }: MovedTable): number {
  const greatest = db.prepare<[], number>(`SELECT COALESCE(MAX(${numbered}), 0) FROM ${name}`).pluck().get()!;
  const given = db
    .prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?')
    .pluck()
    .get(name);
  return Math.max(greatest, given ?? 0);
}
