import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const memory = '/dev/shm';
/** Bytes: more than the databases of all tests that run at the same time. */
const enough = 2 * 1024 ** 3;

/**
 * Where databases lie that need not outlive their test: in memory, where there is enough of it, so that nobody waits for
 * a disk. A PostgreSQL database is some 300 files, and most tests have one made.
 */
export function fastFolder(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= enough ? memory : tmpdir();
}
