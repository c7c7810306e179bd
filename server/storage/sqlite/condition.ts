import { stat, statfs } from 'node:fs/promises';
import type { StorageCondition } from '../contract/condition.ts';
import { readBackupTime } from './backup-time.ts';
import type { Files } from './files.ts';

/** What the files of a folder tell of its storage. */
export async function fileCondition(
  files: Files,
): Promise<Pick<StorageCondition, 'database' | 'log' | 'free' | 'backedUpAt'>> {
  const [database, log, disk] = await Promise.all([
    sizeOf(files.database),
    sizeOf(files.wal),
    statfs(files.folder).catch(() => null),
  ]);
  const free = disk === null ? null : disk.bavail * disk.bsize;
  return { database, log, free, backedUpAt: readBackupTime(files) };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
