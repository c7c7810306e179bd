import { expect, test } from 'vitest';
import type { SessionRecord } from '../../../server/storage/contract/access.ts';
import { byOwner, noon, sessionFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function accessContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const access = () => fixture.storage.access;
  const open = async (record: SessionRecord & { member: null }) =>
    access().createSession(record, await access().ownerSecrets());

  test("the owner's key: none at first, and the last one set is the one that is", async () => {
    expect(await access().ownerKeyHash()).toBeNull();
    await access().setOwnerKeyHash(Buffer.alloc(32, 1), byOwner());
    await access().setOwnerKeyHash(Buffer.alloc(32, 2), byOwner());
    expect(await access().ownerKeyHash()).toEqual(Buffer.alloc(32, 2));
  });

  test("another owner's key ends all sessions, the same one again ends none", async () => {
    await access().setOwnerKeyHash(Buffer.alloc(32, 1), byOwner());
    await open(sessionFields(2));
    await access().setOwnerKeyHash(Buffer.alloc(32, 1), byOwner());
    expect(await access().findSession(Buffer.alloc(32, 2))).toEqual(sessionFields(2));
    await access().setOwnerKeyHash(Buffer.alloc(32, 2), byOwner());
    expect(await access().findSession(Buffer.alloc(32, 2))).toBeNull();
  });

  test('a session is what it was created as', async () => {
    await open(sessionFields(3));
    expect(await access().findSession(Buffer.alloc(32, 3))).toEqual(sessionFields(3));
  });

  test('a session that nobody has is not found', async () => {
    expect(await access().findSession(Buffer.alloc(32, 99))).toBeNull();
  });

  test('a touch moves when it was last seen, and nothing else', async () => {
    await open(sessionFields(4));
    await access().touchSession(Buffer.alloc(32, 4), noon + 5000);
    expect(await access().findSession(Buffer.alloc(32, 4))).toEqual({
      ...sessionFields(4),
      lastSeenAt: noon + 5000,
    });
  });

  test('a removed session is gone, and the others stay', async () => {
    await open(sessionFields(5));
    await open(sessionFields(6));
    await access().removeSession(Buffer.alloc(32, 5));
    expect(await access().findSession(Buffer.alloc(32, 5))).toBeNull();
    expect(await access().findSession(Buffer.alloc(32, 6))).toEqual(sessionFields(6));
  });

  test('sessions go at the moment that they expire, not before', async () => {
    await open({ ...sessionFields(7), expiresAt: noon + 1000 });
    await access().removeExpiredSessions(noon + 999);
    expect(await access().findSession(Buffer.alloc(32, 7))).not.toBeNull();
    await access().removeExpiredSessions(noon + 1000);
    expect(await access().findSession(Buffer.alloc(32, 7))).toBeNull();
  });
}
