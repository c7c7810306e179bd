import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Puts the content of a file on the disk. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/** Puts names that were made, changed or removed in a folder on the disk. */
export function syncFolder(folder: string): void {
  sync(folder, 'r');
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
