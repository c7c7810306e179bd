import path from 'node:path';
import Database from 'better-sqlite3';
import { StorageRefused } from '../contract/storage-errors.ts';

/**
 * Takes the folder for this process alone, until the returned function is called or the process dies, however it dies:
 * the lock is the operating system's. Throws `StorageRefused` where another process holds it. Readers need no lock.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Database(path.join(folder, 'earshot.lock'), { timeout: 0 });
  try {
    // Nothing is ever written to it, so it needs no journal beside it.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!/^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code))) throw error;
    throw new StorageRefused(
      `Another Earshot holds ${folder}: stop it first, or set EARSHOT_DATA to a folder of its own.`,
    );
  }
  return () => lock.close();
}
