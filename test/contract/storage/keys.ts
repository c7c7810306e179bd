import { expect, test } from 'vitest';
import { byOwner, keyFields, noon } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function keysContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const keys = () => fixture.storage.keys;
  const found = async (hash: Buffer) => (await keys().recognise(hash)).key;
  const wasRevoked = async (hash: Buffer) => (await keys().recognise(hash)).wasRevoked;

  test('a key is what it was created as, and found by its hash', async () => {
    const fields = keyFields({ scopes: ['read', 'write'], sites: ['one', 'two'], expiresAt: noon + 1000 });
    const key = await keys().create(fields, byOwner());
    expect(key).toEqual({ ...fields, createdAt: noon, lastUsedAt: null });
    expect(await found(fields.hash)).toEqual(key);
  });

  test('a key without sites and end is kept as such', async () => {
    const fields = keyFields({ sites: null, expiresAt: null });
    await keys().create(fields, byOwner());
    expect(await found(fields.hash)).toMatchObject({ sites: null, expiresAt: null });
  });

  test('a hash that no key has finds nothing', async () => {
    expect(await found(Buffer.alloc(32, 255))).toBeNull();
  });

  test('whatever is asked for, the owner’s key comes with it', async () => {
    const nothing = { key: null, wasRevoked: false };
    expect(await keys().recognise(Buffer.alloc(32, 255))).toEqual({ ...nothing, ownerKeyHash: null });
    const ownerKeyHash = Buffer.alloc(32, 7);
    await fixture.storage.access.setOwnerKeyHash(ownerKeyHash, byOwner());
    expect(await keys().recognise(Buffer.alloc(32, 255))).toEqual({ ...nothing, ownerKeyHash });
    expect(await keys().recognise(ownerKeyHash)).toEqual({ ...nothing, ownerKeyHash });
  });

  test('no two keys have the same hash', async () => {
    const { hash } = await keys().create(keyFields(), byOwner());
    await expect(keys().create(keyFields({ hash }), byOwner())).rejects.toThrow();
  });

  test('keys are listed in the order of their creation', async () => {
    const first = await keys().create(keyFields({ id: 'z' }), byOwner(noon + 1000));
    const second = await keys().create(keyFields({ id: 'a' }), byOwner(noon));
    expect((await keys().list()).slice(-2)).toEqual([first, second]);
  });

  test('a touch moves when it was last used, and nothing else', async () => {
    const key = await keys().create(keyFields(), byOwner());
    await keys().touch(key.id, noon + 5000);
    expect(await found(key.hash)).toEqual({ ...key, lastUsedAt: noon + 5000 });
  });

  test('a revoked key is gone, and the others stay', async () => {
    const revoked = await keys().create(keyFields(), byOwner());
    const kept = await keys().create(keyFields(), byOwner());
    expect(await keys().revoke(revoked.id, byOwner())).toBeNull();
    expect(await found(revoked.hash)).toBeNull();
    expect(await keys().list()).not.toContainEqual(revoked);
    expect(await found(kept.hash)).toEqual(kept);
  });

  test('a revoked key is told from one that never was', async () => {
    const { id, hash } = await keys().create(keyFields(), byOwner());
    expect(await wasRevoked(hash)).toBe(false);
    await keys().revoke(id, byOwner());
    expect(await wasRevoked(hash)).toBe(true);
    expect(await wasRevoked(Buffer.alloc(32, 255))).toBe(false);
  });

  test('of the revoked ones the latest 200 are remembered', async () => {
    const made = [];
    for (let i = 0; i < 201; i++) {
      const key = await keys().create(keyFields(), byOwner());
      await keys().revoke(key.id, byOwner());
      made.push(key);
    }
    expect(await wasRevoked(made[0]!.hash)).toBe(false);
    expect(await wasRevoked(made[1]!.hash)).toBe(true);
  });

  test('what was revoked already cannot be revoked', async () => {
    const { id } = await keys().create(keyFields(), byOwner());
    await keys().revoke(id, byOwner());
    expect(await keys().revoke(id, byOwner())).toEqual({ refused: 'not_found' });
  });
}
