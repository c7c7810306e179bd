import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const script = 'exec 3<&0; (cat <&3 >/dev/null; kill -$0 $$) & exec "$@" </dev/null 3<&-';

/**
 * Starts a process whose life hangs on its pipe: it gets the signal once `stdin` is ended, and however this process ends.
 * What it says on stderr can be read.
 */
export function spawnLeashed(
  signal: 'QUIT' | 'TERM',
  command: readonly [string, ...string[]],
  options: Pick<SpawnOptions, 'cwd' | 'uid' | 'gid'> = {},
): ChildProcess {
  return spawn('sh', ['-c', script, signal, ...command], { stdio: ['pipe', 'ignore', 'pipe'], ...options });
}
