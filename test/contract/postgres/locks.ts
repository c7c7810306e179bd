import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { Transaction } from '../../../server/storage/postgres/committer.ts';
import { lock, sharedSites } from '../../../server/storage/postgres/locks.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { byOwner, noon, responseTo, score, siteFields, surveyFields } from '../../support/builders.ts';
import { waits } from '../../support/postgres-waits.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';

type Work = (storage: Storage, survey: StoredSurvey, id: string) => Promise<unknown>;

const views: Work = ({ counts }, { siteKey, key }) =>
  counts.add([
    {
      siteKey,
      surveyKey: key,
      version: 1,
      at: noon,
      dimensions: {},
      cells: [{ countKey: '~funnel', counter: 0, by: 1 }],
    },
  ]);

const imported: Work = ({ imports }, survey) => {
  const counts = { lines: 1, stored: 0, duplicates: 0, rejected: 0, warned: 0 };
  const progress = { counts, report: { bytes: 0, entries: 0, leftOut: 0 } };
  return imports.store('one', survey.siteKey, [{ response: responseTo(survey), tags: [] }], progress, noon);
};

const forgotten: Work = async ({ responses, retention }, survey) => {
  const response = responseTo(survey, { dimensions: { page: '/anna' } });
  await responses.write([response]);
  await responses.erase(survey.siteKey, [response.id], byOwner());
  return retention.forgetValues();
};

const amendment = {
  revision: 1,
  complete: true,
  answers: [score(1)],
  cells: [],
  commented: false,
  complaint: false,
  digest: Buffer.alloc(16, 3),
};

const counting: [string, Work][] = [
  ['an answer', ({ responses }, survey) => responses.write([responseTo(survey)])],
  ['views', views],
  ['an addition', ({ responses }, { siteKey }, id) => responses.amend(siteKey, id, amendment, noon)],
  [
    'an overrule',
    ({ responses }, { siteKey }, id) => responses.reclassify(siteKey, [id], { bot: true }, byOwner()),
  ],
  ['a removal', ({ responses }, { siteKey }, id) => responses.remove(siteKey, [id], byOwner())],
  ['an erasure', ({ responses }, { siteKey }, id) => responses.erase(siteKey, [id], byOwner())],
  [
    'a tag',
    ({ responses }, { siteKey }, id) => responses.tag(siteKey, [id], { add: ['bug'], remove: [] }, byOwner()),
  ],
  ['lines of an import', imported],
];

const alone: [string, Work][] = [
  ['another zone', ({ sites }, { site }) => sites.change(site, { timezone: 'Asia/Tokyo' }, byOwner())],
  ['a recount', ({ counts }, { siteKey }) => counts.recountDays(siteKey, 10)],
  ['a rebuild', ({ counts }) => counts.rebuild()],
  ['a forgetting', forgotten],
];

/** What counts, and what its counting follows from, never meet. */
export function locks(): void {
  let database: PostgresDatabase;
  let storage: Storage;
  let survey: StoredSurvey;
  let other: pg.Client;
  const response = () => responseTo(survey);
  beforeEach(async () => {
    database = await postgresEngine.create();
    storage = await database.open();
    const site = await storage.sites.create(siteFields(), byOwner());
    survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('BEGIN');
  });
  afterEach(async () => {
    await other.end();
    await storage.close();
    await database.destroy();
  });
  const isHeldUp = async (work: Work, id = response().id) => {
    const done = work(storage, survey, id);
    const held = await waits(other, done);
    await other.query('ROLLBACK');
    await done;
    return held;
  };

  test.each(counting)('%s waits for who changes what counting follows from', async (_name, work) => {
    const known = response();
    await storage.responses.write([known]);
    await lock(new Transaction(other), 'site', survey.siteKey);
    expect(await isHeldUp(work, known.id)).toBe(true);
  });

  test.each(counting)('%s waits for nobody who counts as well', async (_name, work) => {
    const known = response();
    await storage.responses.write([known]);
    await other.query(sharedSites([survey.siteKey]));
    expect(await isHeldUp(work, known.id)).toBe(false);
  });

  test.each(alone)('%s waits for who counts', async (_name, work) => {
    await other.query(sharedSites([survey.siteKey]));
    expect(await isHeldUp(work)).toBe(true);
  });
}
