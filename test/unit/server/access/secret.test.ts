import { beforeEach, describe, expect, it, vi } from 'vitest';

const compared = vi.hoisted(() => [] as [unknown, unknown][]);
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const timingSafeEqual: typeof crypto.timingSafeEqual = (one, other) => {
    compared.push([one, other]);
    return crypto.timingSafeEqual(one, other);
  };
  return { ...crypto, timingSafeEqual };
});
// Another test of this process may have loaded it with the comparison that is not watched.
vi.resetModules();
const { newSecretKey, sameHash, secretHash } = await import('../../../../server/access/secret.ts');
beforeEach(() => compared.splice(0));

describe('a new key', () => {
  it('has 256 random bits', () => {
    expect(newSecretKey()).toMatch(/^sk_[\w-]{43}$/);
    expect(newSecretKey()).not.toBe(newSecretKey());
  });
});

describe('the hash of a secret', () => {
  it('is its SHA-256', () => {
    expect(secretHash('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it.each([
    ['itself', 'abc', true],
    ['one that differs in its first character', 'xbc', false],
    ['one that differs in its last character', 'abx', false],
  ])('compared with that of %s, in constant time', (_, other, same) => {
    const hashes = [secretHash('abc'), secretHash(other)] as const;
    expect(sameHash(...hashes)).toBe(same);
    expect(compared).toEqual([hashes]);
  });

  it('is none that has another length', () => {
    expect(sameHash(secretHash('abc'), Buffer.alloc(0))).toBe(false);
  });
});
