import type Database from 'better-sqlite3';
import { v7 } from 'uuid';

const names = new WeakMap<Database.Database, string>();

/** Names this opening of the file: what a former one has left is told apart by it. */
export function openingOf(db: Database.Database): string {
  const name = names.get(db) ?? v7();
  names.set(db, name);
  return name;
}
