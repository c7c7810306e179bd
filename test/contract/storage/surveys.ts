import { expect, test } from 'vitest';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, noon, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function surveysContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const surveys = () => fixture.storage.surveys;

  test('a survey is what it was created as, in its first version', async () => {
    const site = await fixture.site();
    const fields = surveyFields({ name: 'Kasse 😀', display: { thanks: { en: 'Thanks', ar: 'شكرا' } } });
    const survey = await surveys().create(fields, site.key, byOwner());
    expect(survey).toEqual({
      ...fields,
      site: site.id,
      siteKey: site.key,
      key: expect.any(Number),
      version: 1,
      createdAt: '2026-11-02T12:00:00.000Z',
      updatedAt: '2026-11-02T12:00:00.000Z',
    });
    expect(await surveys().find(site.key, 'checkout')).toEqual(survey);
  });

  test('a slug is taken within its site only', async () => {
    const survey = await fixture.survey();
    expect(await surveys().create(surveyFields(), survey.siteKey, byOwner())).toEqual({
      refused: 'already_exists',
    });
    const other = await fixture.survey();
    expect(other.slug).toBe(survey.slug);
  });

  test('a survey of another site is not found', async () => {
    await fixture.survey();
    const other = await fixture.site();
    expect(await surveys().find(other.key, 'checkout')).toBeNull();
    expect(await surveys().list(other.key)).toEqual([]);
  });

  test('surveys are listed in the order of their creation', async () => {
    const site = await fixture.site();
    for (const slug of ['zoo', 'ape', 'moa']) {
      await surveys().create(surveyFields({ slug }), site.key, byOwner());
    }
    expect((await surveys().list(site.key)).map(({ slug }) => slug)).toEqual(['zoo', 'ape', 'moa']);
  });

  test('a change that leaves the questions alone keeps the version', async () => {
    const survey = await fixture.survey();
    const change = { name: 'Till', status: 'paused' as const, questions: survey.questions };
    expect(await surveys().change(survey.siteKey, 'checkout', change, byOwner(noon + 1000))).toEqual({
      ...survey,
      ...change,
      updatedAt: '2026-11-02T12:00:01.000Z',
    });
  });

  test('other questions make a new version, and the old ones are kept', async () => {
    const survey = await fixture.survey();
    const questions = survey.questions.slice(0, 1);
    const changed = (await surveys().change(
      survey.siteKey,
      'checkout',
      { questions },
      byOwner(noon + 1000),
    )) as StoredSurvey;
    expect(changed).toMatchObject({ version: 2, questions });
    expect(await surveys().versions(survey.siteKey, survey.key)).toEqual([
      { version: 1, questions: survey.questions, createdAt: '2026-11-02T12:00:00.000Z' },
      { version: 2, questions, createdAt: '2026-11-02T12:00:01.000Z' },
    ]);
  });

  test('going back to earlier questions is a new version again', async () => {
    const survey = await fixture.survey();
    const { siteKey } = survey;
    await surveys().change(siteKey, 'checkout', { questions: survey.questions.slice(0, 1) }, byOwner());
    const back = await surveys().change(siteKey, 'checkout', { questions: survey.questions }, byOwner());
    expect(back).toMatchObject({ version: 3, questions: survey.questions });
  });

  test('a survey can be renamed, and keeps its key and versions', async () => {
    const survey = await fixture.survey();
    const renamed = await surveys().change(survey.siteKey, 'checkout', { slug: 'till' }, byOwner());
    expect(renamed).toMatchObject({ slug: 'till', key: survey.key, version: 1 });
    expect(await surveys().find(survey.siteKey, 'checkout')).toBeNull();
  });

  test('a slug that another survey has is refused, and nothing else of the change is made', async () => {
    const survey = await fixture.survey();
    await surveys().create(surveyFields({ slug: 'till' }), survey.siteKey, byOwner());
    const change = { slug: 'till', name: 'Till' };
    expect(await surveys().change(survey.siteKey, 'checkout', change, byOwner())).toEqual({
      refused: 'already_exists',
    });
    expect(await surveys().find(survey.siteKey, 'checkout')).toEqual(survey);
  });

  test('no two changes of a survey have the same time', async () => {
    const { siteKey } = await fixture.survey();
    const times = new Set<string>();
    for (const name of ['One', 'Two', 'Three']) {
      const changed = await surveys().change(siteKey, 'checkout', { name }, byOwner());
      times.add((changed as StoredSurvey).updatedAt);
    }
    expect(times.size).toBe(3);
  });

  test('a change that was made from an older state is refused, and nothing of it is made', async () => {
    const { siteKey, updatedAt } = await fixture.survey();
    const change = (name: string, at: number) =>
      surveys().change(siteKey, 'checkout', { name }, byOwner(noon + at), updatedAt);
    expect(await change('Till', 1000)).toMatchObject({ name: 'Till' });
    expect(await change('Desk', 2000)).toEqual({ refused: 'changed_meanwhile' });
    expect(await surveys().find(siteKey, 'checkout')).toMatchObject({ name: 'Till' });
  });

  test('a change of a survey that does not exist is refused', async () => {
    const site = await fixture.site();
    expect(await surveys().change(site.key, 'nothing', { name: 'Till' }, byOwner())).toEqual({
      refused: 'not_found',
    });
  });
}
