import { OneByOne } from './one-by-one.ts';
import { isPassword, passwordHash, type ScryptCost } from './password-hash.ts';

/** Passwords that are hashed or wait for it: each takes 32 MiB for some tenths of a second, one at a time. */
const mostHashes = 8;

/** Hashes and compares passwords, one at a time. All methods throw a `Problem` where too many sign in at once. */
export class Passwords {
  readonly #hashes = new OneByOne(mostHashes);
  readonly #cost: ScryptCost | undefined;

  /** @param cost what the hash of a new password costs; absent: as much as this build takes */
  constructor(cost?: ScryptCost | undefined) {
    this.#cost = cost;
  }

  /** What to store of a new password. */
  hash(password: string): Promise<string> {
    return this.#hashes.run(() => passwordHash(password, this.#cost));
  }

  /** Whether it is the password that the hash was made of. */
  matches(password: string, stored: string): Promise<boolean> {
    return this.#hashes.run(() => isPassword(password, stored));
  }

  /** The same, where there is nothing to compare with: takes as long, so that nobody learns it from the clock. */
  async matchesNothing(password: string): Promise<false> {
    await this.hash(password);
    return false;
  }
}
