/** Who guesses bearer keys is slowed down, and nobody who has one. */
import { afterEach, beforeEach, expect, it } from 'vitest';
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

it('a key that was revoked is a wrong one', async () => {
  const { key, id } = await createKey(server);
  await from('192.0.2.1', key);
  await server.storage.keys.revoke(id, { actor: { kind: 'owner' }, at: clock.at });
  expect((await from('192.0.2.1', key)).statusCode).toBe(401);
  await guess('192.0.2.1').catch(() => {});
  expect((await from('192.0.2.1', key)).statusCode).toBe(429);
});
