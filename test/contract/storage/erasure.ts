import { expect, test } from 'vitest';
import { spans } from '../../../server/storage/contract/counts.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, comment, noon, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { readTotal } from '../../support/storage-read.ts';

const byVisitor = { actor: { kind: 'visitor' }, at: noon } as const;
const keys = ['score:nps:10', '~coverage', '~caution'];

/** A response with everything in it that could tell whose it is. */
const whole: Partial<StoredResponse> = {
  receivedAt: noon + 61_234,
  submittedAt: noon + 60_000,
  shownAt: noon,
  page: 'https://shop.example/anna',
  visitor: Buffer.alloc(16, 7),
  dimensions: { channel: 'widget', page: '/anna', device: 'mobile' },
  attributes: { plan: 'pro', orders: 3 },
  answers: [score(2), comment('Anna was here')],
  extra: { incentivised: true, order: ['score', 'why'], vitals: { lcp: 1 } },
  flags: ['too_fast'],
  complaint: true,
};

export function erasureContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const responses = () => fixture.storage.responses;
  const listed = async (survey: StoredSurvey) => (await responses().list(listFilter(survey))).found;
  const answered = async (change: Partial<StoredResponse> = whole) => {
    const survey = await fixture.survey();
    const response = responseTo(survey, change);
    await responses().write([response]);
    return { survey, response, id: response.id };
  };
  const totals = async (survey: StoredSurvey) =>
    Promise.all(keys.map((key) => readTotal(fixture.storage, survey, key)));
  const byPage = async ({ siteKey, key: surveyKey }: StoredSurvey) => {
    const segments = [{ out: 0, span: spans.month, from: 0, to: 100_000 }];
    const question = { siteKey, surveyKey, countKey: 'score:nps:10', dimension: 'page', segments };
    const [rows] = await fixture.storage.counts.read([question]);
    return Object.fromEntries(rows!.map(({ value, counts }) => [value, counts[2]]));
  };

  test('leaves the ratings, the survey, the version, the quarter hour and the class, and nothing else', async () => {
    const { survey, id } = await answered();
    const [left] = await responses().erase(survey.siteKey, [id], byVisitor);
    expect(await listed(survey)).toEqual([
      {
        siteKey: survey.siteKey,
        surveyKey: survey.key,
        id: left,
        revision: 0,
        version: 1,
        complete: true,
        test: false,
        archived: false,
        bot: false,
        flagged: false,
        class: 'counted',
        flags: [],
        complaint: true,
        repeated: false,
        receivedAt: noon,
        submittedAt: null,
        shownAt: null,
        page: null,
        dimensions: { channel: '(erased)', page: '(erased)', device: '(erased)' },
        attributes: { plan: '(erased)', orders: '(erased)' },
        answers: [score(2)],
        cells: [{ countKey: 'score:nps:10', counter: 2 }],
        commented: true,
        extra: { incentivised: true },
        duplicates: 0,
        erased: 'widget',
        tags: [],
        hasVisitor: false,
      },
    ]);
  });

  test('changes no total, and moves the values of dimensions', async () => {
    const { survey, id } = await answered();
    const before = await totals(survey);
    expect(await byPage(survey)).toEqual({ '/anna': 1 });
    await responses().erase(survey.siteKey, [id], byVisitor);
    expect(await totals(survey)).toEqual(before);
    expect(await byPage(survey)).toEqual({ '/anna': 0, '(erased)': 1 });
    expect(await fixture.storage.counts.verify()).toEqual([]);
    expect(await fixture.storage.counts.rebuild()).toBe(0);
  });

  test('moves values even where the dimension has no place left', async () => {
    const survey = await fixture.survey();
    const pages = Array.from({ length: 201 }, (_, i) =>
      responseTo(survey, { answers: [score(2)], dimensions: { page: `/${i}` } }),
    );
    await responses().write(pages);
    await responses().erase(survey.siteKey, [pages[200]!.id, pages[0]!.id], byVisitor);
    expect(await byPage(survey)).toMatchObject({ '(erased)': 2, '(other)': 0, '/0': 0, '/1': 1 });
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('takes the comment out of the list of comments, and leaves it counted', async () => {
    const { survey, id } = await answered();
    await responses().erase(survey.siteKey, [id], byVisitor);
    expect((await responses().list(listFilter(survey, { commented: true }))).found).toEqual([]);
    expect((await readTotal(fixture.storage, survey, '~coverage'))[8]).toBe(1);
  });

  test('is done once: again, there is nothing to be found', async () => {
    const { survey, id } = await answered();
    const [left] = await responses().erase(survey.siteKey, [id, id], byVisitor);
    expect(await responses().erase(survey.siteKey, [id], byVisitor)).toEqual([]);
    expect(await responses().find(survey.siteKey, id)).toBeNull();
    expect((await listed(survey)).map((found) => found.id)).toEqual([left]);
  });

  test('holds: what comes late under the old id is stale', async () => {
    const { survey, response } = await answered({ complete: false });
    await responses().erase(survey.siteKey, [response.id], byVisitor);
    const later = { ...response, revision: 1, digest: Buffer.alloc(16, 2) };
    expect(await responses().write([response, later])).toEqual(['stale', 'stale']);
    expect(await listed(survey)).toHaveLength(1);
  });

  test('forgets whose it was: the same visitor has not answered before', async () => {
    const { survey, id, response } = await answered();
    await responses().erase(survey.siteKey, [id], byVisitor);
    await responses().write([responseTo(survey, { visitor: response.visitor })]);
    expect((await listed(survey))[0]).toMatchObject({ repeated: false });
  });

  test('what is left can be judged and deleted like any other', async () => {
    const { survey, id } = await answered();
    const left = await responses().erase(survey.siteKey, [id], byVisitor);
    await responses().reclassify(survey.siteKey, left, { archived: true }, byOwner());
    expect(await listed(survey)).toMatchObject([{ class: 'archived', erased: 'widget' }]);
    await responses().remove(survey.siteKey, left, byOwner());
    expect((await totals(survey))[0]).toEqual(Array(11).fill(0));
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('of another site does nothing', async () => {
    const { survey, id } = await answered();
    const other = await fixture.survey();
    expect(await responses().erase(other.siteKey, [id], byVisitor)).toEqual([]);
    expect(await listed(survey)).toMatchObject([{ id, page: whole.page }]);
  });

  test('is entered into the audit by number, and names nobody', async () => {
    const { survey, id } = await answered();
    await responses().erase(survey.siteKey, [id], byVisitor);
    const [entry] = await fixture.storage.audit.list({ siteKeys: [survey.siteKey], before: null, limit: 1 });
    expect(entry).toMatchObject({
      ...byVisitor,
      action: 'responses.erased',
      objects: [],
      count: 1,
      changes: {},
    });
  });

  test('what an erasure reached before never comes again, and what is there stays', async () => {
    const { survey, id } = await answered();
    const unknown = responseTo(survey);
    await responses().refuse(survey.siteKey, [unknown.id, id]);
    await responses().refuse(survey.siteKey, [unknown.id]);
    expect(await responses().write([unknown])).toEqual(['stale']);
    expect((await listed(survey)).map((one) => one.id)).toEqual([id]);
  });
}
