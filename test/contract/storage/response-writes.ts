import { expect, test } from 'vitest';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import {
  byOwner,
  comment,
  effort,
  nextId,
  noon,
  responseTo,
  score,
  surveyFields,
} from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';

const another = Buffer.alloc(16, 2);

export function responseWritesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const write = (...batch: StoredResponse[]) => fixture.storage.responses.write(batch);
  const stored = async (survey: StoredSurvey) =>
    (await fixture.storage.responses.list(listFilter(survey))).found;

  test('a response comes back as it was stored, with its class', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey, {
      revision: 2,
      complete: false,
      submittedAt: noon - 1000,
      shownAt: noon - 9000,
      page: 'https://shop.example/checkout',
      visitor: Buffer.alloc(16, 7),
      dimensions: { channel: 'widget', page: '/checkout', language: 'zh-Hant', variant: 'b' },
      attributes: { plan: 'pro', orders: 2.5, vip: false },
      answers: [score(0), effort(7), comment('Fast, but late')],
      extra: { sampling: { rate: 0.1, unit: 'view' }, order: ['why', 'score'] },
    });
    expect(await write(response)).toEqual(['stored']);
    const { digest: _digest, visitor: _visitor, answers, ...rest } = response;
    const [found] = await stored(survey);
    const derived = { class: 'counted', tags: [], hasVisitor: true };
    expect(found).toEqual({ ...rest, ...derived, answers: expect.any(Array) });
    expect(new Set(found!.answers)).toEqual(new Set(answers));
  });

  test.each([
    ['emoji of four bytes and joined ones', '😀👩‍👩‍👧‍👦🏳️‍🌈'],
    ['writing from right to left', 'السرعة ممتازة ‏لكن‎ متأخرة'],
    ['Chinese beyond the basic plane', '𠮷野家的牛肉飯很好吃𪚥'],
    ['combining marks and quotes', 'e\u0301 \'quoted\' "twice" \\ % _ --'],
    ['lines and tabs', 'one\n\ttwo\r\nthree'],
  ])('text comes back to the letter: %s', async (_name, text) => {
    const survey = await fixture.survey();
    await write(
      responseTo(survey, {
        answers: [comment(text)],
        dimensions: { page: text },
        attributes: { plan: text },
        extra: { note: text },
      }),
    );
    expect(await stored(survey)).toMatchObject([
      {
        answers: [comment(text)],
        dimensions: { page: text },
        attributes: { plan: text },
        extra: { note: text },
      },
    ]);
  });

  test('the same again is a duplicate: it is counted as one and changes nothing', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey);
    await write(response);
    expect(await write({ ...response, receivedAt: noon + 1000 })).toEqual(['duplicate']);
    expect(await stored(survey)).toMatchObject([{ id: response.id, receivedAt: noon, duplicates: 1 }]);
  });

  test('an equal revision with another body is a conflict and changes nothing', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey);
    await write(response);
    expect(await write({ ...response, digest: another, answers: [score(0)] })).toEqual(['conflict']);
    expect(await stored(survey)).toMatchObject([{ answers: [score(9)], duplicates: 0 }]);
  });

  test('a later revision replaces an incomplete response, at the moment of the first receipt', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false });
    const grown = { ...first, revision: 1, receivedAt: noon + 900_000, digest: another, complete: true };
    await write(first);
    expect(await write({ ...grown, answers: [score(3), comment('Late')] })).toEqual(['stored']);
    const [found, ...others] = await stored(survey);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ revision: 1, receivedAt: noon, complete: true });
    expect(new Set(found!.answers)).toEqual(new Set([score(3), comment('Late')]));
  });

  test('answers that a later revision no longer has are gone', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false, answers: [score(3), comment('Late')] });
    await write(first, { ...first, revision: 1, digest: another, answers: [score(3)] });
    expect(await stored(survey)).toMatchObject([{ answers: [score(3)] }]);
  });

  test('growth keeps the repeats that were counted', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false });
    await write(first, first, { ...first, revision: 1, digest: another });
    expect(await stored(survey)).toMatchObject([{ revision: 1, duplicates: 1 }]);
  });

  test('growth keeps the standing that a response was given', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false });
    await write(first);
    await fixture.storage.responses.reclassify(survey.siteKey, [first.id], { archived: true }, byOwner());
    await write({ ...first, revision: 1, digest: another });
    expect(await stored(survey)).toMatchObject([{ revision: 1, archived: true, class: 'archived' }]);
  });

  test('an older revision is stale and changes nothing, even after completion', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false, answers: [score(1)] });
    await write(first, { ...first, revision: 5, complete: true, digest: another, answers: [score(9)] });
    expect(await write(first)).toEqual(['stale']);
    expect(await stored(survey)).toMatchObject([{ revision: 5, answers: [score(9)], duplicates: 0 }]);
  });

  test('a later revision of a complete response is a conflict', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey);
    await write(response);
    expect(await write({ ...response, revision: 1, digest: another })).toEqual(['conflict']);
  });

  test('an id that answers another survey of the site is a conflict', async () => {
    const survey = await fixture.survey();
    const till = surveyFields({ slug: 'till' });
    const other = (await fixture.storage.surveys.create(till, survey.siteKey, byOwner())) as StoredSurvey;
    const response = responseTo(survey, { complete: false });
    await write(response);
    expect(await write({ ...response, surveyKey: other.key, revision: 1 })).toEqual(['conflict']);
  });

  test('the same id in two sites is two responses', async () => {
    const [one, two] = [await fixture.survey(), await fixture.survey()];
    const id = nextId();
    expect(await write(responseTo(one, { id }), responseTo(two, { id }))).toEqual(['stored', 'stored']);
    expect(await stored(one)).toHaveLength(1);
    expect(await stored(two)).toHaveLength(1);
  });

  test('several revisions of one id in one batch: each meets what the one before left', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false });
    const second = { ...first, revision: 1, digest: another, answers: [score(2)] };
    const third = { ...second, revision: 2, complete: true, answers: [score(4)] };
    const outcomes = await write(first, first, second, first, third, { ...third, revision: 3 }, third);
    expect(outcomes).toEqual(['stored', 'duplicate', 'stored', 'stale', 'stored', 'conflict', 'duplicate']);
    expect(await stored(survey)).toMatchObject([{ revision: 2, answers: [score(4)], duplicates: 2 }]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('outcomes stand in the order of the batch', async () => {
    const survey = await fixture.survey();
    const known = responseTo(survey);
    await write(known);
    const batch = [responseTo(survey), known, responseTo(survey), { ...known, digest: another }];
    expect(await write(...batch)).toEqual(['stored', 'duplicate', 'stored', 'conflict']);
  });

  test('an empty batch is nothing to do', async () => {
    expect(await write()).toEqual([]);
  });

  test('a batch with one response that cannot be stored stores nothing of it, and counts nothing', async () => {
    const survey = await fixture.survey();
    const nobody = responseTo({ siteKey: 999_999_999, key: 1 });
    await expect(write(responseTo(survey), nobody, responseTo(survey))).rejects.toThrow();
    expect(await stored(survey)).toEqual([]);
    expect(await fixture.storage.counts.keys(survey.siteKey)).toEqual([]);
  });

  test('after a batch that failed, the same texts are stored and counted as if it had not been', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey, { dimensions: { page: '/new' } });
    await expect(write(response, responseTo({ siteKey: 999_999_999, key: 1 }))).rejects.toThrow();
    await write(response);
    expect(await stored(survey)).toMatchObject([{ dimensions: { page: '/new' } }]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test.each([11, -1, 2.5])(
    'a rating that no counter stands for (%d) is an error, never a silent loss',
    async (value) => {
      const survey = await fixture.survey();
      await expect(write(responseTo(survey, { answers: [score(value)] }))).rejects.toThrow();
      expect(await stored(survey)).toEqual([]);
    },
  );

  test('a conflict leaves no key behind that nothing was counted under', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey);
    const cells = [{ countKey: 'score:stars:5', counter: 4 }];
    await fixture.storage.responses.write([response]);
    const other = { ...response, cells, digest: Buffer.alloc(16, 2) };
    expect(await fixture.storage.responses.write([other])).toEqual(['conflict']);
    const keys = await fixture.storage.counts.keys(survey.siteKey);
    expect(keys.map(({ countKey }) => countKey)).not.toContain('score:stars:5');
  });
}
