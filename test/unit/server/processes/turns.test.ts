import { beforeEach, expect, it } from 'vitest';
import { Turns } from '../../../../server/processes/turns.ts';
import type { LeaseStore } from '../../../../server/storage/contract/leases.ts';
import { leaseStore } from '../../../../server/storage/sqlite/lease-store.ts';
import { HandTimers } from '../../../support/hand-timers.ts';
import { linkedPeers } from '../../../support/linked-peers.ts';

const hour = 3_600_000;
let at: number;
let timers: HandTimers;
let leases: LeaseStore;
let one: Turns;
let other: Turns;
let done: string[];
beforeEach(() => {
  at = 1_000;
  done = [];
  timers = new HandTimers();
  leases = leaseStore();
  [one, other] = linkedPeers(2).map(
    (peers) => new Turns({ storage: { leases, peers }, now: () => at, setTimer: timers.setTimer }),
  ) as [Turns, Turns];
});

const doing = (name: string) => async () => void done.push(name);
/** Work that ends when it is told to. */
function held(name: string): { work: () => Promise<void>; end: (error?: Error) => void } {
  let end: (error?: Error) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return {
    work: () => {
      done.push(name);
      return ended;
    },
    end,
  };
}

it('of all processes one does it, once in a while', async () => {
  expect(await one.once('check', hour, doing('one'))).toBe(true);
  expect(await other.once('check', hour, doing('other'))).toBe(false);
  at += hour / 2;
  expect(await other.once('check', hour, doing('other'))).toBe(false);
  at += hour / 2;
  expect(await other.once('check', hour, doing('other'))).toBe(true);
  expect(done).toEqual(['one', 'other']);
});

it("what takes longer than its turn is nobody else's meanwhile", async () => {
  const { work, end } = held('one');
  const long = one.once('check', 1_000, work);
  await expect.poll(() => done).toEqual(['one']);
  for (let i = 0; i < 10; i++) {
    at += 20_000;
    timers.pass(20_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await other.once('check', 1_000, doing('other'))).toBe(false);
  end();
  expect(await long).toBe(true);
  expect(timers.count).toBe(0);
});

it("what a process was doing that died is another's after a minute", async () => {
  void one.once('check', hour, held('one').work);
  await expect.poll(() => done).toEqual(['one']);
  at += 60_000;
  expect(await other.once('check', hour, doing('other'))).toBe(true);
});

it('what failed may be tried by another process at once', async () => {
  await expect(one.once('check', hour, () => Promise.reject(new Error('no disk')))).rejects.toThrow(
    'no disk',
  );
  expect(await other.once('check', hour, doing('other'))).toBe(true);
});

it('who wants to be alone waits for who is', async () => {
  const { work, end } = held('one');
  const first = one.alone('file', work);
  await expect.poll(() => done).toEqual(['one']);
  const second = other.alone('file', doing('other'));
  await expect.poll(() => timers.count).toBe(2);
  expect(done).toEqual(['one']);
  end();
  await first;
  timers.pass(50);
  await second;
  expect(done).toEqual(['one', 'other']);
});
