import { GuessGuard } from './guess-guard.ts';
import type { SharedGuesses } from './shared-guesses.ts';

/** Keys that are remembered to be ours. */
const capacity = 1_000;
/** Wrong keys that a source may send within a minute. */
const failures = 100;

/**
 * Slows down who guesses keys, and nobody who has one: a key that was found to be one of ours since the start is asked
 * for without waiting, whatever else comes from its address, and also once it is revoked or has expired: nobody has come
 * upon it by guessing. Only one that was never seen waits there.
 */
export class KeyGuard {
  readonly #guard: GuessGuard;
  /** Hashes; the one that was found first stands first. */
  readonly #ours = new Set<string>();

  constructor(now: () => number, shared?: SharedGuesses) {
    this.#guard = new GuessGuard(now, { failures, peers: shared?.of('keys') });
  }

  /** Seconds that the source has to wait before the key is looked up; 0: none. */
  attempt(source: string, hash: Buffer): number {
    return this.isOurs(hash) ? 0 : this.#guard.attempt(source);
  }

  /** Whether the key was found to be one of ours. */
  isOurs(hash: Buffer): boolean {
    return this.#ours.has(nameOf(hash));
  }

  /** The key is one that was made here, whether it still opens anything or not. */
  recognised(source: string, hash: Buffer): void {
    const name = nameOf(hash);
    if (this.#ours.has(name)) return;
    this.#guard.succeeded(source);
    if (this.#ours.size >= capacity) this.#ours.delete(this.#ours.values().next().value!);
    this.#ours.add(name);
  }
}

function nameOf(hash: Buffer): string {
  return hash.toString('base64url');
}
