import { expect, test } from 'vitest';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, responseTo, surveyFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function scopesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const scopes = () => fixture.storage.scopes;

  test('a scope is the site as it stands, its surveys and its keys', async () => {
    const { storage } = fixture;
    const site = await fixture.site({ name: '店铺 "\\" 😀' });
    const made: StoredSurvey[] = [];
    for (const slug of ['z', 'a']) {
      const fields = surveyFields({ slug, name: `${slug} "\\" 店 😀` });
      made.push((await storage.surveys.create(fields, site.key, byOwner())) as StoredSurvey);
    }
    await storage.responses.write(made.map((survey) => responseTo(survey)));
    const countKeys = await storage.counts.keys(site.key);
    expect(countKeys.length).toBeGreaterThan(2);
    const scope = await scopes().of(site.id);
    expect(scope).toEqual({ ...(await storage.sites.standing(site.id)), surveys: made, countKeys });
    expect(await scopes().of(site.id, 'a')).toEqual({ ...scope, surveys: [made[1]] });
  });

  test('where there is no survey, or none of that name, there is none in it', async () => {
    const survey = await fixture.survey();
    const none = { surveys: [], countKeys: [] };
    expect(await scopes().of(survey.site, `not-${survey.slug}`)).toMatchObject(none);
    const other = await fixture.site();
    expect(await scopes().of(other.id)).toMatchObject({ site: other, ...none });
    expect(await scopes().of(other.id, survey.slug)).toMatchObject(none);
  });

  test('where there is no site, there is no scope', async () => {
    expect(await scopes().of('nothing')).toBeNull();
  });
}
