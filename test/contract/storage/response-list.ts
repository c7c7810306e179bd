import { expect, test } from 'vitest';
import type { ResponseFilter, StoredSurvey } from '../../../server/storage/storage.ts';
import { comment, noon, responseTo, score, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function responseListContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const ids = async (survey: StoredSurvey, filter: Partial<ResponseFilter> = {}) => {
    const found = await fixture.storage.responses.list({
      siteKey: survey.siteKey,
      surveyKeys: [survey.key],
      commented: false,
      before: null,
      limit: 100,
      ...filter,
    });
    return found.map(({ id }) => id);
  };

  test('newest first; what came in the same millisecond, by id', async () => {
    const survey = await fixture.survey();
    const early = responseTo(survey, { receivedAt: noon - 1 });
    const [a, b, c] = [responseTo(survey), responseTo(survey), responseTo(survey)];
    const late = responseTo(survey, { receivedAt: noon + 1 });
    await fixture.storage.responses.write([b, late, a, early, c]);
    expect(await ids(survey)).toEqual([late.id, c.id, b.id, a.id, early.id]);
  });

  test('pages of any size put together are the whole list, each response once', async () => {
    const survey = await fixture.survey();
    const batch = Array.from({ length: 20 }, (_, i) =>
      responseTo(survey, { receivedAt: noon + Math.floor(i / 7) }),
    );
    await fixture.storage.responses.write(batch);
    const whole = await ids(survey);
    expect(whole).toHaveLength(20);
    for (const limit of [1, 3, 7, 19]) {
      expect(await paged(survey, limit)).toEqual(whole);
    }
  });

  async function paged(survey: StoredSurvey, limit: number): Promise<string[]> {
    const seen: string[] = [];
    let before: ResponseFilter['before'] = null;
    for (;;) {
      const page = await fixture.storage.responses.list({
        siteKey: survey.siteKey,
        surveyKeys: [survey.key],
        commented: false,
        before,
        limit,
      });
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last || seen.length > 100) return seen;
      before = { receivedAt: last.receivedAt, id: last.id };
    }
  }

  test('what comes in while someone turns pages does not move the pages behind', async () => {
    const survey = await fixture.survey();
    const [old, cursor] = [responseTo(survey, { receivedAt: noon - 1 }), responseTo(survey)];
    await fixture.storage.responses.write([old, cursor]);
    const before = { receivedAt: cursor.receivedAt, id: cursor.id };
    await fixture.storage.responses.write([responseTo(survey, { receivedAt: noon + 1 })]);
    expect(await ids(survey, { before })).toEqual([old.id]);
  });

  test('a page ends with the limit', async () => {
    const survey = await fixture.survey();
    await fixture.storage.responses.write([responseTo(survey), responseTo(survey), responseTo(survey)]);
    expect(await ids(survey, { limit: 2 })).toHaveLength(2);
  });

  test('several surveys are one list in the order of time', async () => {
    const survey = await fixture.survey();
    const fields = surveyFields({ slug: 'till' });
    const till = (await fixture.storage.surveys.create(fields, survey.siteKey, noon)) as StoredSurvey;
    const first = responseTo(survey, { receivedAt: noon });
    const second = responseTo(till, { receivedAt: noon + 1 });
    const third = responseTo(survey, { receivedAt: noon + 2 });
    await fixture.storage.responses.write([first, second, third]);
    const surveyKeys = [survey.key, till.key];
    expect(await ids(survey, { surveyKeys })).toEqual([third.id, second.id, first.id]);
    expect(await ids(survey, { surveyKeys, limit: 2 })).toEqual([third.id, second.id]);
    expect(await ids(survey)).toEqual([third.id, first.id]);
    expect(await ids(survey, { surveyKeys: [] })).toEqual([]);
  });

  test('commented: only those with a text, also after a text was added or taken back', async () => {
    const survey = await fixture.survey();
    const plain = responseTo(survey);
    const growing = responseTo(survey, { complete: false });
    const shrinking = responseTo(survey, { complete: false, answers: [comment('Late')] });
    await fixture.storage.responses.write([plain, growing, shrinking]);
    expect(await ids(survey, { commented: true })).toEqual([shrinking.id]);
    await fixture.storage.responses.write([
      { ...growing, revision: 1, answers: [score(9), comment('Fine')] },
      { ...shrinking, revision: 1, answers: [score(9)] },
    ]);
    expect(await ids(survey, { commented: true })).toEqual([growing.id]);
  });

  test('responses of another site are never in it', async () => {
    const [mine, theirs] = [await fixture.survey(), await fixture.survey()];
    await fixture.storage.responses.write([responseTo(theirs)]);
    expect(await ids(mine)).toEqual([]);
  });
}
