import { expect, test } from 'vitest';
import type { Author } from '../../../server/storage/contract/change.ts';
import { restorableFor, type StoredMember } from '../../../server/storage/contract/members.ts';
import { byOwner, memberFields, nextId, noon, sessionFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

const week = 7 * 86_400_000;
let links = 0;
const nextLink = () => Buffer.alloc(32, ++links);

export function membersContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const members = () => fixture.storage.members;
  const invitation = (hash = nextLink()) => ({ hash, expiresAt: noon + week });
  const invite = async (change: Partial<ReturnType<typeof memberFields>> = {}, hash = nextLink()) => {
    const invited = await members().invite(memberFields(change), invitation(hash), byOwner());
    if ('refused' in invited) throw new Error(invited.refused);
    return invited;
  };
  const joined = async (change: Partial<ReturnType<typeof memberFields>> = {}) => {
    const hash = nextLink();
    await invite(change, hash);
    return (await members().accept(hash, { password: 'hashed' }, noon))!;
  };
  const open = async (member: StoredMember, byte: number) =>
    fixture.storage.access.createMemberSession({ ...sessionFields(byte), member: member.id }, member);
  const lives = async (byte: number) =>
    (await fixture.storage.access.findSession(Buffer.alloc(32, byte))) !== null;
  const found = ({ id }: StoredMember) => members().find({ id });
  const as = ({ id, name }: StoredMember, at = noon): Author => ({ actor: { kind: 'member', id, name }, at });
  const entered = async () =>
    (await fixture.storage.audit.list({ siteKeys: 'all', before: null, limit: 1 }))[0]!;

  test('a member is what it was invited as, also after a restart', async () => {
    const fields = memberFields({ role: 'agent', sites: [nextId()] });
    const invited = await members().invite(fields, invitation(), byOwner());
    expect(invited).toEqual({
      ...fields,
      password: null,
      identity: null,
      invitedUntil: noon + week,
      createdAt: noon,
      lastSeenAt: null,
    });
    await fixture.reopen();
    expect(await members().find({ id: fields.id })).toEqual(invited);
    expect(await members().find({ email: fields.email })).toEqual(invited);
    expect((await members().list()).map(({ id }) => id)).toContain(fields.id);
  });

  test('an address is invited once', async () => {
    const { email } = await invite();
    expect(await members().invite(memberFields({ email }), invitation(), byOwner())).toEqual({
      refused: 'already_exists',
    });
  });

  test('a link is found until it expires, and taken once', async () => {
    const hash = nextLink();
    const { id } = await invite({}, hash);
    expect((await members().findInvited(hash, noon + week - 1))?.id).toBe(id);
    expect(await members().findInvited(hash, noon + week)).toBeNull();
    expect(await members().accept(hash, { password: 'one' }, noon + week)).toBeNull();
    const member = await members().accept(hash, { name: 'Anna', password: 'one' }, noon + 5);
    expect(member).toMatchObject({
      ...{ id, name: 'Anna', invitedUntil: null },
      password: { hash: 'one', changedAt: noon + 5 },
    });
    expect(await entered()).toMatchObject({
      ...{ action: 'member.joined', objects: [id], at: noon + 5 },
      actor: { kind: 'member', id, name: 'Anna' },
    });
    expect(await members().accept(hash, { password: 'two' }, noon + 6)).toBeNull();
    expect(await members().find({ id })).toEqual(member);
  });

  test('another link voids the one before, and leaves the password until it is taken', async () => {
    const member = await joined();
    const [one, two] = [nextLink(), nextLink()];
    await open(member, 1);
    await members().inviteAgain(member.id, invitation(one), byOwner());
    await members().inviteAgain(member.id, invitation(two), byOwner());
    expect((await entered()).action).toBe('member.invited_again');
    expect(await members().findInvited(one, noon)).toBeNull();
    expect((await found(member))?.password?.hash).toBe('hashed');
    expect(await lives(1)).toBe(true);
    await members().accept(two, { password: 'other' }, noon);
    expect((await found(member))?.password?.hash).toBe('other');
    expect(await lives(1)).toBe(false);
  });

  test('a change holds at once, and the audit tells it without the address', async () => {
    const member = await invite({ name: 'Anna' });
    const changed = await members().change(member.id, { role: 'owner', name: 'Ann' }, byOwner(noon + 1));
    expect(changed).toEqual({ ...member, role: 'owner', name: 'Ann' });
    expect(await found(member)).toEqual(changed);
    const entry = await entered();
    expect(entry).toMatchObject({
      ...{ action: 'member.changed', objects: [member.id], site: null },
      changes: { role: { old: 'analyst', new: 'owner' }, name: { old: 'Anna', new: 'Ann' } },
    });
    await members().change(member.id, { role: 'owner' }, byOwner(noon + 2));
    expect(await entered()).toEqual(entry);
    expect(JSON.stringify(entry)).not.toContain(member.email);
  });

  test('who was removed is not found, has no session, and can be brought back for an hour', async () => {
    const member = await joined();
    await open(member, 2);
    expect(await members().remove(member.id, byOwner(noon))).toBeNull();
    expect([await found(member), await members().find({ email: member.email })]).toEqual([null, null]);
    expect(await lives(2)).toBe(false);
    expect(await open(member, 3)).toBe(false);
    expect(await members().findRemoved(member.id, noon + restorableFor - 1)).toMatchObject({ id: member.id });
    const last = byOwner(noon + restorableFor - 1);
    expect(await members().restore(member.id, last)).toMatchObject({
      ...{ id: member.id, email: member.email },
      password: { hash: 'hashed' },
    });
    expect((await entered()).action).toBe('member.restored');
    expect(await members().restore(member.id, last)).toEqual({ refused: 'not_found' });
  });

  test('who was removed is forgotten after an hour', async () => {
    const member = await joined();
    await members().remove(member.id, byOwner(noon));
    expect(await members().restore(member.id, byOwner(noon + restorableFor))).toEqual({
      refused: 'not_found',
    });
    await members().forgetRemoved(noon + restorableFor - 1);
    expect(await members().findRemoved(member.id, noon)).not.toBeNull();
    await members().forgetRemoved(noon + restorableFor);
    expect(await members().findRemoved(member.id, noon)).toBeNull();
  });

  test('who was removed does not come back where another has the address by now', async () => {
    const member = await joined();
    await members().remove(member.id, byOwner());
    await invite({ email: member.email });
    expect(await members().restore(member.id, byOwner())).toEqual({ refused: 'already_exists' });
  });

  test('who was removed does not come back where another has the identity by now', async () => {
    const [member, other] = [await joined(), await joined()];
    const identity = { issuer: 'https://id.example', subject: nextId() };
    await members().bind(member.id, identity, noon);
    await members().remove(member.id, byOwner());
    await members().bind(other.id, identity, noon);
    expect(await members().restore(member.id, byOwner())).toEqual({ refused: 'already_exists' });
    expect((await members().find({ identity }))?.id).toBe(other.id);
  });

  test('nobody makes a link for who was removed', async () => {
    const [member, hash] = [await joined(), nextLink()];
    await members().remove(member.id, byOwner());
    const again = await members().inviteAgain(member.id, invitation(hash), byOwner());
    expect(again).toEqual({ refused: 'not_found' });
    await members().restore(member.id, byOwner());
    expect(await members().findInvited(hash, noon)).toBeNull();
  });

  test('a link of who was removed is void, also when they are back', async () => {
    const hash = nextLink();
    const member = await invite({}, hash);
    await members().remove(member.id, byOwner());
    expect(await members().findInvited(hash, noon)).toBeNull();
    await members().restore(member.id, byOwner());
    expect(await members().findInvited(hash, noon)).toBeNull();
  });

  test('another password ends all sessions of the member but one, and no session of others', async () => {
    const [member, other] = [await joined(), await joined()];
    for (const byte of [4, 5]) await open(member, byte);
    await open(other, 6);
    const options = { seen: member, kept: Buffer.alloc(32, 5) };
    expect(await members().setPassword('new', options, as(member, noon + 9))).toBe(true);
    expect([await lives(4), await lives(5), await lives(6)]).toEqual([false, true, true]);
    expect((await found(member))?.password).toEqual({ hash: 'new', changedAt: noon + 9 });
    expect((await entered()).action).toBe('member.password_changed');
  });

  test('nothing is done for whoever was let in by what was there before', async () => {
    const seen = await joined();
    await members().setPassword('new', { seen, kept: null }, as(seen));
    expect(await members().setPassword('newer', { seen, kept: null }, as(seen))).toBe(false);
    expect(await open(seen, 7)).toBe(false);
    expect((await found(seen))?.password?.hash).toBe('new');
    expect(await lives(7)).toBe(false);
  });

  test('an identity is bound once, to one member', async () => {
    const [member, other] = [await invite(), await invite()];
    const identity = { issuer: 'https://id.example', subject: nextId() };
    expect(await members().find({ identity })).toBeNull();
    const bound = await members().bind(member.id, identity, noon + 3);
    expect(bound).toMatchObject({ id: member.id, identity, invitedUntil: null });
    expect(await members().find({ identity })).toEqual(bound);
    const entry = await entered();
    expect(entry).toMatchObject({ action: 'member.identity_bound', objects: [member.id], at: noon + 3 });
    expect(JSON.stringify(entry)).not.toContain(identity.subject);
    expect(await members().bind(other.id, identity, noon)).toBeNull();
    expect(await members().bind(member.id, { ...identity, subject: nextId() }, noon)).toBeNull();
    await members().change(member.id, { identity: null }, byOwner());
    expect(await members().find({ identity })).toBeNull();
    expect(await members().bind(other.id, identity, noon)).toMatchObject({ id: other.id });
  });

  test('sessions are listed and ended of one account alone', async () => {
    const member = await joined();
    await open(member, 8);
    const { access } = fixture.storage;
    await access.createSession(sessionFields(9), await access.ownerSecrets());
    expect((await access.sessions(member.id)).map(({ tokenHash }) => tokenHash[0])).toEqual([8]);
    expect((await access.sessions(null)).map(({ tokenHash }) => tokenHash[0])).toContain(9);
    expect(await access.endSessions(member.id, null, as(member))).toBe(1);
    expect(await entered()).toMatchObject({ action: 'sessions.ended', objects: [member.id], count: 1 });
    expect([await lives(8), await lives(9)]).toEqual([false, true]);
  });

  test('a member was last seen when its session was', async () => {
    const member = await joined();
    await open(member, 10);
    expect((await found(member))?.lastSeenAt).toBe(noon);
    await fixture.storage.access.touchSession(Buffer.alloc(32, 10), noon + 60_000);
    expect((await found(member))?.lastSeenAt).toBe(noon + 60_000);
  });

  test("another password of the owner's ends no session of a member, another key all of them", async () => {
    const { access } = fixture.storage;
    await open(await joined(), 11);
    await access.setOwnerPassword('x', { seen: await access.ownerSecrets(), kept: null }, byOwner());
    expect(await lives(11)).toBe(true);
    await access.setOwnerKeyHash(Buffer.alloc(32, 77), byOwner());
    expect(await lives(11)).toBe(false);
  });

  test('what concerns a member of one site stands in the audit of that site', async () => {
    const site = await fixture.site();
    await invite({ sites: [site.id] });
    expect(await entered()).toMatchObject({ action: 'member.invited', site: site.id });
  });
}
