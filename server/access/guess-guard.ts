import type { GuessPeers } from './shared-guesses.ts';

export interface GuessGuardOptions {
  /** Failures that a source may have within a minute. */
  failures: number;
  /** Sources that are remembered. */
  capacity?: number;
  /** Where other processes hear of guesses, too. */
  peers?: GuessPeers | undefined;
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
  readonly #peers: GuessPeers | undefined;
  /** Moments of the attempts by source; the source that tried last stands last. */
  readonly #attempts = new Map<string, number[]>();

  constructor(now: () => number, { failures, capacity = 10_000, peers }: GuessGuardOptions) {
    this.#now = now;
    this.#failures = failures;
    this.#capacity = capacity;
    this.#peers = peers;
    peers?.onHeard((name, by) => this.#heard(name, by));
  }

  /**
   * Seconds that the source has to wait; 0: it may try now. An attempt counts as a failure from its beginning, so that
   * many at once are no way around, until `succeeded` takes it back.
   */
  attempt(source: string): number {
    const now = this.#now();
    const name = this.#peers?.nameOf(source) ?? source;
    const recent = this.#recent(name);
    if (recent.length >= this.#failures) return Math.ceil((recent[0]! + windowMilliseconds - now) / 1000);
    this.#keep(name, [...recent, now]);
    this.#peers?.note(name, 1);
    return 0;
  }

  succeeded(source: string): void {
    const name = this.#peers?.nameOf(source) ?? source;
    if (this.#attempts.get(name)?.pop() !== undefined) this.#peers?.note(name, -1);
  }

  #heard(name: string, by: number): void {
    const recent = this.#recent(name);
    const room = this.#failures - recent.length;
    const more = Array.from({ length: Math.max(0, Math.min(by, room)) }, () => this.#now());
    this.#keep(name, [...(by < 0 ? recent.slice(0, by) : recent), ...more]);
  }

  #recent(name: string): number[] {
    return (this.#attempts.get(name) ?? []).filter((at) => at > this.#now() - windowMilliseconds);
  }

  #keep(name: string, moments: number[]): void {
    this.#attempts.delete(name);
    if (this.#attempts.size >= this.#capacity) this.#attempts.delete(this.#attempts.keys().next().value!);
    this.#attempts.set(name, moments);
  }
}
