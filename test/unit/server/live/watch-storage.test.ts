import { beforeEach, describe, expect, it } from 'vitest';
import { type Change, Changes } from '../../../../server/live/changes.ts';
import { watchStorage } from '../../../../server/live/watch-storage.ts';
import type { StoredSite } from '../../../../server/storage/contract/sites.ts';
import type { StoredSurvey } from '../../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { byOwner, noon, responseTo, score, siteFields, surveyFields } from '../../../support/builders.ts';
import { storageFixture } from '../../../support/storage-fixture.ts';
import { sqliteEngine } from '../../../support/storage-sqlite.ts';

const fixture = storageFixture(sqliteEngine);
let changes: Changes;
let storage: Storage;
let site: StoredSite;
let survey: StoredSurvey;
let heard: Change[];
beforeEach(async () => {
  changes = new Changes('life');
  storage = watchStorage(fixture.storage, changes);
  site = await fixture.site();
  survey = await surveyOf('checkout');
  heard = [];
  changes.listen(site.key, (change) => heard.push(change));
});

const surveyOf = async (slug: string) =>
  (await fixture.storage.surveys.create(surveyFields({ slug }), site.key, byOwner())) as StoredSurvey;

describe('responses', () => {
  it('of one commit are one change, which names each of their surveys', async () => {
    const other = await surveyOf('delivery');
    await storage.responses.write([responseTo(survey), responseTo(other), responseTo(survey)]);
    expect(heard).toEqual([{ site: site.key, surveys: new Set([survey.key, other.key]), what: 'responses' }]);
  });

  it('of another site change nothing of this one', async () => {
    await storage.responses.write([responseTo(await fixture.survey())]);
    expect(heard).toEqual([]);
  });

  it('that are repeated count as a change, because repeats are counted', async () => {
    const response = responseTo(survey);
    await storage.responses.write([response]);
    expect(await storage.responses.write([response])).toEqual(['duplicate']);
    expect(heard).toHaveLength(2);
  });

  it('that were not taken change nothing', async () => {
    const response = responseTo(survey);
    await storage.responses.write([response]);
    const another = { ...response, answers: [score(0)], digest: Buffer.alloc(16, 9) };
    expect(await storage.responses.write([another])).toEqual(['conflict']);
    expect(heard).toHaveLength(1);
  });

  it('are recorded before their writer hears that they are stored', async () => {
    const before = changes.revisionOf(site.key);
    const revision = storage.responses.write([responseTo(survey)]).then(() => changes.revisionOf(site.key));
    expect(await revision).not.toBe(before);
  });

  it('that could not be stored change nothing', async () => {
    const broken = { ...fixture.storage.responses, write: () => Promise.reject(new Error('disk full')) };
    const watched = watchStorage({ ...fixture.storage, responses: broken } as Storage, changes);
    await expect(watched.responses.write([responseTo(survey)])).rejects.toThrow('disk full');
    expect(heard).toEqual([]);
  });

  it('that are judged anew change all surveys that they may be of; unknown ones nothing', async () => {
    const response = responseTo(survey);
    await fixture.storage.responses.write([response]);
    await storage.responses.reclassify(site.key, [response.id], { archived: true }, byOwner());
    await storage.responses.reclassify(site.key, [responseTo(survey).id], { archived: true }, byOwner());
    expect(heard).toEqual([{ site: site.key, surveys: 'all', what: 'responses' }]);
  });

  it('that are removed change all surveys that they may be of; unknown ones nothing', async () => {
    const response = responseTo(survey);
    await fixture.storage.responses.write([response]);
    await storage.responses.remove(site.key, [response.id], byOwner());
    await storage.responses.remove(site.key, [response.id], byOwner());
    expect(heard).toEqual([{ site: site.key, surveys: 'all', what: 'responses' }]);
  });
});

it('funnel steps are one change of their surveys', async () => {
  const step = { siteKey: site.key, surveyKey: survey.key, version: 1, at: noon, dimensions: {} };
  const cells = [{ countKey: '~funnel', counter: 0, by: 3 }];
  await storage.counts.add([
    { ...step, cells },
    { ...step, cells },
  ]);
  expect(heard).toEqual([{ site: site.key, surveys: new Set([survey.key]), what: 'funnel' }]);
});

it('a survey that is created or changed is a change of it', async () => {
  const created = (await storage.surveys.create(
    surveyFields({ slug: 'new' }),
    site.key,
    byOwner(),
  )) as StoredSurvey;
  await storage.surveys.change(site.key, 'checkout', { name: 'Renamed' }, byOwner());
  expect(heard).toEqual([
    { site: site.key, surveys: new Set([created.key]), what: 'survey' },
    { site: site.key, surveys: new Set([survey.key]), what: 'survey' },
  ]);
});

it('a survey that was refused changes nothing', async () => {
  await storage.surveys.create(surveyFields(), site.key, byOwner());
  await storage.surveys.change(site.key, 'unknown', { name: 'Renamed' }, byOwner());
  expect(heard).toEqual([]);
});

it('a site that is changed is a change of all its surveys', async () => {
  await storage.sites.change(site.id, { minimumN: 9 }, byOwner());
  expect(heard).toEqual([{ site: site.key, surveys: 'all', what: 'site' }]);
});

it('a site that is created has another revision than before', async () => {
  const created = await storage.sites.create(siteFields(), byOwner());
  expect(changes.revisionOf(created.key)).not.toBe(changes.revisionOf(created.key + 1));
});

it('what only reads goes through, and the storage opens and closes as ever', async () => {
  await storage.ping();
  expect(await storage.surveys.list(site.key)).toEqual([survey]);
  expect(storage.secret).toBe(fixture.storage.secret);
});
