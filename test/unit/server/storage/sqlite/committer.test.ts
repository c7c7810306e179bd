import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Committer } from '../../../../../server/storage/sqlite/committer.ts';

const limit = 40;

let folder: string;
let db: Database.Database;
let committer: Committer;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-committer-'));
  db = new Database(path.join(folder, 'earshot.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE pages (page BLOB)');
  committer = new Committer(db, limit, () => {});
});
afterEach(async () => {
  db.close();
  await rm(folder, { recursive: true });
});

/** Some two pages. */
const commit = () => committer.commit(() => db.exec('INSERT INTO pages VALUES (zeroblob(3000))'));
const walPages = () => (db.pragma('wal_checkpoint(NOOP)') as { log: number }[])[0]!.log;

/** How many pages the WAL has had at most while so many commits were made. */
function mostPages(commits: number): number {
  return Math.max(
    ...Array.from({ length: commits }, () => {
      commit();
      return walPages();
    }),
  );
}

describe('the WAL', () => {
  test('begins anew once it is long', () => {
    expect(mostPages(200)).toBeLessThan(limit + 5);
  });

  test('begins anew soon after somebody has read while it was copied', () => {
    while (walPages() < limit - 5) commit();
    const reader = new Database(path.join(folder, 'earshot.db'), { readonly: true });
    reader.exec('BEGIN; SELECT count(*) FROM pages');
    while (walPages() < limit + 5) commit();
    reader.close();
    expect(mostPages(100)).toBeLessThan(1.5 * limit);
  });
});
