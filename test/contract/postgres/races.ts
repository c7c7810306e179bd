import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import {
  byOwner,
  comment,
  nextId,
  noon,
  responseTo,
  scheduleFields,
  siteFields,
  surveyFields,
} from '../../support/builders.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';
import { readTotal } from '../../support/storage-read.ts';

/** What several processes do to one database at once: each of them is a storage of its own. */
export function races(): void {
  let database: PostgresDatabase;
  let storages: [Storage, Storage, Storage];
  let survey: StoredSurvey;
  beforeEach(async () => {
    database = await postgresEngine.create();
    storages = [await database.open(), await database.open(), await database.open()];
    const site = await storages[0].sites.create(siteFields(), byOwner());
    survey = (await storages[0].surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
  });
  afterEach(async () => {
    for (const storage of storages) await storage.close();
    await database.destroy();
  });
  const many = (count: number) => Array.from({ length: count }, () => responseTo(survey));
  const verified = async () => expect(await storages[0].counts.verify()).toEqual([]);

  test('the same batch from all of them is stored once, in whatever order each has it', async () => {
    const batch = many(40);
    const orders = [batch, batch.toReversed(), [...batch.slice(20), ...batch.slice(0, 20)]];
    const outcomes = await Promise.all(storages.map(({ responses }, i) => responses.write(orders[i]!)));
    const told = outcomes.flat();
    expect(told.filter((outcome) => outcome === 'stored')).toHaveLength(40);
    expect(told.filter((outcome) => outcome === 'duplicate')).toHaveLength(80);
    expect((await readTotal(storages[0], survey, 'score:nps:10'))[9]).toBe(40);
    await verified();
  });

  test('of the places of a dimension none is given twice', async () => {
    const pages = (from: number) =>
      Array.from({ length: 150 }, (_, i) => responseTo(survey, { dimensions: { page: `/${from + i}` } }));
    await Promise.all(storages.map(({ responses }, i) => responses.write(pages(i * 100))));
    const segments = [{ out: 0, span: 2 as const, from: 0, to: 100_000 }];
    const question = { siteKey: survey.siteKey, surveyKey: survey.key, countKey: 'score:nps:10', segments };
    const [rows] = await storages[1].counts.read([{ ...question, dimension: 'page' }]);
    expect(rows).toHaveLength(201);
    await verified();
  });

  test('a growing answer and an overrule at once are both in the end', async () => {
    const [first] = many(1);
    const growing = { ...first!, complete: false };
    await storages[0].responses.write([growing]);
    const grown = { ...growing, revision: 1, digest: Buffer.alloc(16, 2) };
    await Promise.all([
      storages[0].responses.write([grown]),
      storages[1].responses.reclassify(survey.siteKey, [growing.id], { archived: true }, byOwner()),
      storages[2].responses.tag(survey.siteKey, [growing.id], { add: ['bug'], remove: [] }, byOwner()),
    ]);
    const found = await storages[0].responses.find(survey.siteKey, growing.id);
    expect(found).toMatchObject({ revision: 1, archived: true, tags: ['bug'] });
    await verified();
  });

  test('what is erased while it is sent again does not come again', async () => {
    const batch = many(30);
    await storages[0].responses.write(batch);
    const ids = batch.map(({ id }) => id);
    const [left] = await Promise.all([
      storages[0].responses.erase(survey.siteKey, ids.toReversed(), byOwner()),
      storages[1].responses.write(batch),
      storages[2].responses.write(batch.toReversed()),
    ]);
    const { found } = await storages[0].responses.list(listFilter(survey));
    expect(found.map(({ id }) => id).sort()).toEqual(left.toSorted());
    await verified();
  });

  test('what comes in while the zone changes is counted in the days of one zone or the other', async () => {
    const [one, two, three] = storages;
    await one.responses.write(many(5));
    const change = { timezone: 'Asia/Tokyo' };
    await Promise.all([
      ...Array.from({ length: 10 }, () => one.responses.write(many(3))),
      two.sites.change(survey.site, change, byOwner()),
      ...Array.from({ length: 10 }, () => three.responses.write(many(3))),
    ]);
    await verified();
    const recount = async () => {
      while ((await two.counts.recountDays(survey.siteKey, 10)) !== null);
    };
    await Promise.all([recount(), ...Array.from({ length: 10 }, () => one.responses.write(many(3)))]);
    await recount();
    await verified();
  });

  test('what comes in among older ones while the index of texts is made is found', async () => {
    const [one, two, three] = storages;
    let said = 0;
    const some = (count: number) =>
      Array.from({ length: count }, () => {
        const second = (++said * 7_919) % 1_500;
        return responseTo(survey, { receivedAt: noon + second * 1_000, answers: [comment(`word${said}.`)] });
      });
    await one.responses.write(some(2_000));
    let isWriting = true;
    const index = async ({ texts }: Storage) => {
      while (isWriting || (await texts.index()) > 0) await texts.index();
    };
    const write = async () => {
      for (let i = 0; i < 25; i++)
        await Promise.all([two, three].map(({ responses }) => responses.write(some(10))));
      isWriting = false;
    };
    await Promise.all([write(), index(one), index(three)]);
    expect(await one.texts.verify()).toEqual([]);
    for (const word of ['word1.', 'word2001.', `word${said}.`]) {
      const { found } = await two.responses.list(listFilter(survey, { words: [word] }));
      expect(found.map(({ answers }) => answers[0]!.value)).toEqual([word]);
    }
    await verified();
  });

  test('no two surveys of a site have the same key', async () => {
    const { siteKey } = survey;
    const made = await Promise.all(
      storages.map(({ surveys }, i) => surveys.create(surveyFields({ slug: `s${i}` }), siteKey, byOwner())),
    );
    expect(new Set(made.map((one) => (one as StoredSurvey).key)).size).toBe(3);
  });

  test('lines that all of them import at once are stored once, and taken back once', async () => {
    const { siteKey } = survey;
    const batch = many(40).map((response) => ({ response, tags: ['old'] }));
    const orders = [batch, batch.toReversed(), [...batch.slice(20), ...batch.slice(0, 20)]];
    const progress = {
      counts: { lines: 40, stored: 0, duplicates: 0, rejected: 0, warned: 0 },
      report: { bytes: 0, entries: 0, leftOut: 0 },
    };
    const counts = await Promise.all(
      storages.map(({ imports }, i) => imports.store('one', siteKey, orders[i]!, progress, noon)),
    );
    expect(counts.reduce((sum, { stored }) => sum + stored, 0)).toBe(40);
    await verified();
    const undo = async ({ imports }: Storage) => {
      let done = 0;
      for (let n = -1; n !== 0; done += n) n = await imports.undo('one', siteKey, 7, byOwner());
      return done;
    };
    const done = await Promise.all(storages.map(undo));
    expect(done.reduce((sum, n) => sum + n)).toBe(40);
    await verified();
  });

  test('no two schedules of exports have the same stem, and no two mappings of a site the same name', async () => {
    const { siteKey } = survey;
    const schedules = await Promise.all(
      storages.map(({ exportSchedules }) =>
        exportSchedules.create(scheduleFields(siteKey, { stem: 'same' }), byOwner()),
      ),
    );
    expect(schedules.map((one) => one?.stem).sort()).toEqual(['same', 'same-2', 'same-3']);
    const mapping = { name: 'Same', mapping: {}, createdAt: noon, updatedAt: noon };
    const mappings = await Promise.all(
      storages.map(({ imports }) => imports.createMapping(siteKey, { ...mapping, id: nextId() }, byOwner())),
    );
    expect(mappings.filter((one) => one !== null)).toHaveLength(1);
  });
}
