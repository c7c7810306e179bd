import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askAndRecount } from '../../support/storage-asked.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { drafts, type Move, moves, timezones } from '../../support/storage-moves.ts';
import { type Asking, askings, pageAskings } from '../../support/storage-questions.ts';
import { make, newWorld, type World } from '../../support/storage-world.ts';

/** To shrink a counterexample, take `endOnFailure` away: it is minutes that a red run should not cost. */
const drawn = { seed: 20_261_102, endOnFailure: true };
const site = fc.record({
  timezone: timezones,
  minimumN: fc.constantFrom(1, 2, 4),
});
/** Milliseconds: many times what it takes, for machines that have more to do. */
const timeout = 240_000;
const manyPages = fc.noBias(fc.nat(400)).map((n) => `/${n}`);

/** Every number is true: what is asked of the storage is what comes out of counting again, one response at a time. */
export function numbersContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  /** After every move the first questions are asked, so that what was read before it would show. */
  const worldAfter = async (
    fields: Parameters<typeof newWorld>[1],
    all: readonly Move[],
    asking: readonly Asking[],
  ): Promise<World> => {
    const world = await newWorld(fixture.storage, fields);
    for (const move of all) {
      await make(move, world, fixture.storage);
      for (const asked of asking.slice(0, 2)) await askAndRecount(asked, world, fixture.storage);
    }
    return world;
  };

  test(
    'any question of any history has the answer that a recount has',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          site,
          fc.array(drafts(), { minLength: 120, maxLength: 120 }),
          moves(),
          fc.array(askings(), { minLength: 40, maxLength: 40 }),
          async (fields, first, later, asking) => {
            const world = await worldAfter(fields, [{ do: 'submit', drafts: first }, ...later], asking);
            for (const asked of asking) await askAndRecount(asked, world, fixture.storage);
          },
        ),
        { ...drawn, numRuns: 10 },
      );
      expect(await fixture.storage.counts.verify()).toEqual([]);
    },
    timeout,
  );

  test(
    'the same holds where a dimension has more values than places',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          site,
          fc.array(drafts(manyPages, 2000), { minLength: 900, maxLength: 900 }),
          moves(manyPages),
          fc.array(askings(manyPages), { minLength: 30, maxLength: 30 }),
          fc.array(pageAskings(manyPages), { minLength: 30, maxLength: 30 }),
          async (fields, first, later, mixed, about) => {
            const world = await worldAfter(fields, [{ do: 'submit', drafts: first }, ...later], about);
            const { siteKey, key: surveyKey } = world.surveys[0]!;
            expect(world.model.isFolded({ siteKey, surveyKey, dimensions: {} }, 'page', '/never')).toBe(true);
            for (const asked of [...mixed, ...about]) await askAndRecount(asked, world, fixture.storage);
          },
        ),
        { ...drawn, numRuns: 2 },
      );
      expect(await fixture.storage.counts.verify()).toEqual([]);
    },
    timeout,
  );
}
