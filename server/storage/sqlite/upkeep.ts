import { existsSync } from 'node:fs';
import type { Upkeep } from '../engine.ts';
import { backUp } from './backup.ts';
import { examine } from './examine.ts';
import { filesIn } from './files.ts';
import { resetOwnerKey } from './reset-owner-key.ts';
import { restore } from './restore.ts';
import { systemFailure } from './system-failure.ts';

export function sqliteUpkeep(folder: string): Upkeep {
  const files = filesIn(folder);
  return {
    place: folder,
    exists: async () => [files.database, files.instance].some((file) => existsSync(file)),
    backups: {
      backUp: (to, at) => explained(to, () => backUp(folder, to, at)),
      restore: (from) => explained(files.database, () => restore(folder, from)),
    },
    examine: async (rules) => examine(folder, rules),
    resetOwnerKey: async (hash, by) => explained(files.database, () => resetOwnerKey(folder, hash, by)),
  };
}

/** @param file what `work` writes */
function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw systemFailure(error, file);
  }
}
