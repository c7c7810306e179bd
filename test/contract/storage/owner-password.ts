import { beforeEach, expect, test } from 'vitest';
import type { OwnerSecrets } from '../../../server/storage/contract/access.ts';
import { byOwner, noon, sessionFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

let keys = 100;

export function ownerPasswordContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const access = () => fixture.storage.access;
  const secrets = () => access().ownerSecrets();
  const set = async (hash: string | null, kept: Buffer | null = null, at = noon) =>
    access().setOwnerPassword(hash, { seen: await secrets(), kept }, byOwner(at));
  const open = async (byte: number) => access().createSession(sessionFields(byte), await secrets());
  const found = async (byte: number) => (await access().findSession(Buffer.alloc(32, byte))) !== null;
  const entered = async () => {
    const entries = await fixture.storage.audit.list({ siteKeys: 'all', before: null, limit: 1 });
    return entries[0]!;
  };

  beforeEach(() => access().setOwnerKeyHash(Buffer.alloc(32, ++keys), byOwner()));

  test('there is none at first', async () => {
    expect(await secrets()).toEqual({ keyHash: Buffer.alloc(32, keys), password: null });
  });

  test('is the one that was set last, with when', async () => {
    await set('one', null, noon + 1);
    await set('two', null, noon + 2);
    expect((await secrets()).password).toEqual({ hash: 'two', changedAt: noon + 2 });
    await fixture.reopen();
    expect((await secrets()).password).toEqual({ hash: 'two', changedAt: noon + 2 });
  });

  test('that is removed is gone', async () => {
    await set('one');
    expect(await set(null)).toBe(true);
    expect((await secrets()).password).toBeNull();
  });

  test.each([
    ['set', 'one', 'owner_password.set'],
    ['changed', 'two', 'owner_password.changed'],
    ['removed', null, 'owner_password.removed'],
  ])('that is %s is entered into the audit, without the hash', async (_, hash, action) => {
    if (action !== 'owner_password.set') await set('one');
    await set(hash, null, noon + 7);
    expect(await entered()).toMatchObject({
      action,
      at: noon + 7,
      site: null,
      objects: ['owner'],
      changes: {},
    });
  });

  test('that is none and stays none is no change', async () => {
    const before = await entered();
    await open(1);
    expect(await set(null)).toBe(true);
    expect(await entered()).toEqual(before);
    expect(await found(1)).toBe(true);
  });

  test('that is changed ends all sessions but the one that changed it', async () => {
    await open(1);
    await open(2);
    await set('one', Buffer.alloc(32, 2));
    expect([await found(1), await found(2)]).toEqual([false, true]);
  });

  test('is forgotten with the key, and the audit says so', async () => {
    await set('one');
    await access().setOwnerKeyHash(Buffer.alloc(32, ++keys), byOwner());
    expect((await secrets()).password).toBeNull();
    expect((await entered()).action).toBe('owner_password.removed');
  });

  const overtaken: [string, () => Promise<unknown>][] = [
    ['the key', () => access().setOwnerKeyHash(Buffer.alloc(32, ++keys), byOwner())],
    ['the password', () => set('other')],
  ];

  test.each(overtaken)('is not set for whoever was let in by %s of before', async (_, overtake) => {
    await set('one');
    const seen = await secrets();
    await overtake();
    const then = await secrets();
    expect(await access().setOwnerPassword('two', { seen, kept: null }, byOwner())).toBe(false);
    expect(await secrets()).toEqual(then);
  });

  test.each(overtaken)('no session begins for whoever was let in by %s of before', async (_, overtake) => {
    await set('one');
    const seen: OwnerSecrets = await secrets();
    await overtake();
    expect(await access().createSession(sessionFields(3), seen)).toBe(false);
    expect(await found(3)).toBe(false);
  });

  test('sessions are listed, the one that was seen last first', async () => {
    await open(4);
    await open(5);
    await access().touchSession(Buffer.alloc(32, 4), noon + 1000);
    expect(await access().sessions(null)).toEqual([
      { ...sessionFields(4), lastSeenAt: noon + 1000 },
      sessionFields(5),
    ]);
  });

  test('all sessions but one are ended, which the audit tells once', async () => {
    await open(6);
    await open(7);
    await open(8);
    expect(await access().endSessions(null, Buffer.alloc(32, 7), byOwner())).toBe(2);
    expect([await found(6), await found(7), await found(8)]).toEqual([false, true, false]);
    const entry = await entered();
    expect(entry).toMatchObject({ action: 'sessions.ended', site: null, objects: ['owner'], count: 2 });
    expect(await access().endSessions(null, Buffer.alloc(32, 7), byOwner())).toBe(0);
    expect(await entered()).toEqual(entry);
  });
}
