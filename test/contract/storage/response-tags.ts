import { expect, test } from 'vitest';
import type { ResponseFilter } from '../../../server/storage/contract/selection.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, comment, noon, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';

export function responseTagsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const responses = () => fixture.storage.responses;
  const listed = async (survey: StoredSurvey, change: Partial<ResponseFilter> = {}) =>
    (await responses().list(listFilter(survey, change))).found;
  const ids = async (survey: StoredSurvey, change: Partial<ResponseFilter>) =>
    (await listed(survey, change)).map(({ id }) => id);
  const answered = async (survey: StoredSurvey, count: number) => {
    const batch = Array.from({ length: count }, (_, i) => responseTo(survey, { receivedAt: noon + i }));
    await responses().write(batch);
    return batch.map(({ id }) => id);
  };
  const tag = (survey: StoredSurvey, id: string, add: string[], remove: string[] = []) =>
    responses().tag(survey.siteKey, [id], { add, remove }, byOwner());

  test('tags are added and taken away; each stands once, in the order of the alphabet', async () => {
    const survey = await fixture.survey();
    const [id] = await answered(survey, 1);
    await tag(survey, id!, ['slow', 'bug', 'slow']);
    await tag(survey, id!, ['bug', 'price'], ['slow', 'never']);
    expect((await listed(survey))[0]!.tags).toEqual(['bug', 'price']);
    expect((await responses().find(survey.siteKey, id!))!.tags).toEqual(['bug', 'price']);
  });

  test('by a tag: only those that have it, newest first, page by page', async () => {
    const survey = await fixture.survey();
    const [first, second, third] = await answered(survey, 3);
    for (const id of [first!, third!]) await tag(survey, id, ['bug']);
    await tag(survey, second!, ['price']);
    expect(await ids(survey, { tag: 'bug' })).toEqual([third, first]);
    const { next } = await responses().list(listFilter(survey, { tag: 'bug', limit: 1 }));
    expect(await ids(survey, { tag: 'bug', before: next })).toEqual([first]);
    expect(await ids(survey, { tag: 'none' })).toEqual([]);
    expect(await ids(survey, { tag: 'bug', to: noon + 1 })).toEqual([first]);
  });

  test('a tag and other conditions hold together', async () => {
    const survey = await fixture.survey();
    const [plain, said] = [responseTo(survey), responseTo(survey, { answers: [score(3), comment('Late')] })];
    await responses().write([plain, said]);
    for (const { id } of [plain, said]) await tag(survey, id, ['bug']);
    expect(await ids(survey, { tag: 'bug', commented: true })).toEqual([said.id]);
    expect(await ids(survey, { tag: 'bug', class: 'flagged' })).toEqual([]);
  });

  test('the tags of a site are those that its responses have', async () => {
    const [survey, other] = [await fixture.survey(), await fixture.survey()];
    const [first, second] = await answered(survey, 2);
    const [theirs] = await answered(other, 1);
    await tag(survey, first!, ['slow', 'bug']);
    await tag(survey, second!, ['bug']);
    await tag(other, theirs!, ['theirs']);
    expect(await responses().tags(survey.siteKey)).toEqual(['bug', 'slow']);
    await tag(survey, first!, [], ['slow']);
    expect(await responses().tags(survey.siteKey)).toEqual(['bug']);
  });

  test('stay when the answer grows or is overruled', async () => {
    const survey = await fixture.survey();
    const growing = responseTo(survey, { complete: false });
    await responses().write([growing]);
    await tag(survey, growing.id, ['bug']);
    await responses().write([{ ...growing, revision: 1, complete: true, digest: Buffer.alloc(16, 2) }]);
    await responses().reclassify(survey.siteKey, [growing.id], { archived: true }, byOwner());
    expect((await listed(survey))[0]).toMatchObject({ revision: 1, class: 'archived', tags: ['bug'] });
  });

  test('go with what is removed or erased', async () => {
    const survey = await fixture.survey();
    const [removed, erased] = await answered(survey, 2);
    for (const id of [removed!, erased!]) await tag(survey, id, ['bug']);
    await responses().remove(survey.siteKey, [removed!], byOwner());
    await responses().erase(survey.siteKey, [erased!], byOwner());
    expect(await ids(survey, { tag: 'bug' })).toEqual([]);
    expect((await listed(survey))[0]!.tags).toEqual([]);
    expect(await responses().tags(survey.siteKey)).toEqual([]);
  });

  test('leave the counts alone, and are entered into the audit', async () => {
    const survey = await fixture.survey();
    const [id] = await answered(survey, 1);
    expect(await tag(survey, id!, ['bug'], ['slow'])).toBe(1);
    expect(await tag(survey, '019a0000-0000-7000-8000-ffffffffffff', ['bug'])).toBe(0);
    expect(await fixture.storage.counts.verify()).toEqual([]);
    const [entry] = await fixture.storage.audit.list({ siteKeys: [survey.siteKey], before: null, limit: 1 });
    expect(entry).toMatchObject({
      action: 'responses.tagged',
      objects: [id],
      changes: { tags: { old: ['slow'], new: ['bug'] } },
    });
  });
}
