import { beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../widget/transport/send.ts';
import { FakeWorld, response, settled, site, viewed } from '../../../support/widget-outbox.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

describe('delivery', () => {
  test('an answer goes out in one attempt with its funnel events', async () => {
    world.openTab().deliver(response('a'), [viewed]);
    await settled();
    expect(world.sent()).toEqual([['viewed', 'a/0']]);
  });
  test('nothing stays behind', async () => {
    world.openTab().deliver(response('a'), []);
    await settled();
    expect(world.storage?.keys()).toEqual([]);
  });
  test('an answer is stored before it is sent', () => {
    world.openTab().deliver(response('a'), []);
    expect(world.attempts).toEqual([]);
    expect(world.storage?.keys()).toEqual([`earshot:${site}:outbox`]);
  });
  test('tells that it is sent', async () => {
    const told: string[] = [];
    world.openTab().deliver(response('a'), [], (delivery) => told.push(delivery));
    await settled();
    expect(told).toEqual(['sent']);
  });
  test('tells that it is queued, and later that it is sent', async () => {
    const told: string[] = [];
    world.outcomes = [{ status: 'retry' }];
    world.openTab().deliver(response('a'), [], (delivery) => told.push(delivery));
    await settled();
    expect(told).toEqual(['queued']);
    world.ring();
    await settled();
    expect(told).toEqual(['queued', 'sent']);
  });
  test('what the server refuses for good is dropped', async () => {
    world.outcomes = [{ status: 'refused' }];
    world.openTab().deliver(response('a'), []);
    await settled();
    expect(world.storage?.keys()).toEqual([]);
    expect(world.alarm).toBeUndefined();
  });
});

describe('retries', () => {
  test('wait longer each time, five minutes at most', async () => {
    world.outcomes = Array.from({ length: 10 }, () => ({ status: 'retry' }));
    world.openTab().deliver(response('a'), []);
    const waits: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      await settled();
      waits.push(world.alarm);
      world.ring();
    }
    expect(waits).toEqual([2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000, 300000, 300000]);
  });
  test('wait as long as the server asks', async () => {
    world.outcomes = [{ status: 'retry', after: 90_000 }];
    world.openTab().deliver(response('a'), []);
    await settled();
    expect(world.alarm).toBe(90_000);
  });
  test('no other answer, page or connection breaks the silence that the server asks for', async () => {
    world.outcomes = [{ status: 'retry', after: 90_000 }];
    world.openTab().deliver(response('a'), []);
    await settled();
    world.online();
    world.openTab().deliver(response('b'), []);
    await settled();
    expect(world.attempts).toHaveLength(1);
  });
  test('a silence longer than an hour is cut to an hour', async () => {
    world.outcomes = [{ status: 'retry', after: 1e12 }];
    world.openTab().deliver(response('a'), []);
    await settled();
    expect(world.alarm).toBe(3600e3);
  });
  test('come at once when the connection is back', async () => {
    world.outcomes = [{ status: 'retry' }];
    world.openTab().deliver(response('a'), []);
    await settled();
    world.online();
    await settled();
    expect(world.sent()).toEqual([['a/0'], ['a/0']]);
  });
  test('take the funnel events along that a failed attempt carried', async () => {
    world.outcomes = [{ status: 'retry' }];
    world.openTab().deliver(response('a'), [viewed]);
    await settled();
    world.openTab().flush();
    await settled();
    expect(world.sent()).toEqual([
      ['viewed', 'a/0'],
      ['viewed', 'a/0'],
    ]);
  });
});

describe('revisions', () => {
  test('only the newest of an id is kept', async () => {
    const outbox = world.openTab();
    outbox.keep(response('a', { complete: false }));
    outbox.deliver(response('a', { revision: 1 }), []);
    await settled();
    expect(world.sent()).toEqual([['a/1']]);
  });
  test('an older one never replaces a newer one', async () => {
    const outbox = world.openTab();
    outbox.keep(response('a', { revision: 1 }));
    outbox.keep(response('a'));
    await outbox.flush();
    expect(world.sent()).toEqual([['a/1']]);
  });
  test('a newer one that comes in during an attempt is sent after it', async () => {
    let arrive = (_: Outcome) => {};
    world.outcomes = [
      new Promise((resolve) => {
        arrive = resolve;
      }),
    ];
    const outbox = world.openTab();
    outbox.deliver(response('a', { complete: false }), []);
    await settled();
    outbox.keep(response('a', { revision: 1 }));
    arrive({ status: 'sent' });
    await settled();
    expect(world.sent()).toEqual([['a/0'], ['a/1']]);
  });
});

describe('pages that come and go', () => {
  test('the next page sends what this one could not', async () => {
    world.outcomes = [{ status: 'retry' }];
    world.openTab().deliver(response('a'), []);
    await settled();
    await world.openTab().flush();
    expect(world.sent()).toEqual([['a/0'], ['a/0']]);
    expect(world.storage?.keys()).toEqual([]);
  });
  test('two tabs do not send the same answer twice', async () => {
    const one = world.openTab();
    const two = world.openTab();
    one.keep(response('a'));
    one.flush();
    two.flush();
    await settled();
    expect(world.sent()).toEqual([['a/0']]);
  });
  test('a page that leaves sends at once, and stores the answer without its events', () => {
    world.openTab().leave(response('a'), [viewed]);
    expect(world.sent()).toEqual([['viewed', 'a/0']]);
    expect(world.storage?.getItem(`earshot:${site}:outbox`)).not.toContain('viewed');
  });
  test('a page that leaves without an answer stores nothing', async () => {
    world.openTab().leave(undefined, [viewed]);
    await settled();
    expect(world.sent()).toEqual([['viewed']]);
    expect(world.storage?.keys()).toEqual([]);
  });
  test('a page that leaves with nothing to say sends nothing', () => {
    world.openTab().leave(undefined, []);
    expect(world.attempts).toEqual([]);
  });
});

describe('bounds', () => {
  test('what is older than seven days is not sent', async () => {
    world.openTab().keep(response('a'));
    world.now += 7 * 24 * 3600e3;
    await world.openTab().flush();
    expect(world.attempts).toEqual([]);
  });
  test('the oldest go beyond fifty', async () => {
    const outbox = world.openTab();
    for (let i = 0; i < 51; i++) outbox.keep(response(`id${i}`));
    await outbox.flush();
    expect(world.sent().flat()).toHaveLength(50);
    expect(world.sent().flat()).not.toContain('id0/0');
  });
  test('the oldest go beyond 100,000 characters', async () => {
    const outbox = world.openTab();
    outbox.keep(response('old', { answers: { why: 'x'.repeat(60_000) } }));
    outbox.keep(response('new', { answers: { why: 'x'.repeat(60_000) } }));
    await outbox.flush();
    expect(world.sent()).toEqual([['new/0']]);
  });
  test('a batch stays below the server’s hundred items', async () => {
    const outbox = world.openTab();
    for (let i = 0; i < 25; i++) outbox.keep(response(`id${i}`));
    await outbox.flush();
    expect(world.attempts.map((items) => items.length)).toEqual([10, 10, 5]);
  });
});

describe('storage', () => {
  test('that is full: memory keeps the answer', async () => {
    world.storage!.full = true;
    world.outcomes = [{ status: 'retry' }];
    world.openTab().deliver(response('a'), []);
    await settled();
    world.ring();
    await settled();
    expect(world.sent()).toEqual([['a/0'], ['a/0']]);
  });
  test('that is forbidden: memory keeps the answer', async () => {
    world.storage = undefined;
    world.openTab().deliver(response('a'), []);
    await settled();
    expect(world.sent()).toEqual([['a/0']]);
  });
  test.each(['nonsense', 'null', '{}', '{"items":[null,{"response":{}}]}'])(
    'that holds %s: counts as empty',
    async (found) => {
      world.storage?.setItem(`earshot:${site}:outbox`, found);
      world.openTab().deliver(response('a'), []);
      await settled();
      expect(world.sent()).toEqual([['a/0']]);
    },
  );
});
