import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import type { StorageEngine, TestDatabase } from './storage-engine.ts';

export interface SqliteDatabase extends TestDatabase {
  folder: string;
}

/** The embedded engine, each database in a temporary folder of its own. */
export const sqliteEngine = {
  name: 'SQLite',
  async create(): Promise<SqliteDatabase> {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-storage-'));
    return {
      folder,
      open: async (rules = countRules) => openStorage({ dataFolder: folder }, rules),
      destroy: () => rm(folder, { recursive: true, force: true }),
    };
  },
} satisfies StorageEngine;
