import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Files } from './files.ts';
import { syncFolder } from './sync.ts';

/** The id of the database that belongs in the folder, or null where none was ever opened in it. */
export function readInstance({ instance }: Files): string | null {
  try {
    return readFileSync(instance, 'utf8').trim();
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** Records which database belongs in the folder; whole or not at all, and on disk when this returns. */
export function writeInstance(files: Files, id: string): void {
  const partial = `${files.instance}.new`;
  const handle = openSync(partial, 'w', 0o600);
  try {
    writeSync(handle, `${id}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, files.instance);
  syncFolder(files.folder);
}
