/** Who guesses bearer keys is slowed down, and nobody who has one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretHash } from '../../server/access/secret.ts';
import type { Answer } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { createKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let clock: HandClock;
beforeEach(async () => {
  clock = handClock('2026-11-15T10:00:00Z');
  server = await startServer({ listen: false, now: clock.now });
});
afterEach(() => server.close());

function from(remoteAddress: string, key: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}` };
  return server.app.server.inject({ url: '/v1/sites', remoteAddress, headers });
}

async function guess(address: string): Promise<void> {
  for (let i = 0; i < 100; i++) expect((await from(address, `sk_guess_${i}`)).statusCode).toBe(401);
}

it('after a hundred wrong keys within a minute, the address waits', async () => {
  await guess('192.0.2.1');
  const answer = await from('192.0.2.1', 'sk_guess');
  expect(problemLine(answer)).toBe('429 too_many_requests');
  expect(answer.headers['retry-after']).toBe('60');
  clock.at += 60_000;
  expect((await from('192.0.2.1', 'sk_guess')).statusCode).toBe(401);
});

it('the right one is not found out by guessing on', async () => {
  const { key } = await createKey(server);
  await guess('192.0.2.1');
  expect((await from('192.0.2.1', key)).statusCode).toBe(429);
});

it('a key that has been used goes on, from the same address, too', async () => {
  await from('192.0.2.9', ownerKey);
  await guess('192.0.2.1');
  expect((await from('192.0.2.1', ownerKey)).statusCode).toBe(200);
});

it('other addresses go on, and those of one /64 are one', async () => {
  await guess('2001:db8::1');
  expect((await from('2001:db8::2', ownerKey)).statusCode).toBe(429);
  expect((await from('2001:db8:0:1::1', ownerKey)).statusCode).toBe(200);
});

it('many at a time are no way around', async () => {
  const answers = await Promise.all(
    Array.from({ length: 150 }, (_, i) => from('192.0.2.4', `sk_guess_${i}`)),
  );
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(100);
});

describe('a key that was revoked or has expired is no guess: whoever goes on with it', () => {
  async function revoked(): Promise<string> {
    const { key, id } = await createKey(server);
    await server.storage.keys.revoke(id, { actor: { kind: 'owner' }, at: clock.at });
    return key;
  }

  async function expired(): Promise<string> {
    const expiresAt = new Date(clock.at + 1000).toISOString();
    const { key } = await createKey(server, { expiresAt });
    clock.at += 2000;
    return key;
  }

  it.each([
    ['revoked', 'the key was revoked: use another one', revoked],
    ['expired', 'the key has expired: use another one', expired],
  ])('is told that it is %s, however often', async (_what, detail, make) => {
    const key = await make();
    for (let i = 0; i < 150; i++) {
      const answer = await from('192.0.2.1', key);
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'unauthorized', detail });
    }
  });

  it.each([
    ['revoked', revoked],
    ['expired', expired],
  ])('does not keep others at the address waiting (%s)', async (_what, make) => {
    const [key, other] = [await make(), await createKey(server)];
    for (let i = 0; i < 150; i++) await from('192.0.2.1', key);
    expect((await from('192.0.2.1', other.key)).statusCode).toBe(200);
  });

  it('is told so after a wait where somebody guesses, as with any key that was not seen before', async () => {
    const key = await revoked();
    await guess('192.0.2.1');
    expect((await from('192.0.2.1', key)).statusCode).toBe(429);
    clock.at += 60_000;
    expect((await from('192.0.2.1', key)).statusCode).toBe(401);
  });
});

it("the owner's key of before, which was right since the start, is no guess either", async () => {
  await from('192.0.2.1', ownerKey);
  const by = { actor: { kind: 'server' }, at: clock.at } as const;
  await server.storage.access.setOwnerKeyHash(secretHash('sk_another_one'), by);
  for (let i = 0; i < 150; i++) expect((await from('192.0.2.1', ownerKey)).statusCode).toBe(401);
  expect((await from('192.0.2.1', 'sk_another_one')).statusCode).toBe(200);
});
