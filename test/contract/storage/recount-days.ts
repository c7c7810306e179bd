import { expect, test } from 'vitest';
import { type CountQuestion, spans } from '../../../server/storage/contract/counts.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, responseTo } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

/** Half past eight in the evening of 2026-10-31, which is the morning of 2026-11-01 in Tokyo. */
const evening = Date.parse('2026-10-31T20:30:00Z');
const hour = 3_600_000;
const lastOfOctober = 20_757;
const october = 24_321;
const mostAtOnce = 2;

export function recountDaysContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const counts = () => fixture.storage.counts;

  /** A site in UTC with that many answers, an hour apart, the last of them in the evening; moved to Tokyo. */
  async function moved(answers: number): Promise<StoredSurvey> {
    const survey = await fixture.survey();
    const responses = Array.from({ length: answers }, (_, i) => at(survey, evening - i * hour));
    await fixture.storage.responses.write(responses);
    const site = await fixture.storage.sites.change(survey.site, { timezone: 'Asia/Tokyo' }, byOwner());
    expect(site).toMatchObject({ timezone: 'Asia/Tokyo', recounting: answers > 0 });
    return survey;
  }

  function at(
    survey: StoredSurvey,
    receivedAt: number,
    change: Partial<StoredResponse> = {},
  ): StoredResponse {
    return responseTo(survey, { receivedAt, dimensions: { channel: 'api', page: '/a' }, ...change });
  }

  async function recounted(survey: StoredSurvey): Promise<(number | null)[]> {
    const pieces: (number | null)[] = [];
    do pieces.push(await counts().recountDays(survey.siteKey, mostAtOnce));
    while (pieces.at(-1) !== null);
    return pieces;
  }

  /** Answers of three days, by the number of the day. */
  async function byDay(survey: StoredSurvey, question: Partial<CountQuestion> = {}) {
    const segments = [0, 1, 2].map((out) => {
      const from = lastOfOctober - 1 + out;
      return { out, span: spans.day, from, to: from + 1 };
    });
    const asked = {
      siteKey: survey.siteKey,
      surveyKey: survey.key,
      countKey: 'score:nps:10',
      dimension: null,
    };
    const [rows] = await counts().read([{ ...asked, segments, ...question }]);
    const found = rows!.map(({ out, counts: of }) => [out, of.reduce((sum, n) => sum + n)] as const);
    return Object.fromEntries(found.filter(([, n]) => n > 0).map(([out, n]) => [lastOfOctober - 1 + out, n]));
  }

  test('days become those of the new zone, the latest responses first', async () => {
    // 20:30, 19:30, …, 13:30 UTC: from 15:00 on it is November in Tokyo.
    const survey = await moved(8);
    expect(await byDay(survey)).toEqual({ [lastOfOctober]: 8 });
    expect(await recounted(survey)).toEqual([2, 2, 2, 2, null]);
    expect(await byDay(survey)).toEqual({ [lastOfOctober]: 2, [lastOfOctober + 1]: 6 });
    expect(await byDay(survey, { dimension: 'page', value: '/a' })).toEqual({
      [lastOfOctober]: 2,
      [lastOfOctober + 1]: 6,
    });
    expect(await counts().verify()).toEqual([]);
    expect((await fixture.storage.sites.find({ id: survey.site }))!.recounting).toBe(false);
  });

  test('months, too', async () => {
    const survey = await moved(8);
    await recounted(survey);
    const months = [0, 1].map((out) => ({
      out,
      span: spans.month,
      from: october + out,
      to: october + out + 1,
    }));
    const [rows] = await counts().read([
      {
        siteKey: survey.siteKey,
        surveyKey: survey.key,
        countKey: 'score:nps:10',
        dimension: null,
        segments: months,
      },
    ]);
    expect(rows!.map(({ out, counts: of }) => [out, of[9]])).toEqual([
      [0, 2],
      [1, 6],
    ]);
  });

  test('between two pieces every response is counted once, in the days of one zone or the other', async () => {
    const survey = await moved(8);
    for (const left of [6, 4, 2]) {
      await counts().recountDays(survey.siteKey, mostAtOnce);
      expect(await counts().verify(), `${left} left`).toEqual([]);
      const days = Object.values(await byDay(survey));
      expect(days.reduce((sum, n) => sum + n)).toBe(8);
    }
  });

  test('what is written, changed and taken back meanwhile is counted where it belongs', async () => {
    const survey = await moved(8);
    await counts().recountDays(survey.siteKey, mostAtOnce);
    const late = at(survey, evening + hour);
    const early = at(survey, evening - 20 * hour);
    await fixture.storage.responses.write([late, early]);
    expect(await counts().verify()).toEqual([]);
    await fixture.storage.responses.reclassify(survey.siteKey, [early.id], { bot: true }, byOwner());
    await fixture.storage.responses.remove(survey.siteKey, [late.id], byOwner());
    expect(await counts().verify()).toEqual([]);
    await recounted(survey);
    expect(await counts().verify()).toEqual([]);
    expect(await byDay(survey)).toEqual({ [lastOfOctober]: 2, [lastOfOctober + 1]: 6 });
  });

  test('views move with their quarter hours; by dimension they stay where they are', async () => {
    const survey = await moved(1);
    const views = (moment: number) => ({
      siteKey: survey.siteKey,
      surveyKey: survey.key,
      version: 1,
      at: moment,
      dimensions: { channel: 'widget', page: '/a' },
      cells: [{ countKey: '~funnel', counter: 0, by: 3 }],
    });
    await counts().add([views(evening - 10 * hour)]);
    await recounted(survey);
    await counts().add([views(evening)]);
    const funnel = { countKey: '~funnel' };
    expect(await byDay(survey, funnel)).toEqual({ [lastOfOctober]: 3, [lastOfOctober + 1]: 3 });
  });

  test('views from before the change, too', async () => {
    const survey = await fixture.survey();
    await counts().add([
      {
        siteKey: survey.siteKey,
        surveyKey: survey.key,
        version: 1,
        at: evening,
        dimensions: { channel: 'widget', page: '/a' },
        cells: [{ countKey: '~funnel', counter: 0, by: 3 }],
      },
    ]);
    await fixture.storage.sites.change(survey.site, { timezone: 'Asia/Tokyo' }, byOwner());
    expect(await recounted(survey)).toEqual([null]);
    const funnel = { countKey: '~funnel' };
    expect(await byDay(survey, funnel)).toEqual({ [lastOfOctober + 1]: 3 });
    expect(await byDay(survey, { ...funnel, dimension: 'page', value: '/a' })).toEqual({
      [lastOfOctober]: 3,
    });
  });

  test('a site without counts has nothing to count anew', async () => {
    expect(await recounted(await moved(0))).toEqual([null]);
  });

  test('until it is done another zone is refused, and the rest of the change is not made', async () => {
    const survey = await moved(3);
    const change = { name: 'Store', timezone: 'UTC' };
    expect(await fixture.storage.sites.change(survey.site, change, byOwner())).toEqual({
      refused: 'recounting',
    });
    expect(await fixture.storage.sites.find({ id: survey.site })).toMatchObject({
      name: 'Shop',
      timezone: 'Asia/Tokyo',
    });
    await recounted(survey);
    expect(await fixture.storage.sites.change(survey.site, change, byOwner())).toMatchObject(change);
  });

  test('a storage that is opened again goes on where it was', async () => {
    const survey = await moved(8);
    await counts().recountDays(survey.siteKey, mostAtOnce);
    await fixture.reopen();
    expect((await fixture.storage.sites.find({ id: survey.site }))!.recounting).toBe(true);
    expect(await recounted(survey)).toEqual([2, 2, 2, null]);
    expect(await counts().verify()).toEqual([]);
  });
}
