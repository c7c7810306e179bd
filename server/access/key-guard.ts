import { GuessGuard } from './guess-guard.ts';

/** Keys that are remembered to be right. */
const capacity = 1_000;
/** Wrong keys that a source may send within a minute. */
const failures = 100;

/**
 * Slows down who guesses keys, and nobody who has one: a key that has opened something since the start is asked for
 * without waiting, whatever else comes from its address. Only one that was never seen waits there.
 */
export class KeyGuard {
  readonly #guard: GuessGuard;
  /** Hashes; the one that was right longest ago stands first. */
  readonly #right = new Set<string>();

  constructor(now: () => number) {
    this.#guard = new GuessGuard(now, { failures });
  }

  /** Seconds that the source has to wait before the key is looked up; 0: none. */
  attempt(source: string, hash: Buffer): number {
    return this.#right.has(nameOf(hash)) ? 0 : this.#guard.attempt(source);
  }

  succeeded(source: string, hash: Buffer): void {
    const name = nameOf(hash);
    if (this.#right.has(name)) return;
    this.#guard.succeeded(source);
    if (this.#right.size >= capacity) this.#right.delete(this.#right.values().next().value!);
    this.#right.add(name);
  }

  /** The key opens nothing, or no longer. */
  failed(hash: Buffer): void {
    this.#right.delete(nameOf(hash));
  }
}

function nameOf(hash: Buffer): string {
  return hash.toString('base64url');
}
