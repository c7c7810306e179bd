import type { OwnerProof } from '../../shared/password.ts';
import { Problem } from '../problem.ts';
import type { AccessStore, OwnerSecrets } from '../storage/contract/access.ts';
import { GuessGuard } from './guess-guard.ts';
import { OneByOne } from './one-by-one.ts';
import { isPassword, passwordHash, type ScryptCost } from './password-hash.ts';
import { sameHash, secretHash } from './secret.ts';

/** Wrong keys and passwords that a source may send within a minute. */
const failures = 5;
/** Passwords that are hashed or wait for it: each takes 32 MiB for some tenths of a second, one at a time. */
const mostHashes = 8;

/** Whether somebody is the owner, by the key or the password. */
export class Owner {
  readonly #access: Pick<AccessStore, 'ownerKeyHash' | 'ownerSecrets'>;
  readonly #guard: GuessGuard;
  readonly #hashes = new OneByOne(mostHashes);
  readonly #cost: ScryptCost | undefined;

  /** @param cost what the hash of a new password costs; absent: as much as this build takes */
  constructor(
    access: Pick<AccessStore, 'ownerKeyHash' | 'ownerSecrets'>,
    now: () => number,
    cost?: ScryptCost | undefined,
  ) {
    this.#access = access;
    this.#cost = cost;
    this.#guard = new GuessGuard(now, { failures });
  }

  /** Whether it is the hash of the owner's key. */
  async hasKey(hash: Buffer): Promise<boolean> {
    const expected = await this.#access.ownerKeyHash();
    return expected !== null && sameHash(hash, expected);
  }

  /**
   * What is stored, where the key or the password is right: whatever follows holds only as long as that is so. Null
   * where both are wrong. Throws a `Problem` where the source has guessed too often, or too many sign in at once.
   */
  async prove(proof: OwnerProof, source: string): Promise<OwnerSecrets | null> {
    const retryAfter = this.#guard.attempt(source);
    if (retryAfter > 0)
      throw new Problem('too_many_requests', `too many wrong keys: wait ${retryAfter} s`, { retryAfter });
    // What was compared with nothing, because there is too much to do, was no guess.
    const seen = await this.#check(proof).catch((error) => {
      this.#guard.succeeded(source);
      throw error;
    });
    if (seen) this.#guard.succeeded(source);
    return seen;
  }

  /** What to store of a new password. Throws a `Problem` where too many sign in at once. */
  hash(password: string): Promise<string> {
    return this.#hashes.run(() => passwordHash(password, this.#cost));
  }

  async #check({ key, password }: OwnerProof): Promise<OwnerSecrets | null> {
    const secrets = await this.#access.ownerSecrets();
    const { keyHash, password: stored } = secrets;
    if (key !== undefined && keyHash && sameHash(secretHash(key.trim()), keyHash)) return secrets;
    if (password === undefined || !stored) return null;
    return (await this.#hashes.run(() => isPassword(password, stored.hash))) ? secrets : null;
  }
}
