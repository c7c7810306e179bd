import { expect, test } from 'vitest';
import type { Position, ResponseFilter } from '../../../server/storage/contract/selection.ts';
import type { StoredAnswer, StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, comment, effort, noon, responseTo, score, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';

export function responseListContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const write = (...batch: StoredResponse[]) => fixture.storage.responses.write(batch);
  const ids = async (survey: StoredSurvey, change: Partial<ResponseFilter> = {}) => {
    const { found } = await fixture.storage.responses.list(listFilter(survey, change));
    return found.map(({ id }) => id);
  };

  test('newest first; what came in the same millisecond, by id', async () => {
    const survey = await fixture.survey();
    const early = responseTo(survey, { receivedAt: noon - 1 });
    const [a, b, c] = [responseTo(survey), responseTo(survey), responseTo(survey)];
    const late = responseTo(survey, { receivedAt: noon + 1 });
    await write(b, late, a, early, c);
    expect(await ids(survey)).toEqual([late.id, c.id, b.id, a.id, early.id]);
  });

  test('pages of any size put together are the whole list, each response once', async () => {
    const survey = await fixture.survey();
    const batch = Array.from({ length: 20 }, (_, i) =>
      responseTo(survey, { receivedAt: noon + Math.floor(i / 7) }),
    );
    await write(...batch);
    const whole = await ids(survey);
    expect(whole).toHaveLength(20);
    for (const limit of [1, 3, 7, 19]) {
      expect(await paged(survey, limit)).toEqual(whole);
    }
  });

  async function paged(survey: StoredSurvey, limit: number): Promise<string[]> {
    const seen: string[] = [];
    let before: ResponseFilter['before'] = null;
    do {
      const page = await fixture.storage.responses.list(listFilter(survey, { before, limit }));
      seen.push(...page.found.map(({ id }) => id));
      before = page.next;
    } while (before !== null && seen.length < 100);
    return seen;
  }

  test('what is behind a position is counted, however long a page is', async () => {
    const survey = await fixture.survey();
    await write(...Array.from({ length: 5 }, (_, i) => responseTo(survey, { receivedAt: noon + i })));
    const { next } = await fixture.storage.responses.list(listFilter(survey, { limit: 2 }));
    const count = (before: Position | null) =>
      fixture.storage.responses.count(listFilter(survey, { before, limit: 1 }));
    expect(await count(null)).toEqual({ count: 5, next: null });
    expect(await count(next)).toEqual({ count: 3, next: null });
  });

  test('a page that holds the last response has none after it', async () => {
    const survey = await fixture.survey();
    await write(responseTo(survey), responseTo(survey));
    const page = (limit: number) => fixture.storage.responses.list(listFilter(survey, { limit }));
    expect((await page(2)).next).toBeNull();
    expect((await page(1)).next).not.toBeNull();
  });

  test('what comes in while someone turns pages does not move the pages behind', async () => {
    const survey = await fixture.survey();
    const [old, cursor] = [responseTo(survey, { receivedAt: noon - 1 }), responseTo(survey)];
    await write(old, cursor);
    const before = { receivedAt: cursor.receivedAt, id: cursor.id };
    await write(responseTo(survey, { receivedAt: noon + 1 }));
    expect(await ids(survey, { before })).toEqual([old.id]);
  });

  test('a page ends with the limit', async () => {
    const survey = await fixture.survey();
    await write(responseTo(survey), responseTo(survey), responseTo(survey));
    expect(await ids(survey, { limit: 2 })).toHaveLength(2);
  });

  test('several surveys are one list in the order of time', async () => {
    const survey = await fixture.survey();
    const fields = surveyFields({ slug: 'till' });
    const till = (await fixture.storage.surveys.create(fields, survey.siteKey, byOwner())) as StoredSurvey;
    const first = responseTo(survey, { receivedAt: noon });
    const second = responseTo(till, { receivedAt: noon + 1 });
    const third = responseTo(survey, { receivedAt: noon + 2 });
    await write(first, second, third);
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
    await write(plain, growing, shrinking);
    expect(await ids(survey, { commented: true })).toEqual([shrinking.id]);
    const later = (old: StoredResponse, ...answers: StoredAnswer[]) =>
      responseTo(survey, { id: old.id, revision: 1, answers });
    await write(later(growing, score(9), comment('Fine')), later(shrinking, score(9)));
    expect(await ids(survey, { commented: true })).toEqual([growing.id]);
  });

  test('by words: each of them in any of the texts, in letters of either case', async () => {
    const survey = await fixture.survey();
    const said = (...texts: string[]) =>
      responseTo(survey, {
        answers: [score(4), ...texts.map((value, i) => ({ question: i === 0 ? 'why' : `why${i}`, value }))],
        commented: true,
      });
    const [late, both, split] = [said('Too LATE'), said('late and dear'), said('Dear.', 'Late.')];
    const other = responseTo(survey, { answers: [{ question: 'pick', value: { other: 'late' } }] });
    await write(late, both, split, other);
    expect(await ids(survey, { words: ['late'] })).toEqual([split.id, both.id, late.id]);
    expect(await ids(survey, { words: ['late', 'DEAR'] })).toEqual([split.id, both.id]);
    expect(await ids(survey, { words: ['late%'] })).toEqual([]);
  });

  test.each([
    ['Chinese', '牛肉飯很好吃，但是太貴了', '好吃', '難吃'],
    ['Japanese', 'とてもおいしかったです', 'おいしかった', 'まずい'],
    ['Thai', 'อาหารอร่อยมากแต่แพง', 'อร่อย', 'ช้า'],
    ['German', 'Freundlich, und GRÖẞERE Auswahl', 'größere', 'unfreundlich'],
    ['Russian', 'Очень ДОБРЫЕ люди', 'добрые', 'злые'],
  ])('by words of %s, with spaces between them or without', async (_language, text, within, other) => {
    const survey = await fixture.survey();
    const said = responseTo(survey, { answers: [comment(text)], commented: true });
    await write(said);
    expect(await ids(survey, { words: [within] })).toEqual([said.id]);
    expect(await ids(survey, { words: [other] })).toEqual([]);
  });

  test("a visitor's own, by one of them; nobody's where no visitor is known", async () => {
    const survey = await fixture.survey();
    const [visitor, another] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
    const first = responseTo(survey, { visitor });
    const second = responseTo(survey, { visitor, receivedAt: noon + 1, answers: [comment('Late')] });
    const [theirs, nobodys] = [responseTo(survey, { visitor: another }), responseTo(survey)];
    await write(first, second, theirs, nobodys);
    expect(await ids(survey, { visitorOf: first.id })).toEqual([second.id, first.id]);
    expect(await ids(survey, { visitorOf: first.id, commented: true })).toEqual([second.id]);
    expect(await ids(survey, { visitorOf: first.id, to: noon + 1 })).toEqual([first.id]);
    expect(await ids(survey, { visitorOf: nobodys.id })).toEqual([]);
    expect(await ids(survey, { visitor })).toEqual([second.id, first.id]);
    expect(await ids(survey, { visitor: another, visitorOf: first.id })).toEqual([]);
    expect(await ids(survey, { visitor: Buffer.alloc(16, 99) })).toEqual([]);
    const { found } = await fixture.storage.responses.list(listFilter(survey));
    expect(found.filter(({ hasVisitor }) => !hasVisitor).map(({ id }) => id)).toEqual([nobodys.id]);
  });

  test('a visitor of another site is nobody here', async () => {
    const [mine, theirs] = [await fixture.survey(), await fixture.survey()];
    const visitor = Buffer.alloc(16, 3);
    const known = responseTo(theirs, { visitor });
    await write(responseTo(mine, { visitor }), known);
    expect(await ids(mine, { visitorOf: known.id })).toEqual([]);
  });

  test('responses of another site are never in it', async () => {
    const [mine, theirs] = [await fixture.survey(), await fixture.survey()];
    await write(responseTo(theirs));
    expect(await ids(mine)).toEqual([]);
  });

  test('a range begins with its first moment and ends before its last', async () => {
    const survey = await fixture.survey();
    const [first, second] = [responseTo(survey), responseTo(survey, { receivedAt: noon + 1 })];
    await write(first, second);
    expect(await ids(survey, { from: noon, to: noon + 1 })).toEqual([first.id]);
    expect(await ids(survey, { from: noon + 1 })).toEqual([second.id]);
  });

  test('a class is that of the response now', async () => {
    const survey = await fixture.survey();
    const [counted, flagged] = [responseTo(survey), responseTo(survey, { flagged: true })];
    const archived = responseTo(survey);
    await write(counted, flagged, archived);
    await fixture.storage.responses.reclassify(survey.siteKey, [archived.id], { archived: true }, byOwner());
    expect(await ids(survey, { class: 'counted' })).toEqual([counted.id]);
    expect(await ids(survey, { class: 'flagged' })).toEqual([flagged.id]);
    expect(await ids(survey, { class: 'archived' })).toEqual([archived.id]);
  });

  test('complaints alone', async () => {
    const survey = await fixture.survey();
    const complaint = responseTo(survey, { complaint: true });
    await write(complaint, responseTo(survey));
    expect(await ids(survey, { complaint: true })).toEqual([complaint.id]);
  });

  test('those that answered one of several keys, each once', async () => {
    const survey = await fixture.survey();
    const scored = responseTo(survey, { answers: [score(3)] });
    const both = responseTo(survey, { answers: [score(3), effort(4)] });
    const neither = responseTo(survey, { answers: [comment('Late')] });
    await write(scored, both, neither);
    const keys = (...names: string[]) => names.map((countKey) => ({ surveyKey: survey.key, countKey }));
    expect(await ids(survey, { answered: keys('effort:ces:7') })).toEqual([both.id]);
    const either = keys('score:nps:10', 'effort:ces:7', 'never:nps:10');
    expect(await ids(survey, { answered: either })).toEqual([both.id, scored.id]);
    expect(await ids(survey, { answered: keys('never:nps:10') })).toEqual([]);
  });

  test('a key of another survey is another key', async () => {
    const survey = await fixture.survey();
    const other = (await fixture.storage.surveys.create(
      surveyFields({ slug: 'till' }),
      survey.siteKey,
      byOwner(),
    )) as StoredSurvey;
    await write(responseTo(survey), responseTo(other));
    const answered = [{ surveyKey: other.key, countKey: 'score:nps:10' }];
    expect(await ids(survey, { answered })).toEqual([]);
  });

  test('where few of many fit, the pages put together are those that do', async () => {
    const survey = await fixture.survey();
    const batch = Array.from({ length: 60 }, (_, i) =>
      responseTo(survey, { receivedAt: noon + i, complaint: i % 20 === 0 }),
    );
    await write(...batch);
    const complaints = [batch[40]!.id, batch[20]!.id, batch[0]!.id];
    const found: string[] = [];
    for (let before: Position | null | undefined; before !== null; ) {
      const filter = listFilter(survey, { complaint: true, limit: 1, before: before ?? null });
      const page = await fixture.storage.responses.list(filter);
      found.push(...page.found.map(({ id }) => id));
      before = page.next;
    }
    expect(found).toEqual(complaints);
  });
}
