import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { byOwner, responseTo, siteFields, surveyFields } from '../../support/builders.ts';
import type { StorageEngine, TestDatabase } from '../../support/storage-engine.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { readTotal } from '../../support/storage-read.ts';
import { tallyQuestion } from '../../support/storage-tally-question.ts';

export function lifetimeContract(engine: StorageEngine): void {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = await engine.create();
    storage = await database.open();
  });
  afterEach(async () => {
    await storage.close();
    await database.destroy();
  });
  const reopen = async () => {
    await storage.close();
    storage = await database.open();
  };
  const newSurvey = async () => {
    const site = await storage.sites.create(siteFields({ timezone: 'America/St_Johns' }), byOwner());
    return (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
  };
  const listed = async (survey: StoredSurvey) => (await storage.responses.list(listFilter(survey))).found;

  test('the first opening creates, a later one does not', async () => {
    expect(storage.created).toBe(true);
    await reopen();
    expect(storage.created).toBe(false);
  });

  test('the secret has 32 bytes, is kept, and is another one in another database', async () => {
    const { secret } = storage;
    expect(secret).toHaveLength(32);
    await reopen();
    expect(storage.secret).toEqual(secret);
    const other = await engine.create();
    const opened = await other.open();
    expect(opened.secret).not.toEqual(secret);
    await opened.close();
    await other.destroy();
  });

  test('what is done alone is done, and its outcome told; what fails may be tried again', async () => {
    const failing = storage.alone(() => Promise.reject(new Error('the work failed')));
    await expect(failing).rejects.toThrow('the work failed');
    const site = await storage.alone(() => storage.sites.create(siteFields(), byOwner()));
    expect(await storage.sites.list()).toMatchObject([{ id: site.id }]);
  });

  test('sites, surveys, their versions and the access are kept', async () => {
    const survey = await newSurvey();
    await storage.access.setOwnerKeyHash(Buffer.alloc(32, 1), byOwner());
    const sites = await storage.sites.list();
    const versions = await storage.surveys.versions(survey.siteKey, survey.key);
    await reopen();
    expect(await storage.sites.list()).toEqual(sites);
    expect(await storage.surveys.find(survey.siteKey, survey.slug)).toEqual(survey);
    expect(await storage.surveys.versions(survey.siteKey, survey.key)).toEqual(versions);
    expect(await storage.access.ownerKeyHash()).toEqual(Buffer.alloc(32, 1));
  });

  test('responses and counts are kept, and are the same responses to what comes after', async () => {
    const survey = await newSurvey();
    const first = responseTo(survey, { complete: false });
    await storage.responses.write([first, responseTo(survey)]);
    const before = await listed(survey);
    const counted = await readTotal(storage, survey, 'score:nps:10');
    await reopen();
    expect(await listed(survey)).toEqual(before);
    expect(await readTotal(storage, survey, 'score:nps:10')).toEqual(counted);
    expect(await storage.responses.write([first, { ...first, revision: 1 }])).toEqual([
      'duplicate',
      'stored',
    ]);
    expect(await storage.counts.verify()).toEqual([]);
  });

  test('the places of the values of a dimension are kept', async () => {
    const survey = await newSurvey();
    const pages = Array.from({ length: 201 }, (_, i) =>
      responseTo(survey, { dimensions: { page: `/${i}` } }),
    );
    await storage.responses.write(pages);
    await reopen();
    const state = (page: string) => storage.counts.valueState(survey.siteKey, survey.key, 'page', page);
    expect(await state('/0')).toBe('counted');
    expect(await state('/200')).toBe('folded');
    await storage.responses.write([responseTo(survey, { dimensions: { page: '/200' } })]);
    expect(await storage.counts.verify()).toEqual([]);
  });

  test('an open storage takes writes', async () => {
    await expect(storage.ping()).resolves.toBeUndefined();
  });

  test('closing waits for the reads that were begun', async () => {
    const survey = await newSurvey();
    await storage.responses.write([responseTo(survey)]);
    const reading = listed(survey);
    await reopen();
    expect(await reading).toHaveLength(1);
  });

  test('a closed storage rejects what is asked of it', async () => {
    const survey = await newSurvey();
    const closed = storage;
    await reopen();
    await expect(closed.responses.list(listFilter(survey))).rejects.toThrow();
    await expect(closed.responses.tally(tallyQuestion(survey))).rejects.toThrow();
    await expect(closed.responses.write([responseTo(survey)])).rejects.toThrow();
    await expect(closed.ping()).rejects.toThrow();
    expect(await listed(survey)).toEqual([]);
  });
}
