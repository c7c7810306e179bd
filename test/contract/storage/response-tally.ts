import { expect, test } from 'vitest';
import type { Composite } from '../../../server/storage/contract/selection.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { TooCostly } from '../../../server/storage/contract/tally.ts';
import { byOwner, effort, noon, responseTo, score, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { tallyQuestion } from '../../support/storage-tally-question.ts';

const hour = 3_600_000;

export function responseTallyContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const tally = (survey: StoredSurvey, change: Parameters<typeof tallyQuestion>[1] = {}) =>
    fixture.storage.responses.tally(tallyQuestion(survey, change));
  const answered = async (...changes: Partial<StoredResponse>[]) => {
    const survey = await fixture.survey();
    await fixture.storage.responses.write(changes.map((change) => responseTo(survey, change)));
    return survey;
  };
  /** How often each score was given, by the values of the breakdown. */
  const scores = async (survey: StoredSurvey, ...breakdown: string[]) => {
    const { rows } = await tally(survey, { breakdown });
    return Object.fromEntries(rows.map(({ values, counts }) => [values.join(' & '), counts[0]]));
  };

  test('without a breakdown there is one row, and only what counts is in it', async () => {
    const survey = await answered({}, { answers: [score(2)] }, { test: true }, { flagged: true });
    expect((await tally(survey)).rows).toEqual([
      { values: [], out: 0, counts: { 0: histogram({ 2: 1, 9: 1 }) }, scores: { n: 0, mean: 0, m2: 0 } },
    ]);
  });

  test('each response belongs to the last bound that it does not come before', async () => {
    const at = (receivedAt: number) => ({ receivedAt });
    const survey = await answered(at(noon - 1), at(noon), at(noon + hour - 1), at(noon + hour));
    const bounds = [noon - hour, noon, noon + hour, noon + 2 * hour];
    const { rows } = await tally(survey, { from: bounds[0]!, to: bounds[3]!, bounds });
    expect(rows.map(({ out, counts }) => [out, counts[0]![9]]).sort()).toEqual([
      [0, 1],
      [1, 2],
      [2, 1],
    ]);
  });

  test('a range begins with its first moment and ends before its last', async () => {
    const survey = await answered({ receivedAt: noon }, { receivedAt: noon + hour });
    const { rows, coverage } = await tally(survey, { from: noon, to: noon + hour });
    expect(rows).toMatchObject([{ counts: { 0: histogram({ 9: 1 }) } }]);
    expect(coverage[5]).toBe(1);
  });

  test('by a dimension; a response without a value is (none)', async () => {
    const survey = await answered({ dimensions: { page: '/a' } }, { dimensions: {}, answers: [score(1)] });
    expect(await scores(survey, 'page')).toEqual({
      '/a': histogram({ 9: 1 }),
      '(none)': histogram({ 1: 1 }),
    });
  });

  test('by two dimensions at once', async () => {
    const survey = await answered(
      { dimensions: { page: '/a', language: 'de' } },
      { dimensions: { page: '/a', language: 'en' }, answers: [score(3)] },
      { dimensions: { page: '/a', language: 'de' }, answers: [score(4)] },
    );
    expect(await scores(survey, 'page', 'language')).toEqual({
      '/a & de': histogram({ 4: 1, 9: 1 }),
      '/a & en': histogram({ 3: 1 }),
    });
  });

  test('by attributes of every type, as their text', async () => {
    const survey = await answered(
      { attributes: { plan: 'pro', orders: 2.5, vip: false } },
      { attributes: { plan: 'pro', orders: 2.5, vip: true }, answers: [score(0)] },
    );
    expect(await scores(survey, 'plan', 'orders')).toEqual({ 'pro & 2.5': histogram({ 0: 1, 9: 1 }) });
    expect(await scores(survey, 'vip')).toEqual({ false: histogram({ 9: 1 }), true: histogram({ 0: 1 }) });
  });

  test('by rating: the first that was given', async () => {
    const survey = await answered({ answers: [score(2), effort(7)] }, { answers: [effort(7)] });
    const keys = [{ surveyKey: survey.key, countKey: 'effort:ces:7' }];
    const { rows } = await tally(survey, { breakdown: ['rating'], keys });
    expect(rows.map(({ values, counts }) => [values[0], counts[0]![7]]).sort()).toEqual([
      ['2', 1],
      ['7', 1],
    ]);
  });

  test('by version, and by survey as its key', async () => {
    const survey = await answered({ version: 3 });
    const fields = surveyFields({ slug: 'till' });
    const till = (await fixture.storage.surveys.create(fields, survey.siteKey, byOwner())) as StoredSurvey;
    await fixture.storage.responses.write([responseTo(till, { answers: [score(1)] })]);
    const { rows } = await tally(survey, {
      surveyKeys: [survey.key, till.key],
      breakdown: ['survey', 'version'],
      keys: [survey, till].map(({ key }) => ({ surveyKey: key, countKey: 'score:nps:10' })),
    });
    expect(rows.map(({ values, counts }) => ({ values, counts }))).toEqual([
      { values: [String(survey.key), '3'], counts: { 0: histogram({ 9: 1 }) } },
      { values: [String(till.key), '1'], counts: { 1: histogram({ 1: 1 }) } },
    ]);
  });

  test('more values than the counts have places are all shown', async () => {
    const pages = Array.from({ length: 205 }, (_, i) => ({ dimensions: { page: `/${i}` } }));
    const byPage = await scores(await answered(...pages), 'page');
    expect(Object.keys(byPage)).toHaveLength(205);
    expect(byPage['/204']).toEqual(histogram({ 9: 1 }));
  });

  test('a composite score is of those who answered every item, by the weights of their version', async () => {
    const composite = (version: number, weight: number): Omit<Composite, 'surveyKey'> => ({
      version,
      items: [
        { countKey: 'score:nps:10', weight, min: 0, max: 10 },
        { countKey: 'effort:ces:7', weight: 1, min: 1, max: 7 },
      ],
    });
    const survey = await answered(
      { version: 1, answers: [score(10), effort(1)] },
      { version: 2, answers: [score(10), effort(1)] },
      { version: 1, answers: [score(10)] },
      { version: 3, answers: [score(10), effort(1)] },
    );
    const composites = [composite(1, 1), composite(2, 3)].map((c) => ({ surveyKey: survey.key, ...c }));
    const { rows } = await tally(survey, { composites });
    expect(rows[0]!.scores).toEqual({ n: 2, mean: 62.5, m2: 312.5 });
  });

  test('the coverage is of all that fits, repeats included; the cautions are of what counts', async () => {
    const survey = await fixture.survey();
    const rewarded = { extra: { incentivised: true } };
    const twice = responseTo(survey, rewarded);
    await fixture.storage.responses.write([twice, twice, responseTo(survey, { ...rewarded, bot: true })]);
    const { coverage, caution } = await tally(survey);
    expect(coverage).toEqual([0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0]);
    expect(caution).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('of surveys without responses there is nothing', async () => {
    const survey = await fixture.survey();
    const nothing = { rows: [], coverage: histogram({}), caution: histogram({}) };
    expect(await tally(survey)).toEqual(nothing);
    expect(await tally(survey, { surveyKeys: [] })).toEqual(nothing);
  });

  test('beyond its limits a tally is too costly, and the next one is answered', async () => {
    const survey = await answered(
      ...Array.from({ length: 5000 }, (_, i) => ({ attributes: { plan: `${i % 9}` } })),
    );
    const within = { rows: 5000, groups: 9, milliseconds: 60_000 };
    const limits = (limit: Partial<typeof within>) =>
      tally(survey, { breakdown: ['plan'], limits: { ...within, ...limit } });
    await expect(limits({ rows: 100 })).rejects.toThrow(TooCostly);
    await expect(limits({ groups: 8 })).rejects.toThrow(TooCostly);
    await expect(limits({ milliseconds: 0 })).rejects.toThrow(TooCostly);
    expect((await limits({})).rows).toHaveLength(9);
  });
}

function histogram(by: Record<number, number>): number[] {
  return Array.from({ length: 11 }, (_, value) => by[value] ?? 0);
}
