import { readFileSync, writeFileSync } from 'node:fs';
import type { Files } from './files.ts';

/** When the last backup was made, in epoch milliseconds; null where none is known of. */
export function readBackupTime({ backupTime }: Files): number | null {
  try {
    const at = Date.parse(readFileSync(backupTime, 'utf8').trim());
    return Number.isNaN(at) ? null : at;
  } catch {
    return null;
  }
}

/** A file beside the database, because a backup writes nothing into what it copies. */
export function noteBackupTime({ backupTime }: Files, at: number): void {
  try {
    writeFileSync(backupTime, `${new Date(at).toISOString()}\n`, { mode: 0o600 });
  } catch {
    // The backup is made all the same, from a folder that may be read only.
  }
}
