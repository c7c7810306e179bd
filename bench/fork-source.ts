import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Runs a TypeScript file in a process of its own. */
export function forkSource(file: URL): ChildProcess {
  return fork(file, { execArgv: ['--import', import.meta.resolve('tsx')] });
}

/** The next message of a process. Rejects where it ends without one. */
export async function messageOf<T>(child: ChildProcess): Promise<T> {
  const told = new AbortController();
  const ended = once(child, 'exit', { signal: told.signal }).then(([code]) => {
    throw new Error(`the load generator ended with ${code}`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message as T;
  } finally {
    ended.catch(() => {});
    told.abort();
  }
}
