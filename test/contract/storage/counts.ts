import { expect, test } from 'vitest';
import { countRules } from '../../../server/ingest/count-rules.ts';
import type { CountRules } from '../../../server/storage/contract/counting.ts';
import { type CountQuestion, spans } from '../../../server/storage/contract/counts.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, noon, responseTo, score, siteFields, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

const quarter = noon / 900_000;
/** 2026-11-02. */
const day = 20_759;
/** November 2026. */
const month = 24_322;
const quarters = [{ out: 0, span: spans.quarter, from: quarter, to: quarter + 1 }];
const days = [{ out: 0, span: spans.day, from: day, to: day + 1 }];
const months = [{ out: 0, span: spans.month, from: month, to: month + 1 }];

export function countsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const counts = () => fixture.storage.counts;
  const answered = async (...changes: Partial<StoredResponse>[]) => {
    const survey = await fixture.survey();
    await fixture.storage.responses.write(changes.map((change) => responseTo(survey, change)));
    return survey;
  };
  const about = (survey: StoredSurvey, question: Partial<CountQuestion> = {}): CountQuestion => ({
    siteKey: survey.siteKey,
    surveyKey: survey.key,
    countKey: 'score:nps:10',
    dimension: null,
    segments: days,
    ...question,
  });
  const read = async (survey: StoredSurvey, question: Partial<CountQuestion> = {}) =>
    (await counts().read([about(survey, question)]))[0]!;

  test.each([
    ['quarter hours', quarters],
    ['days', days],
    ['months', months],
  ])('a total is the same in %s', async (_name, segments) => {
    const survey = await answered({ answers: [score(9)] }, { answers: [score(9)] }, { answers: [score(0)] });
    expect(await read(survey, { segments })).toEqual([
      { out: 0, value: null, counts: histogram({ 0: 1, 9: 2 }) },
    ]);
  });

  test.each([
    ['quarter hours', quarters],
    ['days', days],
    ['months', months],
  ])('what was read is read anew once something was counted or taken back in %s', async (_name, segments) => {
    const survey = await answered({ answers: [score(9)] });
    expect(await read(survey, { segments })).toMatchObject([{ counts: histogram({ 9: 1 }) }]);
    const second = responseTo(survey, { answers: [score(3)] });
    await fixture.storage.responses.write([second]);
    expect(await read(survey, { segments })).toMatchObject([{ counts: histogram({ 3: 1, 9: 1 }) }]);
    await fixture.storage.responses.remove(survey.siteKey, [second.id], byOwner(noon));
    expect(await read(survey, { segments })).toMatchObject([{ counts: histogram({ 9: 1 }) }]);
  });

  test.each([
    ['quarter hours', spans.quarter],
    ['days', spans.day],
    ['months', spans.month],
  ])('a segment that never ends costs no more than what there is in %s', async (_name, span) => {
    const survey = await answered({}, { receivedAt: noon + 400 * 86_400_000 });
    const always = [{ out: 0, span, from: 0, to: Number.MAX_SAFE_INTEGER }];
    expect(await read(survey, { segments: always })).toMatchObject([{ counts: histogram({ 9: 2 }) }]);
  });

  test('a segment begins with its first bucket and ends before its last', async () => {
    const survey = await answered({ receivedAt: noon });
    const from = (low: number, high: number) => [{ out: 0, span: spans.quarter, from: low, to: high }];
    expect(await read(survey, { segments: from(quarter, quarter + 1) })).toHaveLength(1);
    expect(await read(survey, { segments: from(quarter - 1, quarter) })).toEqual([]);
    expect(await read(survey, { segments: from(quarter + 1, quarter + 2) })).toEqual([]);
  });

  test('segments of one output are summed, and outputs are told apart', async () => {
    const survey = await answered({}, { receivedAt: noon + 900_000 }, { receivedAt: noon + 1_800_000 });
    const segments = [
      { out: 3, span: spans.quarter, from: quarter, to: quarter + 1 },
      { out: 3, span: spans.quarter, from: quarter + 1, to: quarter + 2 },
      { out: 5, span: spans.quarter, from: quarter + 2, to: quarter + 3 },
    ];
    const rows = await read(survey, { segments });
    expect(rows.sort((a, b) => a.out - b.out)).toEqual([
      { out: 3, value: null, counts: histogram({ 9: 2 }) },
      { out: 5, value: null, counts: histogram({ 9: 1 }) },
    ]);
  });

  test("days and months are those of the site's zone", async () => {
    const site = await fixture.site({ timezone: 'Asia/Kathmandu' });
    const survey = (await fixture.storage.surveys.create(
      surveyFields(),
      site.key,
      byOwner(),
    )) as StoredSurvey;
    // 18:15 UTC on October 31 is midnight of November 1 in Kathmandu.
    const midnight = Date.parse('2026-10-31T18:15:00Z');
    await fixture.storage.responses.write([
      responseTo(survey, { receivedAt: midnight - 1, answers: [score(1)] }),
      responseTo(survey, { receivedAt: midnight, answers: [score(2)] }),
    ]);
    const november = [{ out: 0, span: spans.month, from: month, to: month + 1 }];
    const first = [{ out: 0, span: spans.day, from: day - 1, to: day }];
    expect(await read(survey, { segments: november })).toMatchObject([{ counts: histogram({ 2: 1 }) }]);
    expect(await read(survey, { segments: first })).toMatchObject([{ counts: histogram({ 2: 1 }) }]);
  });

  test('one value of a dimension, and each of them', async () => {
    const survey = await answered(
      { dimensions: { page: '/a' }, answers: [score(1)] },
      { dimensions: { page: '/b' }, answers: [score(2)] },
      { dimensions: {}, answers: [score(3)] },
    );
    expect(await read(survey, { dimension: 'page', value: '/a' })).toMatchObject([
      { counts: histogram({ 1: 1 }) },
    ]);
    const rows = await read(survey, { dimension: 'page', segments: months });
    expect(byValue(rows)).toEqual({ '/a': histogram({ 1: 1 }), '/b': histogram({ 2: 1 }) });
  });

  test('an attribute is a dimension, by the text of its value', async () => {
    const survey = await answered(
      { attributes: { plan: 'pro', orders: 3, vip: true } },
      { attributes: { plan: 'free', orders: 3 } },
    );
    expect(byValue(await read(survey, { dimension: 'orders' }))).toEqual({ 3: histogram({ 9: 2 }) });
    expect(byValue(await read(survey, { dimension: 'vip' }))).toEqual({ true: histogram({ 9: 1 }) });
    expect(await read(survey, { dimension: 'plan', value: 'pro' })).toHaveLength(1);
  });

  test('one version, and one row a version', async () => {
    const survey = await answered({ version: 1 }, { version: 2, answers: [score(2)] }, { version: 2 });
    expect(await read(survey, { version: 2 })).toMatchObject([{ counts: histogram({ 2: 1, 9: 1 }) }]);
    expect(byValue(await read(survey, { byVersion: true }))).toEqual({
      1: histogram({ 9: 1 }),
      2: histogram({ 2: 1, 9: 1 }),
    });
  });

  test('one version of one value of a dimension, and of each', async () => {
    const page = { dimensions: { page: '/a' } };
    const survey = await answered({ ...page, version: 1 }, { ...page, version: 2, answers: [score(2)] });
    const expected = histogram({ 2: 1 });
    const question = { dimension: 'page', version: 2 };
    expect(await read(survey, { ...question, value: '/a' })).toMatchObject([{ counts: expected }]);
    expect(byValue(await read(survey, question))).toEqual({ '/a': expected });
  });

  test('what was never counted has no row', async () => {
    const survey = await answered({});
    expect(await read(survey, { countKey: 'nothing:nps:10' })).toEqual([]);
    expect(await read(survey, { dimension: 'page' })).toEqual([]);
    expect(await read(survey, { dimension: 'nothing' })).toEqual([]);
    expect(await read(survey, { dimension: 'channel', value: 'nothing' })).toEqual([]);
    expect(await read(survey, { version: 7 })).toEqual([]);
    expect(await read(survey, { segments: [] })).toEqual([]);
  });

  test('answers stand in the order of the questions', async () => {
    const [one, two] = [await answered({}), await answered({ answers: [score(2)] })];
    expect(await counts().read([about(two), about(one), about(two)])).toMatchObject([
      [{ counts: histogram({ 2: 1 }) }],
      [{ counts: histogram({ 9: 1 }) }],
      [{ counts: histogram({ 2: 1 }) }],
    ]);
  });

  test('surveys of a site are counted apart', async () => {
    const survey = await answered({});
    const fields = surveyFields({ slug: 'till' });
    const till = (await fixture.storage.surveys.create(fields, survey.siteKey, byOwner())) as StoredSurvey;
    expect(await read(till)).toEqual([]);
  });

  test('the 201st value of a dimension and those after it share (other)', async () => {
    const pages = Array.from({ length: 203 }, (_, i) => ({ dimensions: { page: `/${i}` } }));
    const survey = await answered(...pages);
    const rows = byValue(await read(survey, { dimension: 'page' }));
    expect(Object.keys(rows)).toHaveLength(201);
    expect(rows['/199']).toEqual(histogram({ 9: 1 }));
    expect(rows['(other)']).toEqual(histogram({ 9: 3 }));
    expect(await read(survey, { dimension: 'page', value: '(other)' })).toMatchObject([
      { counts: histogram({ 9: 3 }) },
    ]);
  });

  test('a place once taken is not given back when its last response goes', async () => {
    const survey = await fixture.survey();
    const pages = Array.from({ length: 200 }, (_, i) =>
      responseTo(survey, { dimensions: { page: `/${i}` } }),
    );
    await fixture.storage.responses.write(pages);
    await fixture.storage.responses.remove(survey.siteKey, [pages[0]!.id], byOwner());
    await fixture.storage.responses.write([
      responseTo(survey, { dimensions: { page: '/late' } }),
      responseTo(survey, { dimensions: { page: '/0' } }),
    ]);
    const rows = byValue(await read(survey, { dimension: 'page' }));
    expect(rows['(other)']).toEqual(histogram({ 9: 1 }));
    expect(rows['/0']).toEqual(histogram({ 9: 1 }));
    expect(await counts().verify()).toEqual([]);
  });

  test('a value tells whether it has counts of its own', async () => {
    const pages = Array.from({ length: 201 }, (_, i) => ({ dimensions: { page: `/${i}` } }));
    const survey = await answered(...pages, { dimensions: { language: 'de' } });
    const state = (dimension: string, value: string) =>
      counts().valueState(survey.siteKey, survey.key, dimension, value);
    expect(await state('page', '/0')).toBe('counted');
    expect(await state('page', '/200')).toBe('folded');
    expect(await state('page', '/never')).toBe('folded');
    expect(await state('page', '(other)')).toBe('counted');
    expect(await state('language', 'de')).toBe('counted');
    expect(await state('language', '/0')).toBe('unseen');
    expect(await state('plan', 'pro')).toBe('unseen');
  });

  test('a value that is called (other) is counted under (other), by filter as by breakdown', async () => {
    const survey = await answered({ dimensions: { page: '(other)' } }, { dimensions: { page: '/a' } });
    const expected = { '(other)': histogram({ 9: 1 }), '/a': histogram({ 9: 1 }) };
    expect(byValue(await read(survey, { dimension: 'page' }))).toEqual(expected);
    expect(await read(survey, { dimension: 'page', value: '(other)' })).toMatchObject([
      { counts: histogram({ 9: 1 }) },
    ]);
  });

  test('counters without rows are added up, by dimension too, and are no difference to a recount', async () => {
    const survey = await answered({ dimensions: { page: '/a' } });
    const addition = {
      siteKey: survey.siteKey,
      surveyKey: survey.key,
      version: 1,
      at: noon,
      dimensions: { page: '/a' },
      cells: [{ countKey: '~funnel', counter: 0, by: 5 }],
    };
    await counts().add([addition, { ...addition, dimensions: {} }]);
    await counts().add([addition]);
    expect(await read(survey, { countKey: '~funnel' })).toMatchObject([{ counts: histogram({ 0: 15 }) }]);
    expect(await read(survey, { countKey: '~funnel', dimension: 'page', value: '/a' })).toMatchObject([
      { counts: histogram({ 0: 10 }) },
    ]);
    expect(await counts().verify()).toEqual([]);
  });

  test('an addition that cannot be made adds nothing of the others', async () => {
    const survey = await fixture.survey();
    const addition = {
      siteKey: survey.siteKey,
      surveyKey: survey.key,
      version: 1,
      at: noon,
      dimensions: {},
      cells: [{ countKey: '~funnel', counter: 0, by: 5 }],
    };
    await expect(counts().add([addition, { ...addition, siteKey: 999_999_999 }])).rejects.toThrow();
    expect(await read(survey, { countKey: '~funnel' })).toEqual([]);
  });

  test('the keys of a site are those that it has counted', async () => {
    const survey = await answered({ answers: [score(9)] });
    const { siteKey, key: surveyKey } = survey;
    const keys = await counts().keys(siteKey);
    expect(keys.map(({ countKey }) => countKey).sort()).toEqual(['score:nps:10', '~coverage']);
    expect(keys.every((key) => key.surveyKey === surveyKey)).toBe(true);
    expect(await counts().keys((await fixture.site()).key)).toEqual([]);
  });

  test('the earliest moment is the quarter hour of the first response of a site', async () => {
    const survey = await answered({}, { receivedAt: noon - 86_400_000 + 5 }, { receivedAt: noon + 1 });
    expect(await counts().earliest(survey.siteKey)).toBe(noon - 86_400_000);
    expect(await counts().earliest((await fixture.site()).key)).toBeNull();
  });

  test('a recount finds counts that other rules have made', async () => {
    const database = await engine.create();
    const generous = await database.open(countingTwice);
    const site = await generous.sites.create(siteFields(), byOwner());
    const survey = (await generous.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    await generous.responses.write([responseTo(survey)]);
    expect(await generous.counts.verify()).toEqual([]);
    await generous.close();

    const honest = await database.open();
    const differences = await honest.counts.verify();
    // The total of the rating by quarter hour, day and month, and its channel by day and month.
    expect(differences).toHaveLength(5);
    for (const { live, recounted } of differences) {
      expect(live).toEqual(histogram({ 9: 2 }));
      expect(recounted).toEqual(histogram({ 9: 1 }));
    }
    await honest.close();
    await database.destroy();
  });
}

const countingTwice: CountRules = {
  ...countRules,
  cellsOf: (response) =>
    countRules.cellsOf(response).map((cell) => (cell.countKey === '~coverage' ? cell : { ...cell, by: 2 })),
};

function histogram(by: Record<number, number>): number[] {
  return Array.from({ length: 11 }, (_, value) => by[value] ?? 0);
}

function byValue(rows: readonly { value: string | null; counts: number[] }[]): Record<string, number[]> {
  return Object.fromEntries(rows.map(({ value, counts }) => [value, counts]));
}
