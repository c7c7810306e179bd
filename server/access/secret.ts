import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret key: 256 random bits. */
export function newSecretKey(): string {
  return `sk_${randomBytes(32).toString('base64url')}`;
}

/**
 * What is stored of keys and session tokens. They have 256 random bits, so nobody can try them all, and one round of
 * a fast hash keeps them out of the database; slow hashes are for passwords, which people choose.
 */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Compares hashes in the same time whatever they have in common. */
export function sameHash(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
