import type { OwnerProof } from '../../shared/password.ts';
import type { AccessStore, OwnerSecrets } from '../storage/contract/access.ts';
import type { Passwords } from './passwords.ts';
import { sameHash, secretHash } from './secret.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/** Whether somebody is the owner, by the key or the password. */
export class Owner {
  readonly #access: Pick<AccessStore, 'ownerKeyHash' | 'ownerSecrets'>;
  readonly #passwords: Passwords;
  readonly #guard: SignInGuard;

  constructor(
    access: Pick<AccessStore, 'ownerKeyHash' | 'ownerSecrets'>,
    passwords: Passwords,
    guard: SignInGuard,
  ) {
    this.#access = access;
    this.#passwords = passwords;
    this.#guard = guard;
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
  prove(proof: OwnerProof, source: string): Promise<OwnerSecrets | null> {
    return this.#guard.attempt(() => this.#check(proof), source);
  }

  async #check({ key, password }: OwnerProof): Promise<OwnerSecrets | null> {
    const secrets = await this.#access.ownerSecrets();
    const { keyHash, password: stored } = secrets;
    if (key !== undefined && keyHash && sameHash(secretHash(key.trim()), keyHash)) return secrets;
    if (password === undefined || !stored) return null;
    return (await this.#passwords.matches(password, stored.hash)) ? secrets : null;
  }
}
