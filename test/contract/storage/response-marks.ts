import { expect, test } from 'vitest';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { FlagName } from '../../../shared/response.ts';
import { byOwner, noon, responseTo, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { readTotal } from '../../support/storage-read.ts';

const anna = Buffer.alloc(16, 1);
const ben = Buffer.alloc(16, 2);
const another = Buffer.alloc(16, 9);

export function responseMarksContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const write = (...batch: StoredResponse[]) => fixture.storage.responses.write(batch);
  const repeated = async (survey: StoredSurvey) => {
    const { found } = await fixture.storage.responses.list(listFilter(survey));
    return found.filter((response) => response.repeated).map(({ id }) => id);
  };
  const cautions = async (survey: StoredSurvey) =>
    (await readTotal(fixture.storage, survey, '~caution')).slice(0, 3);
  const complaints = async (survey: StoredSurvey) =>
    (await readTotal(fixture.storage, survey, '~coverage'))[9];

  test('the second response of a visitor to a survey is repeated, in one batch or in two', async () => {
    const survey = await fixture.survey();
    const [first, second, third] = Array.from({ length: 3 }, () => responseTo(survey, { visitor: anna }));
    await write(first!, second!, responseTo(survey, { visitor: ben }));
    expect(await repeated(survey)).toEqual([second!.id]);
    await write(third!);
    expect(await repeated(survey)).toEqual([third!.id, second!.id]);
    expect(await cautions(survey)).toEqual([2, 0, 0]);
  });

  test('visitors who are not known are never the same', async () => {
    const survey = await fixture.survey();
    await write(responseTo(survey), responseTo(survey));
    expect(await repeated(survey)).toEqual([]);
  });

  test('another survey, or another site, is another matter', async () => {
    const survey = await fixture.survey();
    const fields = surveyFields({ slug: 'till' });
    const till = (await fixture.storage.surveys.create(fields, survey.siteKey, byOwner())) as StoredSurvey;
    const elsewhere = await fixture.survey();
    await write(...[survey, till, elsewhere].map((one) => responseTo(one, { visitor: anna })));
    expect(await repeated(till)).toEqual([]);
    expect(await repeated(elsewhere)).toEqual([]);
  });

  test('a response is no repetition of itself', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { visitor: anna, complete: false });
    await write(first, first, { ...first, revision: 1, digest: another });
    expect(await repeated(survey)).toEqual([]);
  });

  test('the mark outlives revisions, changes of class, and the response before', async () => {
    const survey = await fixture.survey();
    const first = responseTo(survey, { visitor: anna });
    const second = responseTo(survey, { visitor: anna, complete: false });
    await write(first, second, { ...second, revision: 1, digest: another });
    await fixture.storage.responses.reclassify(survey.siteKey, [second.id], { flagged: true }, byOwner());
    await fixture.storage.responses.reclassify(survey.siteKey, [second.id], { flagged: false }, byOwner());
    await fixture.storage.responses.remove(survey.siteKey, [first.id], byOwner());
    expect(await repeated(survey)).toEqual([second.id]);
    expect(await cautions(survey)).toEqual([1, 0, 0]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('flags are kept as they are given, through revisions and changes of class', async () => {
    const survey = await fixture.survey();
    const flagged = responseTo(survey, { flagged: true, flags: ['too_fast', 'burst'], complete: false });
    const grown = { ...flagged, revision: 1, digest: another, flags: ['burst', 'trap'] as FlagName[] };
    const plain = responseTo(survey);
    await write(flagged, plain);
    await write(grown);
    await fixture.storage.responses.reclassify(survey.siteKey, [flagged.id], { flagged: false }, byOwner());
    const { found } = await fixture.storage.responses.list(listFilter(survey));
    expect(found.map(({ flags, flagged }) => [flags, flagged])).toEqual([
      [[], false],
      [['too_fast', 'burst', 'trap'], false],
    ]);
  });

  test('a repeat within its window is flagged, in one batch as in two', async () => {
    const survey = await fixture.survey();
    const at = (receivedAt: number) => responseTo(survey, { visitor: anna, receivedAt, repeatWindow: 1000 });
    await write(at(noon), at(noon + 999));
    await write(at(noon + 1999));
    await write(at(noon + 2000));
    const { found } = await fixture.storage.responses.list(listFilter(survey));
    expect(found.map(({ flags }) => flags)).toEqual([['repeat'], [], ['repeat'], []]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('sampled and rewarded responses are counted as such, while they count', async () => {
    const survey = await fixture.survey();
    const sampled = responseTo(survey, { extra: { sampling: { rate: 0.5, unit: 'view' } } });
    const everybody = responseTo(survey, { extra: { sampling: { rate: 1, unit: 'view' } } });
    const rewarded = responseTo(survey, { extra: { incentivised: true } });
    await write(sampled, everybody, rewarded);
    expect(await cautions(survey)).toEqual([0, 1, 1]);
    await fixture.storage.responses.reclassify(survey.siteKey, [rewarded.id], { bot: true }, byOwner());
    expect(await cautions(survey)).toEqual([0, 1, 0]);
  });

  test('complaints are counted as they are found, and follow what becomes of the response', async () => {
    const survey = await fixture.survey();
    const growing = responseTo(survey, { complaint: true, complete: false });
    const standing = responseTo(survey, { complaint: true });
    await write(growing, standing, responseTo(survey));
    expect(await complaints(survey)).toBe(2);
    await write({ ...growing, revision: 1, digest: another, complaint: false });
    expect(await complaints(survey)).toBe(1);
    await fixture.storage.responses.remove(survey.siteKey, [standing.id], byOwner());
    expect(await complaints(survey)).toBe(0);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });
}
