import type { Storage } from '../storage/storage.ts';

/** Milliseconds that a process is taken to live after it last said so. */
export const livesFor = 30_000;

/** What holds jobs of this process. */
interface Runner {
  readonly ids: readonly string[];
  cancel(id: string): void;
}

export interface HeartbeatDeps {
  storage: Pick<Storage, 'peers' | 'jobs'>;
  now: () => number;
  runners: readonly Runner[];
  /** Goes on with what a process has left over that died: the ids of jobs that were interrupted. */
  takeOver(interrupted: readonly string[]): Promise<void>;
  onFailure(error: unknown): void;
}

/** Says that this process lives, does what others asked of it, and looks for what those that died have left. */
export class Heartbeat {
  readonly #deps: HeartbeatDeps;
  #beating: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #processes = 1;

  constructor(deps: HeartbeatDeps) {
    this.#deps = deps;
  }

  /** How many processes live, as far as this one knows. */
  get processes(): number {
    return this.#processes;
  }

  /** To be called every few seconds, and where another process has asked for something; one at a time. */
  async beat(): Promise<void> {
    if (this.#stopped) return;
    if (this.#beating) this.#again = true;
    this.#beating ??= this.#beatAll().finally(() => {
      this.#beating = null;
    });
    return this.#beating;
  }

  /** Ends once nothing of it is under way: what others ask from now on is theirs to do. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#beating?.catch(() => {});
  }

  async #beatAll(): Promise<void> {
    do {
      this.#again = false;
      await this.#once();
    } while (this.#again && !this.#stopped);
  }

  async #once(): Promise<void> {
    const { storage, now, runners, takeOver } = this.#deps;
    this.#processes = await storage.peers.live(now(), now() + livesFor);
    for (const id of await storage.jobs.cancelled()) for (const runner of runners) runner.cancel(id);
    const running = runners.flatMap(({ ids }) => ids);
    await takeOver(await storage.jobs.interrupt(now(), running));
  }
}
