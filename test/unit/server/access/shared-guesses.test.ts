import { beforeEach, expect, it } from 'vitest';
import { GuessGuard } from '../../../../server/access/guess-guard.ts';
import { SharedGuesses } from '../../../../server/access/shared-guesses.ts';
import { Messages } from '../../../../server/processes/messages.ts';
import { HandTimers } from '../../../support/hand-timers.ts';
import { linkedPeers } from '../../../support/linked-peers.ts';

const address = '192.0.2.1';
let timers: HandTimers;
let told: string[];
let one: GuessGuard;
let other: GuessGuard;
beforeEach(() => {
  timers = new HandTimers();
  told = [];
  [one, other] = linkedPeers(2).map((peers) => {
    const messages = new Messages({
      ...peers,
      tell: async (bodies) => {
        told.push(...bodies);
        await peers.tell(bodies);
      },
    });
    const shared = new SharedGuesses({ messages, secret: Buffer.alloc(32, 7), setTimer: timers.setTimer });
    const guard = new GuessGuard(() => 1_000_000, { failures: 3, peers: shared.of('keys') });
    messages.start();
    return guard;
  }) as [GuessGuard, GuessGuard];
});

async function exchanged(): Promise<void> {
  timers.pass(250);
  await new Promise((resolve) => setImmediate(resolve));
}

it('who has guessed too often at one process waits at the other', async () => {
  for (let i = 0; i < 3; i++) expect(one.attempt(address)).toBe(0);
  await exchanged();
  expect(other.attempt(address)).toBe(60);
  expect(other.attempt('192.0.2.2')).toBe(0);
});

it('guesses at several processes add up', async () => {
  one.attempt(address);
  other.attempt(address);
  await exchanged();
  expect(one.attempt(address)).toBe(0);
  expect(one.attempt(address)).toBe(60);
});

it('what was right is no guess, before it is told and after', async () => {
  one.attempt(address);
  one.succeeded(address);
  await exchanged();
  expect(told).toEqual([]);
  for (let i = 0; i < 3; i++) one.attempt(address);
  await exchanged();
  for (let i = 0; i < 3; i++) one.succeeded(address);
  await exchanged();
  expect(other.attempt(address)).toBe(0);
});

it('nothing that is told names a source', async () => {
  one.attempt(address);
  await exchanged();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^guesses keys:[\w-]{16}:1$/);
});
