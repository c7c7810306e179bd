export interface GuessGuardOptions {
  /** Failures that a source may have within a minute. */
  failures: number;
  /** Sources that are remembered. */
  capacity?: number;
}

const windowMilliseconds = 60_000;

/**
 * Slows down who guesses: after so many failures within a minute a source waits until the oldest of them is a minute
 * old. Other sources go on. Sources are kept in memory only; of too many, those that tried longest ago are forgotten.
 */
export class GuessGuard {
  readonly #now: () => number;
  readonly #failures: number;
  readonly #capacity: number;
  /** Moments of the attempts by source; the source that tried last stands last. */
  readonly #attempts = new Map<string, number[]>();

  constructor(now: () => number, { failures, capacity = 10_000 }: GuessGuardOptions) {
    this.#now = now;
    this.#failures = failures;
    this.#capacity = capacity;
  }

  /**
   * Seconds that the source has to wait; 0: it may try now. An attempt counts as a failure from its beginning, so that
   * many at once are no way around, until `succeeded` takes it back.
   */
  attempt(source: string): number {
    const now = this.#now();
    const recent = (this.#attempts.get(source) ?? []).filter((at) => at > now - windowMilliseconds);
    if (recent.length >= this.#failures) return Math.ceil((recent[0]! + windowMilliseconds - now) / 1000);
    this.#attempts.delete(source);
    if (this.#attempts.size >= this.#capacity) this.#attempts.delete(this.#attempts.keys().next().value!);
    this.#attempts.set(source, [...recent, now]);
    return 0;
  }

  succeeded(source: string): void {
    this.#attempts.get(source)?.pop();
  }
}
