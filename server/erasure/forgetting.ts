import type { Turns } from '../processes/turns.ts';
import type { Storage } from '../storage/storage.ts';

export interface ForgettingDeps {
  storage: Pick<Storage, 'retention'>;
  /** Sees to it that no other process does it meanwhile. */
  turns: Pick<Turns, 'alone'>;
  now: () => number;
  onFailure(error: unknown): void;
}

/** Milliseconds between the end of one look at all responses and the next one. */
const rest = 60_000;

/** Has the texts go that only erased responses had: at once, or where much is erased with the next hourly look. */
export class Forgetting {
  readonly #deps: ForgettingDeps;
  #running: Promise<void> | null = null;
  #again = false;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(deps: ForgettingDeps) {
    this.#deps = deps;
  }

  /** Begins it, unless it has just been done. */
  soon(): void {
    if (this.#running) this.#again = true;
    else if (this.#deps.now() - this.#lastAt >= rest) void this.run();
  }

  /** Does it; one at a time. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Resolves when it is not being done. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      do {
        this.#again = false;
        const { storage, turns } = this.#deps;
        const forgotten = await turns.alone('forgetting values', () => storage.retention.forgetValues());
        if (forgotten > 0) this.#lastAt = this.#deps.now();
      } while (this.#again);
    } catch (error) {
      this.#deps.onFailure(error);
    }
  }
}
