import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import { fastFolder } from './fast-folder.ts';
import type { StorageEngine, TestDatabase } from './storage-engine.ts';

export interface SqliteDatabase extends TestDatabase {
  folder: string;
}

/** The embedded engine, each database in a temporary folder of its own. */
export const sqliteEngine = {
  name: 'SQLite',
  async create(): Promise<SqliteDatabase> {
    const folder = await mkdtemp(path.join(fastFolder(), 'earshot-storage-'));
    return {
      folder,
      open: (rules = countRules) => openStorage({ dataFolder: folder }, rules),
      async refuseAudit() {
        const db = new Database(path.join(folder, 'earshot.db'));
        db.exec(`CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'refused'); END`);
        db.close();
      },
      async textBits() {
        const db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
        const bits = db.prepare<[], Buffer>('SELECT bits FROM text_chapters').pluck().all();
        db.close();
        return bits;
      },
      async spoilTexts() {
        const db = new Database(path.join(folder, 'earshot.db'));
        db.exec(`UPDATE text_chapters SET bits = x'' WHERE form > 0`);
        db.close();
      },
      destroy: () => rm(folder, { recursive: true, force: true }),
    };
  },
} satisfies StorageEngine;
