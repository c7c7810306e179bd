import { expect, test } from 'vitest';
import type { Standing, StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, comment, noon, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { readTotal } from '../../support/storage-read.ts';

export function responseChangesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const responses = () => fixture.storage.responses;
  const stored = async (survey: StoredSurvey) => (await responses().list(listFilter(survey))).found;
  const classOf = async (survey: StoredSurvey) => (await stored(survey))[0]?.class;
  const answered = async (change: Partial<StoredResponse> = {}) => {
    const survey = await fixture.survey();
    const response = responseTo(survey, change);
    await responses().write([response]);
    return { survey, id: response.id };
  };

  test.each<[Partial<Standing>, string]>([
    [{ test: true }, 'test'],
    [{ archived: true }, 'archived'],
    [{ bot: true }, 'bots'],
    [{ flagged: true }, 'flagged'],
    [{ test: true, archived: true, bot: true, flagged: true }, 'test'],
    [{ bot: true, flagged: true }, 'bots'],
  ])('%o makes the class %s', async (standing, expected) => {
    const { survey, id } = await answered();
    expect(await responses().reclassify(survey.siteKey, [id], standing, byOwner())).toBe(1);
    expect(await classOf(survey)).toBe(expected);
  });

  test('the counts follow a change of class there and back', async () => {
    const { survey, id } = await answered();
    await responses().reclassify(survey.siteKey, [id], { archived: true }, byOwner());
    expect(await readTotal(fixture.storage, survey, 'score:nps:10')).toEqual(Array(11).fill(0));
    await responses().reclassify(survey.siteKey, [id], { archived: false }, byOwner());
    expect(await readTotal(fixture.storage, survey, 'score:nps:10')).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
    ]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('standing that a change does not name stays', async () => {
    const { survey, id } = await answered();
    await responses().reclassify(survey.siteKey, [id], { flagged: true }, byOwner());
    await responses().reclassify(survey.siteKey, [id], { bot: true }, byOwner());
    await responses().reclassify(survey.siteKey, [id], { bot: false }, byOwner());
    expect(await classOf(survey)).toBe('flagged');
  });

  test('a change of class leaves the response itself alone', async () => {
    const { survey, id } = await answered({ answers: [score(3), comment('Late')], duplicates: 0 });
    await responses().reclassify(survey.siteKey, [id], { archived: true }, byOwner());
    const [found] = await stored(survey);
    expect(found).toMatchObject({ id, receivedAt: noon, revision: 0, archived: true });
    expect(new Set(found!.answers)).toEqual(new Set([score(3), comment('Late')]));
  });

  test('what an owner has said stands when the response grows, and the rules have their say of the rest', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { complete: false, flagged: true, flags: ['trap'] });
    await responses().write([first]);
    await responses().reclassify(survey.siteKey, [first.id], { flagged: false }, byOwner());
    const grown = { ...first, revision: 1, digest: Buffer.alloc(16, 2), flags: ['trap' as const] };
    await responses().write([grown]);
    expect(await classOf(survey)).toBe('counted');
    await responses().write([{ ...grown, revision: 2, bot: true, digest: Buffer.alloc(16, 3) }]);
    expect((await stored(survey))[0]).toMatchObject({ class: 'bots', flagged: false });
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('ids that are unknown, named twice, or of another site are passed over', async () => {
    const mine = await answered();
    const theirs = await answered();
    const ids = [mine.id, mine.id, theirs.id, '019a0000-0000-7000-8000-ffffffffffff'];
    expect(await responses().reclassify(mine.survey.siteKey, ids, { archived: true }, byOwner())).toBe(1);
    expect(await responses().remove(mine.survey.siteKey, ids, byOwner())).toBe(1);
    expect(await classOf(theirs.survey)).toBe('counted');
  });

  test('a removed response is gone, from the list and from the counts', async () => {
    const { survey, id } = await answered({ dimensions: { page: '/a' } });
    expect(await responses().remove(survey.siteKey, [id], byOwner())).toBe(1);
    expect(await classOf(survey)).toBeUndefined();
    expect(await readTotal(fixture.storage, survey, 'score:nps:10')).toEqual(Array(11).fill(0));
    expect(await readTotal(fixture.storage, survey, '~coverage')).toEqual(Array(11).fill(0));
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('removing takes the repeats out of the coverage, too', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey);
    await responses().write([response, response, response]);
    expect((await readTotal(fixture.storage, survey, '~coverage'))[6]).toBe(2);
    await responses().remove(survey.siteKey, [response.id], byOwner());
    expect((await readTotal(fixture.storage, survey, '~coverage'))[6]).toBe(0);
  });

  test('what was removed can come again', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey);
    await responses().write([response]);
    await responses().remove(survey.siteKey, [response.id], byOwner());
    expect(await responses().write([response])).toEqual(['stored']);
    expect((await readTotal(fixture.storage, survey, 'score:nps:10'))[9]).toBe(1);
  });
}
