import { afterEach, beforeEach, expect, test } from 'vitest';
import { countRules } from '../../../server/ingest/count-rules.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { byOwner, noon, responseTo, siteFields, surveyFields } from '../../support/builders.ts';
import type { StorageEngine, TestDatabase } from '../../support/storage-engine.ts';

/** Rules that count everything twice: a recount by the real ones contradicts them. */
const twice: typeof countRules = {
  ...countRules,
  cellsOf: (response) => countRules.cellsOf(response).map((cell) => ({ ...cell, by: 2 })),
};

export function healthContract(engine: StorageEngine): void {
  let database: TestDatabase;
  let storage: Storage;
  let survey: StoredSurvey;
  beforeEach(async () => {
    database = await engine.create();
    storage = await database.open(twice);
    const site = await storage.sites.create(siteFields(), byOwner());
    survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    await storage.responses.write([responseTo(survey), responseTo(survey)]);
    await storage.counts.add([viewed()]);
    await storage.close();
    storage = await database.open();
  });
  afterEach(async () => {
    await storage.close();
    await database.destroy();
  });
  const viewed = () => ({
    siteKey: survey.siteKey,
    surveyKey: survey.key,
    version: 1,
    at: noon,
    dimensions: {},
    cells: [{ countKey: '~funnel', counter: 0, by: 3 }],
  });

  test('a rebuild puts right what differs from a recount, and only that', async () => {
    const wrong = (await storage.counts.verify()).length;
    expect(wrong).toBeGreaterThan(0);
    expect(await storage.counts.rebuild()).toBe(wrong);
    expect(await storage.counts.verify()).toEqual([]);
    expect(await storage.counts.rebuild()).toBe(0);
  });

  test('a rebuild leaves the counters that have no rows behind them', async () => {
    await storage.counts.rebuild();
    const segments = [{ out: 0, span: 2 as const, from: 0, to: 100_000 }];
    const { siteKey, key: surveyKey } = survey;
    const question = { siteKey, surveyKey, countKey: '~funnel', dimension: null, segments };
    const [rows] = await storage.counts.read([question]);
    expect(rows).toMatchObject([{ counts: [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }]);
  });

  test('no fault is found in what is whole, and when that was is kept', async () => {
    const before = (await storage.condition()).wholeAt!;
    expect(await storage.findFault()).toBeNull();
    const found = (await storage.condition()).wholeAt!;
    expect(found).toBeGreaterThanOrEqual(before);
    await storage.close();
    storage = await database.open();
    expect((await storage.condition()).wholeAt).toBeGreaterThanOrEqual(found);
  });

  test('a check that runs does not hold up the closing', async () => {
    const checking = expect(storage.findFault()).rejects.toThrow();
    await storage.close();
    await checking;
    storage = await database.open();
  });

  test('the condition tells sizes, and that nothing is asked of the readers', async () => {
    const { database: bytes, free, readers, backedUpAt } = await storage.condition();
    expect(bytes).toBeGreaterThan(0);
    expect(free === null || free > 0).toBe(true);
    expect(readers.map(({ calls }) => calls)).toEqual(readers.map(() => 0));
    expect(backedUpAt).toBeNull();
  });
}
