import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Progress } from '../../../server/storage/contract/progress.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { TooCostly } from '../../../server/storage/contract/tally.ts';
import type { Filter } from '../../../shared/filter.ts';
import { byOwner, comment, noon, responseTo, score } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { progressQuestion } from '../../support/storage-progress-question.ts';
import { recountProgress } from '../../support/storage-progress-recount.ts';
import {
  type Draft,
  progressVersions,
  randomProgress,
  responseOfDraft,
} from '../../support/storage-random-progress.ts';

const hour = 3_600_000;

export function responseProgressContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const progress = (survey: StoredSurvey, change: Parameters<typeof progressQuestion>[1] = {}) =>
    fixture.storage.responses.progress(progressQuestion(survey, change));
  const answered = async (...changes: Partial<StoredResponse>[]) => {
    const survey = await fixture.survey();
    await fixture.storage.responses.write(changes.map((change) => responseTo(survey, change)));
    return survey;
  };
  const ways = ({ questions }: Progress) =>
    Object.entries(questions).map(([id, { reached, answered, last }]) => [id, reached, answered, last]);

  test('a complete response came to its last question, an incomplete one to its last answer', async () => {
    const survey = await answered(
      { answers: [score(9)] },
      { answers: [score(3), comment('Late')], complete: false },
      { answers: [score(3)], complete: false },
      { answers: [], complete: false },
    );
    const found = await progress(survey);
    expect(found).toMatchObject({ responses: 4, complete: 1, unanswered: 1, erased: 0 });
    expect(ways(found)).toEqual([
      ['score', 3, 3, 1],
      ['effort', 2, 0, 0],
      ['why', 2, 1, 1],
    ]);
  });

  test('of two texts it is known which one was written', async () => {
    const [, plain] = progressVersions;
    const draft = (answers: object) =>
      ({ given: { version: 2, answers }, complete: false, standing: {}, taken: null }) as Draft;
    const survey = await fixture.survey();
    const drafts = [draft({ score: 9, why: 'Late' }), draft({ score: 9, call: '0123' }), draft({ score: 9 })];
    await fixture.storage.responses.write(drafts.map((one) => responseOfDraft(survey, one)));
    expect(ways(await progress(survey, { versions: [plain!] }))).toEqual([
      ['score', 3, 3, 1],
      ['call', 2, 1, 1],
      ['why', 1, 1, 1],
    ]);
  });

  test('what does not count is covered and in nothing else', async () => {
    const survey = await answered({}, { test: true }, { flagged: true }, { bot: true }, { archived: true });
    const found = await progress(survey);
    expect(found.responses).toBe(1);
    expect(found.coverage).toEqual([1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0]);
  });

  test('an erased one is told, since what is left of it does not say how far it came', async () => {
    const survey = await fixture.survey();
    const gone = responseTo(survey, { answers: [score(2), comment('I am Anna')] });
    await fixture.storage.responses.write([gone, responseTo(survey)]);
    await fixture.storage.responses.erase(survey.siteKey, [gone.id], byOwner());
    expect(await progress(survey)).toMatchObject({ responses: 1, complete: 1, erased: 1 });
  });

  test('times are of complete ones that say both, to the tenth of a second and up to an hour', async () => {
    const took = (milliseconds: number) => ({ shownAt: noon, submittedAt: noon + milliseconds });
    const survey = await answered(
      took(0),
      took(4_240),
      took(4_160),
      took(hour),
      took(hour + 1),
      took(-1),
      { ...took(9_000), complete: false },
      { shownAt: noon },
      { submittedAt: noon },
    );
    const { times, strangeTimes } = await progress(survey);
    expect({ times, strangeTimes }).toEqual({
      times: [
        [0, 1],
        [42, 2],
        [36_000, 1],
      ],
      strangeTimes: 2,
    });
  });

  test('of a range from its first moment to before its last, and of what passes the filters', async () => {
    const at = (receivedAt: number, page: string) => ({ receivedAt, dimensions: { page } });
    const survey = await answered(at(noon - 1, '/a'), at(noon, '/a'), at(noon, '/b'), at(noon + hour, '/a'));
    const range = { from: noon, to: noon + hour };
    expect((await progress(survey, range)).responses).toBe(2);
    const filters: Filter[] = [{ dimension: 'page', operator: 'is', values: ['/a'] }];
    expect(await progress(survey, { ...range, filters })).toMatchObject({
      responses: 1,
      coverage: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
    });
  });

  test('beyond its limits it is too costly, and the next one is answered', async () => {
    const survey = await answered(...Array.from({ length: 50 }, () => ({})));
    const limits = (limits: { rows: number; milliseconds: number }) => progress(survey, { limits });
    await expect(limits({ rows: 10, milliseconds: 60_000 })).rejects.toThrow(TooCostly);
    await expect(limits({ rows: 100, milliseconds: 0 })).rejects.toThrow(TooCostly);
    expect((await limits({ rows: 100, milliseconds: 60_000 })).responses).toBe(50);
  });

  test('of any responses it is what a walk through each of them tells', async () => {
    await fc.assert(
      fc.asyncProperty(randomProgress, async (drafts) => {
        const survey = await fixture.survey();
        const responses = drafts.map((draft) => responseOfDraft(survey, draft));
        await fixture.storage.responses.write(responses);
        const { coverage, caution, ...found } = await progress(survey, { versions: progressVersions });
        expect(found).toEqual(recountProgress(responses, progressVersions));
      }),
      { numRuns: 60 },
    );
  });
}
