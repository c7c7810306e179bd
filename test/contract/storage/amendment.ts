import { expect, test } from 'vitest';
import type { Amendment } from '../../../server/storage/contract/stored-response.ts';
import { comment, noon, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { readTotal } from '../../support/storage-read.ts';

const amended: Amendment = {
  revision: 1,
  complete: true,
  answers: [score(3), comment('Late')],
  cells: [{ countKey: 'score:nps:10', counter: 3 }],
  commented: true,
  complaint: true,
  digest: Buffer.alloc(16, 2),
};

export function amendmentContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const responses = () => fixture.storage.responses;
  const answered = async (complete = true) => {
    const survey = await fixture.survey();
    const response = responseTo(survey, {
      complete,
      visitor: Buffer.alloc(16, 7),
      dimensions: { page: '/a' },
    });
    await responses().write([response]);
    return { survey, response };
  };

  test.each([true, false])('of a response that is complete (%s) is its next revision', async (complete) => {
    const { survey, response } = await answered(complete);
    expect(await responses().amend(survey.siteKey, response.id, amended, noon)).toBe('stored');
    const { digest: _digest, ...told } = amended;
    const found = await responses().find(survey.siteKey, response.id);
    expect(found).toMatchObject({
      ...told,
      answers: expect.arrayContaining(told.answers),
      dimensions: { page: '/a' },
    });
    expect((await readTotal(fixture.storage, survey, 'score:nps:10')).slice(0, 4)).toEqual([0, 0, 0, 1]);
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('leaves the first body one that was stored', async () => {
    const { survey, response } = await answered();
    await responses().amend(survey.siteKey, response.id, amended, noon);
    expect(await responses().write([response])).toEqual(['stale']);
  });

  test.each([0, 2])('of revision %i, which is not the next, is a conflict', async (revision) => {
    const { survey, response } = await answered();
    expect(await responses().amend(survey.siteKey, response.id, { ...amended, revision }, noon)).toBe(
      'conflict',
    );
    expect(await responses().find(survey.siteKey, response.id)).toMatchObject({ answers: [score(9)] });
  });

  test('of an unknown response is none', async () => {
    const { survey } = await answered();
    const unknown = '019a0000-0000-7000-8000-ffffffffffff';
    expect(await responses().amend(survey.siteKey, unknown, amended, noon)).toBeNull();
  });
}
