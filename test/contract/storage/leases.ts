import { expect, test } from 'vitest';
import { noon } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function leasesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const leases = () => fixture.storage.leases;

  test('who has it keeps it, and nobody else gets it before its time is over', async () => {
    expect(await leases().take('a', 'one', noon, noon + 10)).toBe(true);
    expect(await leases().take('a', 'other', noon + 9, noon + 99)).toBe(false);
    expect(await leases().take('a', 'one', noon + 9, noon + 20)).toBe(true);
    expect(await leases().take('a', 'other', noon + 19, noon + 99)).toBe(false);
    expect(await leases().take('a', 'other', noon + 20, noon + 99)).toBe(true);
    expect(await leases().take('a', 'one', noon + 21, noon + 99)).toBe(false);
  });

  test('each name is for itself', async () => {
    expect(await leases().take('b', 'one', noon, noon + 10)).toBe(true);
    expect(await leases().take('c', 'other', noon, noon + 10)).toBe(true);
  });

  test('it is given back by who has it, and by nobody else', async () => {
    await leases().take('d', 'one', noon, noon + 10);
    await leases().release('d', 'other');
    expect(await leases().take('d', 'other', noon, noon + 10)).toBe(false);
    await leases().release('d', 'one');
    expect(await leases().take('d', 'other', noon, noon + 10)).toBe(true);
    await leases().release('nobody has it', 'one');
  });
}
