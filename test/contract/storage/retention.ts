import { describe, expect, test } from 'vitest';
import { spans } from '../../../server/storage/contract/counts.ts';
import type { RetentionRun } from '../../../server/storage/contract/retention.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, comment, nextId, noon, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { progressQuestion } from '../../support/storage-progress-question.ts';
import { readTotal } from '../../support/storage-read.ts';

const hour = 3_600_000;
const keys = ['score:nps:10', '~coverage', '~caution'];
const texts = () => new Set(['why']);

export function retentionContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const retention = () => fixture.storage.retention;
  const responses = () => fixture.storage.responses;
  const run = (change: Partial<RetentionRun> = {}): RetentionRun => ({
    id: nextId(),
    actor: { kind: 'server' },
    at: noon,
    ...change,
  });
  const answered = async (...changes: Partial<StoredResponse>[]) => {
    const survey = await fixture.survey();
    const sent = changes.map((change) => responseTo(survey, change));
    await responses().write(sent);
    return { survey, ids: sent.map(({ id }) => id) };
  };
  const question = ({ siteKey, key }: StoredSurvey, change = {}) => ({
    siteKey,
    surveyKey: key,
    what: 'answers' as 'answers' | 'comments',
    ofOther: false,
    from: 0,
    before: noon,
    ...change,
  });
  const due = async (survey: StoredSurvey, change = {}) =>
    (await retention().due({ ...question(survey, change), after: null, limit: 100 })).map(({ id }) => id);
  const totals = (survey: StoredSurvey) =>
    Promise.all(keys.map((key) => readTotal(fixture.storage, survey, key)));
  const asCounted = async () => {
    expect(await fixture.storage.counts.verify()).toEqual([]);
    expect(await fixture.storage.counts.rebuild()).toBe(0);
  };
  const entries = ({ siteKey }: StoredSurvey) =>
    fixture.storage.audit.list({ siteKeys: [siteKey], before: null, limit: 100 });
  const listed = async (survey: StoredSurvey, change = {}) =>
    (await responses().list(listFilter(survey, change))).found;

  test('what is due was received before, and the oldest stands first', async () => {
    const { survey, ids } = await answered(
      { receivedAt: noon - 1 },
      { receivedAt: noon },
      { receivedAt: noon - hour },
      { receivedAt: noon - 2 * hour },
    );
    expect(await due(survey)).toEqual([ids[3], ids[2], ids[0]]);
    expect(await due(survey, { from: noon - hour })).toEqual([ids[2], ids[0]]);
    expect(await retention().countDue(question(survey))).toBe(3);
  });

  test('goes on behind where a page ended, whatever became of that', async () => {
    const { survey, ids } = await answered(
      ...[5, 4, 3, 2, 1].map((ago) => ({ receivedAt: noon - ago * hour })),
    );
    const asked = { ...question(survey), limit: 2 };
    const first = await retention().due({ ...asked, after: null });
    expect(first).toEqual([
      { receivedAt: noon - 5 * hour, id: ids[0] },
      { receivedAt: noon - 4 * hour, id: ids[1] },
    ]);
    await retention().anonymise(
      survey.siteKey,
      first.map(({ id }) => id),
      run(),
    );
    const second = await retention().due({ ...asked, after: first[1]! });
    expect(second.map(({ id }) => id)).toEqual([ids[2], ids[3]]);
  });

  test('what was erased is not due', async () => {
    const { survey, ids } = await answered({ receivedAt: noon - 1 }, { receivedAt: noon - 2 });
    await responses().erase(survey.siteKey, [ids[0]!], byOwner());
    expect(await due(survey)).toEqual([ids[1]]);
    expect(await retention().countDue(question(survey))).toBe(1);
  });

  test('an anonymised response is like an erased one, and no total changes', async () => {
    const { survey, ids } = await answered({
      answers: [score(2), comment('Anna was here')],
      page: 'https://shop.example/anna',
      visitor: Buffer.alloc(16, 7),
      dimensions: { channel: 'widget', page: '/anna' },
      attributes: { plan: 'pro' },
    });
    const before = await totals(survey);
    expect(await retention().anonymise(survey.siteKey, ids, run())).toBe(1);
    expect(await totals(survey)).toEqual(before);
    expect(await listed(survey)).toMatchObject([
      {
        erased: 'widget',
        page: null,
        hasVisitor: false,
        answers: [score(2)],
        dimensions: { channel: '(erased)', page: '(erased)' },
        attributes: { plan: '(erased)' },
      },
    ]);
    await asCounted();
  });

  test('what was written goes, and everything else stays', async () => {
    const { survey, ids } = await answered({
      answers: [score(2), comment('Anna was here')],
      page: 'https://shop.example/cart',
      visitor: Buffer.alloc(16, 7),
      dimensions: { channel: 'widget', page: '/cart' },
      attributes: { plan: 'pro' },
      complaint: true,
    });
    const [old] = await listed(survey);
    const before = await totals(survey);
    expect(await retention().removeWords(survey.siteKey, ids, texts, run())).toBe(1);
    expect(await totals(survey)).toEqual(before);
    const expected = { ...old, answers: [score(2), comment('')], wordless: true };
    expect(await listed(survey)).toEqual([expected]);
    expect(await listed(survey, { commented: true })).toEqual([]);
    await asCounted();
  });

  test('own words of a choice go, and that they were chosen stays', async () => {
    const { survey, ids } = await answered(
      { answers: [{ question: 'from', value: { other: 'At Anna' } }], receivedAt: noon - 1 },
      { answers: [{ question: 'all', value: ['a', { other: 'Anna' }] }], receivedAt: noon - 1 },
      { answers: [{ question: 'all', value: ['other'] }], receivedAt: noon - 1 },
    );
    expect(await due(survey, { what: 'comments' })).toEqual([]);
    const asked = { what: 'comments', ofOther: true };
    expect((await due(survey, asked)).sort()).toEqual([ids[0], ids[1]]);
    await retention().removeWords(survey.siteKey, ids.slice(0, 2), texts, run());
    expect(await due(survey, asked)).toEqual([]);
    const answers = (await listed(survey)).map((one) => one.answers[0]!.value);
    expect(answers).toContainEqual({ other: '' });
    expect(answers).toContainEqual(['a', { other: '' }]);
    await asCounted();
  });

  test('words that are gone are not due once more, and stay out of the list of comments', async () => {
    const { survey, ids } = await answered({ answers: [comment('Late')], receivedAt: noon - 1 });
    const asked = { what: 'comments' };
    expect(await due(survey, asked)).toEqual(ids);
    await retention().removeWords(survey.siteKey, ids, texts, run());
    await responses().reclassify(survey.siteKey, ids, { archived: true }, byOwner());
    expect(await due(survey, asked)).toEqual([]);
    expect(await due(survey, { ...asked, ofOther: true })).toEqual([]);
    expect(await listed(survey, { commented: true })).toEqual([]);
    await asCounted();
  });

  test('new words are due again', async () => {
    const { survey, ids } = await answered({ answers: [comment('Late')], receivedAt: noon - 1 });
    await retention().removeWords(survey.siteKey, ids, texts, run());
    const answers = [comment('Later')];
    const amendment = { answers, cells: [], commented: true, complaint: false, complete: true };
    const digest = Buffer.alloc(16, 3);
    await responses().amend(survey.siteKey, ids[0]!, { ...amendment, digest, revision: 1 }, noon);
    expect(await due(survey, { what: 'comments' })).toEqual(ids);
    expect(await listed(survey, { commented: true })).toHaveLength(1);
  });

  test('a question whose words are gone was answered all the same', async () => {
    const { survey, ids } = await answered({
      answers: [score(3), comment('Late')],
      complete: false,
      dimensions: { channel: 'widget' },
    });
    const asked = progressQuestion(survey);
    const before = await responses().progress(asked);
    await retention().removeWords(survey.siteKey, ids, texts, run());
    expect(await responses().progress(asked)).toEqual(before);
  });

  test('a run is one entry of the audit, however many pieces it took', async () => {
    const { survey, ids } = await answered({}, {}, {});
    const one = run({ at: noon + 1 });
    await retention().anonymise(survey.siteKey, ids.slice(0, 2), one);
    await retention().anonymise(survey.siteKey, ids.slice(2), { ...one, at: noon + 2 });
    await retention().anonymise(survey.siteKey, ids, one);
    expect((await entries(survey))[0]).toMatchObject({
      actor: { kind: 'server' },
      at: noon + 2,
      action: 'responses.expired',
      objects: [one.id],
      count: 3,
      changes: {},
    });
    expect((await entries(survey)).filter(({ action }) => action.endsWith('.expired'))).toHaveLength(1);
  });

  test('of the audit the oldest entries of the site go, and how many is entered', async () => {
    const { survey } = await answered({});
    const other = await fixture.survey();
    const { siteKey } = survey;
    const old = await entries(survey);
    expect(await retention().countAudit(siteKey, noon + 1)).toBe(old.length);
    expect(await retention().countAudit(siteKey, noon)).toBe(0);
    const one = run({ at: noon + hour });
    expect(await retention().removeAudit(siteKey, noon + 1, 1, one)).toBe(1);
    expect(await retention().removeAudit(siteKey, noon + 1, 100, one)).toBe(old.length - 1);
    expect(await entries(survey)).toMatchObject([
      { action: 'audit.expired', objects: [one.id], count: old.length },
    ]);
    expect((await entries(other)).length).toBeGreaterThan(0);
  });

  describe('what only erased responses were counted under', () => {
    const at = (page: string) => ({
      dimensions: { channel: 'widget', page },
      attributes: { plan: `of ${page}` },
    });
    const view = ({ siteKey, key: surveyKey }: StoredSurvey, page: string) => ({
      ...{ siteKey, surveyKey, version: 1, at: noon, dimensions: { channel: 'widget', page } },
      cells: [{ countKey: '~funnel', counter: 0, by: 1 }],
    });
    const byPage = async ({ siteKey, key: surveyKey }: StoredSurvey, countKey: string, counter = 0) => {
      const segments = [{ out: 0, span: spans.month, from: 0, to: 100_000 }];
      const [rows] = await fixture.storage.counts.read([
        { siteKey, surveyKey, countKey, dimension: 'page', segments },
      ]);
      return Object.fromEntries(rows!.map(({ value, counts }) => [value, counts[counter]]));
    };

    test('is forgotten, with the few views that it had', async () => {
      // What was erased by other tests.
      await retention().forgetValues();
      const { survey, ids } = await answered(at('/anna'), at('/cart'));
      await fixture.storage.counts.add([view(survey, '/anna'), view(survey, '/cart')]);
      await responses().erase(survey.siteKey, [ids[0]!], byOwner());
      expect(await retention().forgetValues()).toBe(2);
      expect(await byPage(survey, '~funnel')).toEqual({ '/cart': 1, '(erased)': 1 });
      expect(await byPage(survey, 'score:nps:10', 9)).toEqual({ '/cart': 1, '(erased)': 1 });
      expect(await retention().forgetValues()).toBe(0);
      await asCounted();
    });

    test('stays where many have seen it, where another answer has it, and as the name of something', async () => {
      const { survey, ids } = await answered(
        at('/seen'),
        at('/cart'),
        at('/cart'),
        at('why'),
        { attributes: { plan: '/kept' } },
        { dimensions: { channel: 'api', page: '/kept' } },
      );
      await fixture.storage.counts.add([view(survey, '/seen'), view(survey, '/seen')]);
      await responses().erase(survey.siteKey, [ids[0]!, ids[1]!, ids[3]!, ids[5]!], byOwner());
      // What the attribute said of `/seen` and of `why`: nobody else has that.
      expect(await retention().forgetValues()).toBe(2);
      expect(await byPage(survey, '~funnel')).toEqual({ '/seen': 2 });
      expect((await listed(survey)).map(({ attributes }) => attributes.plan)).toContain('/kept');
      await asCounted();
    });

    test('is a new value where it comes again', async () => {
      const { survey, ids } = await answered(at('/anna'));
      await responses().erase(survey.siteKey, ids, byOwner());
      await retention().forgetValues();
      const again = responseTo(survey, at('/anna'));
      await responses().write([again]);
      expect((await responses().find(survey.siteKey, again.id))?.dimensions.page).toBe('/anna');
      expect(await byPage(survey, 'score:nps:10', 9)).toEqual({ '/anna': 1, '(erased)': 1 });
      const filters = [{ dimension: 'page', operator: 'is' as const, values: ['/anna'] }];
      expect((await listed(survey, { filters })).map(({ id }) => id)).toEqual([again.id]);
      await asCounted();
    });

    test('stays where it comes again while it is being looked for', async () => {
      const { survey, ids } = await answered(at('/anna'));
      await responses().erase(survey.siteKey, ids, byOwner());
      const looking = retention().forgetValues();
      const again = responseTo(survey, at('/anna'));
      await responses().write([again]);
      // Which of both comes first is an engine's own; what has come again is never forgotten.
      await looking;
      expect((await responses().find(survey.siteKey, again.id))?.dimensions.page).toBe('/anna');
      expect(await retention().forgetValues()).toBe(0);
      await asCounted();
    });
  });

  test('terms are dated by when they were changed last', async () => {
    const site = await fixture.site();
    expect(site).toMatchObject({ retention: { answers: null }, retentionSince: noon });
    const terms = { answers: '365d', comments: null, audit: null };
    const change = (fields: object, at: number) => fixture.storage.sites.change(site.id, fields, byOwner(at));
    expect(await change({ retention: terms }, noon + 5)).toMatchObject({
      retention: terms,
      retentionSince: noon + 5,
    });
    expect(await change({ retention: terms, name: 'Store' }, noon + 9)).toMatchObject({
      retentionSince: noon + 5,
    });
  });
}
