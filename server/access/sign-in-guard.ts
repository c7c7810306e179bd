import { LRUCache } from 'lru-cache';
import { Problem } from '../problem.ts';
import { GuessGuard } from './guess-guard.ts';
import { secretHash } from './secret.ts';
import type { SharedGuesses } from './shared-guesses.ts';

/** Wrong keys and passwords that a source may send within a minute, whosever they are. */
const failuresOfSource = 5;
/** Wrong passwords that may be sent for one account within a minute, from wherever. */
const failuresOfAccount = 10;
/** Pairs of account and source that are remembered to have signed in. */
const capacity = 10_000;

/**
 * Slows down who guesses at the sign-in: by where they come from, and by whose password they guess, so that many
 * addresses are no way around. An account is slowed down whether it exists or not. Whoever signed in to it from the same
 * source since the start does not wait for what others guess: nobody is locked out where they work.
 */
export class SignInGuard {
  readonly #sources: GuessGuard;
  readonly #accounts: GuessGuard;
  readonly #known = new LRUCache<string, true>({ max: capacity });

  constructor(now: () => number, shared?: SharedGuesses) {
    this.#sources = new GuessGuard(now, { failures: failuresOfSource, peers: shared?.of('sources') });
    this.#accounts = new GuessGuard(now, { failures: failuresOfAccount, peers: shared?.of('accounts') });
  }

  /**
   * What the attempt gives; null: it was a wrong guess. Throws a `Problem` where there were too many.
   *
   * @param account whose password it is, where it is that of one account
   */
  async attempt<T>(work: () => Promise<T | null>, source: string, account?: string): Promise<T | null> {
    const name = account === undefined ? undefined : nameOf(account);
    const counted = this.#admit(source, name);
    // What was compared with nothing, because there is too much to do, was no guess.
    const found = await work().catch((error) => {
      this.#takeBack(source, counted);
      throw error;
    });
    if (found === null) return null;
    this.#takeBack(source, counted);
    if (name !== undefined) this.#known.set(`${name} ${source}`, true);
    return found;
  }

  /** The account that the attempt counts for, until it is taken back. */
  #admit(source: string, name: string | undefined): string | undefined {
    const wait = this.#sources.attempt(source);
    if (wait > 0) throw tooMany('too many wrong keys', wait);
    if (name === undefined || this.#known.has(`${name} ${source}`)) return undefined;
    const accountWait = this.#accounts.attempt(name);
    if (accountWait === 0) return name;
    this.#sources.succeeded(source);
    throw tooMany('too many wrong passwords for this address', accountWait);
  }

  #takeBack(source: string, account: string | undefined): void {
    this.#sources.succeeded(source);
    if (account !== undefined) this.#accounts.succeeded(account);
  }
}

/** Addresses of people are kept in memory as hashes only. */
function nameOf(account: string): string {
  return secretHash(account).toString('base64url');
}

function tooMany(what: string, retryAfter: number): Problem {
  return new Problem('too_many_requests', `${what}: wait ${retryAfter} s`, { retryAfter });
}
