import { expect, test } from 'vitest';
import { type CountRow, spans } from '../../../server/storage/contract/counts.ts';
import type { Foresee, StoredScope } from '../../../server/storage/contract/scopes.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, effort, responseTo, score, surveyFields } from '../../support/builders.ts';
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

  test('a scope is what it is now, whatever was found before', async () => {
    const { storage } = fixture;
    const site = await fixture.site();
    const made = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    const { slug } = made;
    const expectNow = async () => {
      const standing = await storage.sites.standing(site.id);
      const [surveys, countKeys] = await Promise.all([
        storage.surveys.list(site.key),
        storage.counts.keys(site.key),
      ]);
      for (let twice = 0; twice < 2; twice++) {
        expect(await scopes().of(site.id)).toEqual({ ...standing, surveys, countKeys });
        const named = surveys.filter((survey) => survey.slug === slug);
        expect(await scopes().of(site.id, slug)).toEqual({ ...standing, surveys: named, countKeys });
      }
    };
    await expectNow();
    await storage.sites.change(site.id, { name: 'Renamed' }, byOwner());
    await expectNow();
    await storage.surveys.change(site.key, slug, { name: 'Renamed' }, byOwner());
    await expectNow();
    await storage.responses.write([responseTo(made)]);
    await expectNow();
    await storage.responses.write([responseTo(made, { answers: [effort(3)] })]);
    await expectNow();
    await storage.surveys.create(surveyFields({ slug: 'another' }), site.key, byOwner());
    await expectNow();
    await storage.surveys.change(site.key, slug, { slug: 'elsewhere' }, byOwner());
    await expectNow();
    await storage.sites.change(site.id, { timezone: 'Asia/Tokyo' }, byOwner());
    await expectNow();
    while ((await storage.counts.recountDays(site.key, 100)) !== null);
    await expectNow();
  });

  test('what is read behind a look is as new as what it finds, and told only where the storage is far', async () => {
    const { storage } = fixture;
    const survey = await fixture.survey();
    const told: { supposed: StoredScope; counted: Promise<CountRow[][]> }[] = [];
    const question = {
      siteKey: survey.siteKey,
      surveyKey: survey.key,
      countKey: 'score:nps:10',
      dimension: null,
      segments: [{ out: 0, span: spans.month, from: 24_300, to: 24_400 }],
    };
    const foresee: Foresee = (supposed, behind) => {
      const counted = behind.counts.read([question]);
      told.push({ supposed, counted });
      return counted;
    };
    expect(await scopes().of(survey.site, survey.slug, foresee)).not.toBeNull();
    expect(told).toEqual([]);
    for (let n = 1; n <= 3; n++) {
      await storage.responses.write([responseTo(survey, { answers: [score(9)] })]);
      const found = (await scopes().of(survey.site, survey.slug, foresee))!;
      expect(told).toHaveLength(scopes().isFar ? n : 0);
      const last = told.at(-1);
      if (!last) continue;
      expect((await last.counted)[0]!.map(({ counts }) => counts[9])).toEqual([n]);
      // The first response brings the keys.
      for (const part of ['site', 'surveys', 'countKeys'] as const)
        expect(found[part] === last.supposed[part], part).toBe(n > 1);
    }
  });

  test('what fails behind a look is no failure of it', async () => {
    const survey = await fixture.survey();
    const fail = () => Promise.reject(new Error('not today'));
    for (let n = 0; n < 3; n++)
      expect(await scopes().of(survey.site, survey.slug, fail)).toMatchObject({ surveys: [survey] });
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
