import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Puts names that were made, changed or removed in a folder on the disk. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
