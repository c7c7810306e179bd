import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StorageUnavailable } from '../contract/storage-errors.ts';

/** Has a process of its own read a whole database: beside the work, and gone with its memory when it is done. */
export class Checker {
  readonly #file: string;
  #running: ChildProcess | null = null;
  #stopped = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** The first fault, or null. Rejects with `StorageUnavailable` where the check was cut short. */
  findFault(): Promise<string | null> {
    if (this.#stopped) return Promise.reject(new StorageUnavailable('the storage was closed'));
    return new Promise((resolve, reject) => {
      const child = startProcess(this.#file);
      this.#running = child;
      let told = false;
      child.once('message', ({ fault }: { fault: string | null }) => {
        told = true;
        resolve(fault);
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        this.#running = null;
        if (!told) reject(new StorageUnavailable(`the check was cut short: ${signal ?? code}`));
      });
    });
  }

  /** Ends a check that runs: nothing depends on it. */
  stop(): void {
    this.#stopped = true;
    this.#running?.kill('SIGKILL');
  }
}

/** The built server has the process as a file beside it; run from source, tsx has to be told of it. */
function startProcess(file: string): ChildProcess {
  const built = !import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(built ? './check-process.js' : './check-process.ts', import.meta.url));
  const execArgv = built ? [] : ['--import', import.meta.resolve('tsx')];
  return fork(entry, [file], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
