import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder where it is missing, and those above it. Throws what the system throws, also where a file is in the way.
 * Node's own `recursive` never comes back from a place that is there and can hold no folder, like `/proc`.
 */
export function makeFolder(folder: string, mode: number): void {
  if (isFolder(folder)) return;
  makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    // Somebody else has made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
