import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../../widget/transport/send.ts';
import { FakeWorld, response, settled } from '../../../support/widget-outbox.ts';

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant<Outcome>({ status: 'sent' }),
  fc.constant<Outcome>({ status: 'retry' }),
  fc.integer({ min: 1, max: 1e7 }).map((after): Outcome => ({ status: 'retry', after })),
);
const step = fc.constantFrom('deliver', 'keep', 'leave', 'online', 'ring', 'reload');

test('on any network, every answer arrives in its newest revision, and then nothing is left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(outcome, { maxLength: 20 }),
      fc.array(fc.tuple(step, fc.constantFrom('a', 'b', 'c')), { maxLength: 15 }),
      async (outcomes, steps) => {
        const world = new FakeWorld();
        const newest = new Map<string, number>();
        let outbox = world.openTab();
        world.outcomes = outcomes;
        const grown = (id: string) => {
          newest.set(id, (newest.get(id) ?? -1) + 1);
          return response(id, { revision: newest.get(id)! });
        };
        for (const [what, id] of steps) {
          if (what === 'deliver') outbox.deliver(grown(id), []);
          else if (what === 'keep') outbox.keep(grown(id));
          else if (what === 'leave') outbox.leave(grown(id), []);
          else if (what === 'online') world.online();
          else if (what === 'ring') world.ring();
          else outbox = world.openTab();
          await settled();
        }
        world.outcomes = [];
        world.now += 3600e3;
        await outbox.flush();

        for (const [id, revision] of newest) expect(world.sent().flat()).toContain(`${id}/${revision}`);
        expect(world.storage?.keys()).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});
