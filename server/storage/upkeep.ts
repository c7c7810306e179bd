import { existsSync } from 'node:fs';
import type { Author } from './contract/change.ts';
import type { CountRules } from './contract/counting.ts';
import type { Finding } from './finding.ts';
import { backUp } from './sqlite/backup.ts';
import { examine } from './sqlite/examine.ts';
import { filesIn } from './sqlite/files.ts';
import { resetOwnerKey } from './sqlite/reset-owner-key.ts';
import { restore } from './sqlite/restore.ts';
import { systemFailure } from './sqlite/system-failure.ts';

/** What an operator does to the data from outside the server. Whatever is refused throws `StorageRefused`. */
export interface Upkeep {
  /** Whether there are data, or should be. */
  exists(): boolean;
  /**
   * Copies the data as they are at one moment (`at`); a server may write meanwhile. The size of the copy in bytes.
   */
  backUp(to: string, at: number): number;
  /** Puts a checked copy in place of the data; where the old ones were put aside, or null where there were none. */
  restore(from: string): string | null;
  /** Looks at everything, changes nothing; a server may run meanwhile. */
  examine(rules: CountRules): Finding[];
  /** Sets the owner's key, forgets the password and ends every session; a running server takes it at once. */
  resetOwnerKey(hash: Buffer, by: Author): void;
}

/** The upkeep of the engine that the configuration names. */
export function upkeepOf({ dataFolder }: { dataFolder: string }): Upkeep {
  const files = filesIn(dataFolder);
  return {
    exists: () => [files.database, files.instance].some((file) => existsSync(file)),
    backUp: (to, at) => explained(to, () => backUp(dataFolder, to, at)),
    restore: (from) => explained(files.database, () => restore(dataFolder, from)),
    examine: (rules) => examine(dataFolder, rules),
    resetOwnerKey: (hash, by) => explained(files.database, () => resetOwnerKey(dataFolder, hash, by)),
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
