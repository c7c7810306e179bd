/** What a server meets when it comes back after ten minutes, and ten thousand visitors' browsers wait with an answer each. */
import { describe, expect, test } from 'vitest';
import { createOutbox } from '../../../../widget/transport/outbox.ts';
import { createOutboxStore } from '../../../../widget/transport/outbox-store.ts';
import type { Outcome } from '../../../../widget/transport/send.ts';
import { FakeStorage, response, settled, site } from '../../../support/widget-outbox.ts';

const clients = 10_000;
const down = 600_000;
const tick = 100;

/** One clock for all, which moves on in tenths of a second. */
class Clock {
  now = 0;
  private readonly due = new Map<number, Set<() => void>>();

  after = (ms: number, call: () => void): (() => void) => {
    const at = (Math.floor((this.now + ms) / tick) + 1) * tick;
    const calls = this.due.get(at) ?? new Set();
    this.due.set(at, calls.add(call));
    return () => calls.delete(call);
  };

  async run(until: number): Promise<void> {
    for (this.now = 0; this.now <= until; this.now += tick) {
      const calls = this.due.get(this.now);
      for (const call of calls ?? []) call();
      if (calls) await settled();
    }
  }
}

/** Draws that are the same in each run (Park and Miller). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function simulate(
  refusal: (now: number) => Outcome,
): Promise<{ arrived: string[]; peak: number; last: number }> {
  const clock = new Clock();
  const random = draws(2026);
  const arrived: string[] = [];
  const attempts = new Map<number, number>();
  for (let client = 0; client < clients; client++) {
    const outbox = createOutbox({
      store: createOutboxStore(site, new FakeStorage(), () => clock.now),
      send: async (items) => {
        if (clock.now < down) return refusal(clock.now);
        const second = Math.floor(clock.now / 1000);
        attempts.set(second, (attempts.get(second) ?? 0) + 1);
        for (const item of items) if (item.type === 'response') arrived.push(item.response.id);
        return { status: 'sent' };
      },
      now: () => clock.now,
      random,
      wake: clock.after,
      locked: (work) => work(),
      online: () => () => {},
    });
    // All of them answer within the minute in which the server goes away.
    clock.after(random() * 60_000, () => outbox.deliver(response(`client-${client}`), []));
  }
  await clock.run(2 * down);
  return { arrived, peak: Math.max(...attempts.values()), last: Math.max(...attempts.keys()) - down / 1000 };
}

describe('after ten minutes without a server', () => {
  test.each<[string, (now: number) => Outcome, number]>([
    ['that was not there', () => ({ status: 'retry' }), 150],
    ['that told all of them to come back in a minute', () => ({ status: 'retry', after: 60_000 }), 400],
    ['that told all of them when it is back', (now) => ({ status: 'retry', after: down + 1000 - now }), 400],
  ])('%s, each answer arrives once, and not all in one second', async (said, refusal, most) => {
    const { arrived, peak, last } = await simulate(refusal);
    console.log(`${clients} clients of a server ${said}: at most ${peak} a second, all in ${last} s`);
    expect(new Set(arrived).size).toBe(clients);
    expect(arrived).toHaveLength(clients);
    expect(peak).toBeLessThan(most);
  });
});
