import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask } from '../../../server/query/ask.ts';
import type { StoredResponse, StoredSite, StoredSurvey } from '../../../server/storage/storage.ts';
import { noon, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { StorageModel } from '../../support/storage-model.ts';
import { drafts, idOf, type Move, moves, responseOf } from '../../support/storage-moves.ts';
import {
  type Asked,
  byDimension,
  chosenBy,
  coverageOfModel,
  questionOf,
  tallyOfAnswer,
  tallyOfModel,
  totals,
} from '../../support/storage-questions.ts';

const seed = 20_261_102;
/** To shrink a counterexample, take `endOnFailure` away: it is minutes that a red run should not cost. */
const drawn = { seed, endOnFailure: true };
const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns'];
const fewPages = fc.constantFrom('/a', '/b', '/c');
const manyPages = fc.noBias(fc.nat(400)).map((n) => `/${n}`);
/** After everything that is drawn. */
const now = Date.parse('2027-01-01T00:00:00Z');

interface World {
  sites: StoredSite[];
  /** Two of each site, in the order of the sites. */
  surveys: StoredSurvey[];
  model: StorageModel;
  sent: StoredResponse[];
}

export function countProperties(engine: StorageEngine): void {
  const fixture = storageFixture(engine);

  async function newWorld(timezones: readonly string[]): Promise<World> {
    const sites: StoredSite[] = [];
    const surveys: StoredSurvey[] = [];
    for (const timezone of timezones) {
      const site = await fixture.site({ timezone, attributes: { plan: { type: 'string' } } });
      sites.push(site);
      for (const slug of ['checkout', 'till']) {
        await fixture.storage.surveys.create(surveyFields({ slug }), site.key, noon);
        const { questions } = surveyFields({ questions: [{ id: 'score', type: 'nps', text: 'Again?' }] });
        surveys.push(
          (await fixture.storage.surveys.change(site.key, slug, { questions }, noon)) as StoredSurvey,
        );
      }
    }
    return { sites, surveys, model: new StorageModel(), sent: [] };
  }

  /** Makes the move in the storage and in the model, which must say the same of it. */
  async function make(move: Move, { sites, surveys, model, sent }: World): Promise<void> {
    const { responses } = fixture.storage;
    if (move.do === 'submit' || move.do === 'repeat') {
      const batch =
        move.do === 'submit'
          ? move.drafts.map((draft) => responseOf(draft, surveys))
          : sent.slice(-1 - (move.draft % 8), sent.length).map((r) => ({ ...r, receivedAt: move.at }));
      sent.push(...batch);
      expect(await responses.write(batch)).toEqual(model.write(batch));
      return;
    }
    const site = sites[move.site]!.key;
    const ids = move.slots.map((slot) => idOf(site, slot));
    if (move.do === 'remove') expect(await responses.remove(site, ids)).toBe(model.remove(site, ids));
    else {
      expect(await responses.reclassify(site, ids, move.standing)).toBe(
        model.reclassify(site, ids, move.standing),
      );
    }
  }

  /** Answers from the counts, and from the model one response at a time: the same. */
  async function compare(asked: Asked, { sites, surveys, model }: World): Promise<void> {
    const site = sites[asked.site]!;
    const own = surveys.filter((survey) => survey.siteKey === site.key);
    const answer = await ask(questionOf(asked, site.id, own), fixture.storage, now);
    const survey = asked.survey === null ? null : own[asked.survey]!;
    const chosen = chosenBy(asked, model.of(site.key), survey, site.timezone);
    expect(tallyOfAnswer(answer)).toEqual(tallyOfModel(model, asked, answer, chosen));
    expect(answer.meta.coverage).toEqual(coverageOfModel(chosen));
  }

  test('counts are the rows counted again, whatever came, grew, changed class or went', async () => {
    await fc.assert(
      fc.asyncProperty(
        moves(3, 6, fewPages),
        fc.array(totals(3), { minLength: 4, maxLength: 4 }),
        fc.array(byDimension(3, fewPages), { minLength: 4, maxLength: 4 }),
        async (moving, wholes, parts) => {
          const world = await newWorld(zones);
          for (const move of moving) await make(move, world);
          expect(await fixture.storage.counts.verify()).toEqual([]);
          for (const asked of [...wholes, ...parts]) await compare(asked, world);
        },
      ),
      { ...drawn, numRuns: 30 },
    );
  });

  test('the same holds where a dimension has more values than places', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(drafts(1, manyPages, 600), { minLength: 150, maxLength: 150 }), {
          minLength: 4,
          maxLength: 4,
        }),
        moves(1, 2, manyPages),
        fc.array(
          byDimension(1, fewPages).filter(({ breakdown }) => breakdown !== undefined),
          { minLength: 6, maxLength: 6 },
        ),
        async (batches, moving, parts) => {
          const world = await newWorld(zones.slice(0, 1));
          for (const batch of batches) await make({ do: 'submit', drafts: batch }, world);
          for (const move of moving) await make(move, world);
          const shown = world.model.of(world.sites[0]!.key).map((r) => world.model.shownAs(r, 'page'));
          expect(shown).toContain('(other)');
          expect(await fixture.storage.counts.verify()).toEqual([]);
          for (const asked of parts) await compare(asked, world);
        },
      ),
      { ...drawn, numRuns: 3 },
    );
  });

  test('counted together or one after the other, in one commit or in many: the same counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drafts(2, fewPages), { minLength: 2, maxLength: 30 }),
        fc.array(totals(1), { minLength: 4, maxLength: 4 }),
        async (all, wholes) => {
          const [together, apart] = [await newWorld(zones.slice(2)), await newWorld(zones.slice(2))];
          await make({ do: 'submit', drafts: all }, together);
          for (const draft of all) await make({ do: 'submit', drafts: [draft] }, apart);
          for (const asked of wholes) {
            const [one, other] = await Promise.all(
              [together, apart].map(({ sites, surveys }) =>
                ask(questionOf(asked, sites[0]!.id, surveys), fixture.storage, now),
              ),
            );
            expect(one!.results).toEqual(other!.results);
            expect(one!.meta.coverage).toEqual(other!.meta.coverage);
          }
        },
      ),
      { ...drawn, numRuns: 15 },
    );
  });

  test('two ranges that meet add up to the whole', async () => {
    const world = await newWorld(zones.slice(1, 2));
    const [batch] = fc.sample(fc.array(drafts(2, fewPages, 500), { minLength: 400, maxLength: 400 }), {
      seed,
      numRuns: 1,
    });
    await make({ do: 'submit', drafts: batch! }, world);
    const inRange = async (from: number, to: number) => {
      const asked: Asked = {
        site: 0,
        survey: null,
        tz: null,
        interval: undefined,
        breakdown: undefined,
        filter: null,
        range: { from, to },
      };
      const { results, meta } = await ask(
        questionOf(asked, world.sites[0]!.id, world.surveys),
        fixture.storage,
        now,
      );
      return { n: results[0]!.metrics.rating.n, received: meta.coverage.received };
    };
    const from = Date.parse('2026-03-01T00:00:00Z');
    const to = Date.parse('2026-11-10T00:00:00Z');
    const whole = await inRange(from, to);
    const cuts = fc.sample(fc.integer({ min: 1, max: (to - from) / 900_000 - 1 }), { ...drawn, numRuns: 30 });
    for (const cut of cuts.map((quarters) => from + quarters * 900_000)) {
      const [before, after] = [await inRange(from, cut), await inRange(cut, to)];
      expect(before.n + after.n).toBe(whole.n);
      expect(before.received + after.received).toBe(whole.received);
    }
  });
}
