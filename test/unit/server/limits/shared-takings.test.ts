import { beforeEach, describe, expect, it } from 'vitest';
import { Gate } from '../../../../server/limits/gate.ts';
import { SharedTakings } from '../../../../server/limits/shared-takings.ts';
import { Messages } from '../../../../server/processes/messages.ts';
import { HandTimers } from '../../../support/hand-timers.ts';
import { fewOf } from '../../../support/http-limits.ts';
import { linkedPeers } from '../../../support/linked-peers.ts';

const limit = 1_200;
let at: number;
beforeEach(() => {
  at = Date.parse('2026-11-02T12:00:00Z');
});

/** Gates of so many processes, whose exchanges lie as far apart as can be, and a way to let time pass. */
function gates(count: number, secret = Buffer.alloc(32, 7)) {
  const told: string[] = [];
  const timers = Array.from({ length: count }, () => new HandTimers());
  const made = linkedPeers(count).map((peers, i) => {
    const messages = new Messages({
      ...peers,
      tell: async (bodies) => {
        told.push(...bodies);
        await peers.tell(bodies);
      },
    });
    const takings = new SharedTakings({
      ...{ messages, secret, processes: () => count, setTimer: timers[i]!.setTimer },
      now: () => at,
    });
    const gate = new Gate(
      fewOf({ address: limit, burstVisitor: 10 }),
      () => at,
      () => {},
      takings,
    );
    messages.start();
    timers[i]!.pass((i * 250) / count);
    return gate;
  });
  /** In steps of a millisecond, so that each exchange comes at its own time. */
  const pass = async (milliseconds: number) => {
    for (let i = 0; i < milliseconds; i++) {
      at += 1;
      for (const timer of timers) timer.pass(1);
      await Promise.resolve();
    }
  };
  return { gates: made, pass, told };
}

/** How many of what is offered in a minute are let in: so many each millisecond, by turns. */
async function admitted(count: number, perMillisecond: number): Promise<number> {
  const { gates: all, pass } = gates(count);
  let sum = 0;
  let turn = 0;
  for (let ms = 0; ms < 55_000; ms++) {
    for (let i = Math.floor(ms * perMillisecond); i < Math.floor((ms + 1) * perMillisecond); i++)
      if (all[turn++ % count]!.address('192.0.2.1').admitted) sum += 1;
    await pass(1);
  }
  return sum;
}

describe('a limit holds for all processes together', () => {
  it.each([
    [2, 'over a minute', (20 * limit) / 55_000],
    [2, 'as fast as it can be sent', 10],
    [4, 'over a minute', (20 * limit) / 55_000],
    [4, 'as fast as it can be sent', 10],
  ])('of %i, of twenty times as much, %s', async (count, _how, perMillisecond) => {
    const sum = await admitted(count, perMillisecond);
    expect(sum).toBeGreaterThanOrEqual(limit);
    expect(sum).toBeLessThanOrEqual(limit * 1.05);
  });
});

it('who sends to one process alone has all of the limit', async () => {
  const { gates: all, pass } = gates(2);
  let sum = 0;
  for (let ms = 0; ms < 20_000; ms++) {
    if (all[0]!.address('192.0.2.1').admitted) sum += 1;
    await pass(1);
  }
  expect(sum).toBe(limit);
});

it('what one process has let in, another knows of, and each address for itself', async () => {
  const { gates: all, pass } = gates(2);
  for (let i = 0; i < 100; i++) all[0]!.address('192.0.2.1');
  await pass(250);
  expect(all[1]!.address('192.0.2.1').remaining).toBe(limit - 101);
  expect(all[1]!.address('192.0.2.2').remaining).toBe(limit - 1);
});

it('a visitor who sends a lot to several processes is noted', async () => {
  const { gates: all, pass } = gates(2);
  for (let i = 0; i < 10; i++) expect(all[i % 2]!.isBurst(1, '192.0.2.1', 'anna')).toBe(false);
  await pass(500);
  expect(all[0]!.isBurst(1, '192.0.2.1', 'anna')).toBe(true);
  expect(all[1]!.isBurst(1, '192.0.2.1', 'anna')).toBe(true);
});

it('what is told says nothing of an address to who has not got the key, and another thing every day', async () => {
  const tell = async (secret = Buffer.alloc(32, 7)) => {
    const { gates: all, pass, told } = gates(2, secret);
    all[0]!.address('192.0.2.1');
    await pass(250);
    return told.join();
  };
  const today = await tell();
  expect(await tell()).toBe(today);
  expect(await tell(Buffer.alloc(32, 8))).not.toBe(today);
  at += 86_400_000;
  expect(await tell()).not.toBe(today);
});
