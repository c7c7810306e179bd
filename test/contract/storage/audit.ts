import { expect, test } from 'vitest';
import type { AuditRecord } from '../../../server/storage/contract/audit.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { Actor } from '../../../shared/audit.ts';
import {
  byOwner,
  keyFields,
  memberFields,
  noon,
  responseTo,
  sessionFields,
  siteFields,
  surveyFields,
} from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';

export function auditContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const entries = (siteKeys: readonly number[] | 'all' = 'all', before: number | null = null, limit = 1000) =>
    fixture.storage.audit.list({ siteKeys, before, limit });
  /** What the work added, oldest first. */
  const added = async (work: () => Promise<unknown>): Promise<AuditRecord[]> => {
    const [last] = await entries('all', null, 1);
    await work();
    return (await entries()).filter(({ id }) => id > (last?.id ?? 0)).reverse();
  };

  test('a site that is created is entered with its fields', async () => {
    const fields = siteFields({ name: 'Kasse 😀' });
    const [entry, ...others] = await added(() => fixture.storage.sites.create(fields, byOwner(noon + 7)));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      at: noon + 7,
      actor: { kind: 'owner' },
      action: 'site.created',
      site: fields.id,
      objects: [fields.id],
      count: 1,
      changes: { name: { new: 'Kasse 😀' }, timezone: { new: 'UTC' } },
    });
  });

  test('a change is entered with the fields that differ, before and after', async () => {
    const { id } = await fixture.site({ name: 'Shop', minimumN: 5 });
    const change = { name: 'Store', minimumN: 5 };
    const [entry] = await added(() => fixture.storage.sites.change(id, change, byOwner()));
    expect(entry).toMatchObject({ action: 'site.changed', changes: { name: { old: 'Shop', new: 'Store' } } });
    expect(Object.keys(entry!.changes)).toEqual(['name']);
  });

  test('a long field is named, and its value is not kept', async () => {
    const survey = await fixture.survey();
    const questions = Array.from({ length: 9 }, (_, i) => ({ ...survey.questions[0]!, id: `q${i}` }));
    const [entry] = await added(() =>
      fixture.storage.surveys.change(survey.siteKey, survey.slug, { questions }, byOwner()),
    );
    expect(entry!.changes).toEqual({ version: { old: 1, new: 2 }, questions: {} });
  });

  test.each<Actor>([
    { kind: 'owner' },
    { kind: 'session' },
    { kind: 'server' },
    { kind: 'key', id: 'k1', name: 'Reports' },
  ])('the actor is kept: %j', async (actor) => {
    const [entry] = await added(() => fixture.storage.sites.create(siteFields(), { actor, at: noon }));
    expect(entry!.actor).toEqual(actor);
  });

  test('a survey that is created or renamed is entered under its slug and its site', async () => {
    const survey = await fixture.survey();
    const [entry] = await added(() =>
      fixture.storage.surveys.change(survey.siteKey, survey.slug, { slug: 'till' }, byOwner()),
    );
    expect(entry).toMatchObject({
      action: 'survey.changed',
      site: survey.site,
      objects: ['till'],
      changes: { slug: { old: 'checkout', new: 'till' } },
    });
    expect(await entries([survey.siteKey])).toMatchObject([
      { action: 'survey.changed' },
      { action: 'survey.created' },
      { action: 'site.created' },
    ]);
  });

  test('responses that are judged anew or removed are one entry, with those that there were', async () => {
    const survey = await fixture.survey();
    const [one, two] = [responseTo(survey), responseTo(survey)];
    await fixture.storage.responses.write([one, two]);
    const ids = [one.id, two.id, responseTo(survey).id];
    const made = await added(async () => {
      await fixture.storage.responses.reclassify(survey.siteKey, ids, { flagged: true }, byOwner());
      await fixture.storage.responses.remove(survey.siteKey, ids, byOwner());
    });
    const named = { site: survey.site, objects: [one.id, two.id], count: 2 };
    expect(made).toMatchObject([
      { ...named, action: 'responses.reclassified', changes: { flagged: { new: true } } },
      { ...named, action: 'responses.removed', changes: {} },
    ]);
  });

  test('of many responses a hundred are named, and all are counted', async () => {
    const survey = await fixture.survey();
    const responses = Array.from({ length: 101 }, () => responseTo(survey));
    await fixture.storage.responses.write(responses);
    const ids = responses.map(({ id }) => id);
    const [entry] = await added(() => fixture.storage.responses.remove(survey.siteKey, ids, byOwner()));
    expect(entry).toMatchObject({ objects: ids.slice(0, 100), count: 101 });
  });

  test('keys are entered without their secret, and concern no single site', async () => {
    const fields = keyFields({ name: 'Reports' });
    const made = await added(async () => {
      await fixture.storage.keys.create(fields, byOwner());
      await fixture.storage.keys.revoke(fields.id, byOwner());
    });
    const of = { site: null, objects: [fields.id], count: 1 };
    expect(made).toMatchObject([
      { ...of, action: 'key.created', changes: { name: { new: 'Reports' }, scopes: { new: ['read'] } } },
      { ...of, action: 'key.revoked', changes: { name: { old: 'Reports' } } },
    ]);
    expect(JSON.stringify(made)).not.toContain(fields.hash.toString('hex'));
    expect(Object.keys(made[0]!.changes)).not.toContain('hash');
  });

  test('a key that is bound to one site concerns that site, and one of several no single one', async () => {
    const [one, other] = [await fixture.site(), await fixture.site()];
    const bound = keyFields({ sites: [one.id] });
    const made = await added(async () => {
      await fixture.storage.keys.create(bound, byOwner());
      await fixture.storage.keys.revoke(bound.id, byOwner());
      await fixture.storage.keys.create(keyFields({ sites: [one.id, other.id] }), byOwner());
    });
    expect(made.map(({ site }) => site)).toEqual([one.id, one.id, null]);
  });

  test("another owner's key is entered, and the same again is not", async () => {
    const made = await added(async () => {
      await fixture.storage.access.setOwnerKeyHash(Buffer.alloc(32, 71), byOwner());
      await fixture.storage.access.setOwnerKeyHash(Buffer.alloc(32, 71), byOwner());
    });
    expect(made).toMatchObject([{ action: 'owner_key.changed', site: null, changes: {} }]);
  });

  test('what was refused, or changed nothing, is not entered', async () => {
    const survey = await fixture.survey();
    await fixture.storage.responses.write([responseTo(survey)]);
    const made = await added(async () => {
      await fixture.storage.sites.change('nobody', { name: 'Store' }, byOwner());
      await fixture.storage.surveys.create(surveyFields(), survey.siteKey, byOwner());
      await fixture.storage.surveys.change(survey.siteKey, 'nothing', { name: 'Till' }, byOwner());
      await fixture.storage.keys.revoke('nobody', byOwner());
      await fixture.storage.responses.remove(survey.siteKey, [responseTo(survey).id], byOwner());
      await fixture.storage.responses.reclassify(survey.siteKey, [], { bot: true }, byOwner());
    });
    expect(made).toEqual([]);
  });

  test('a change that fails leaves no entry', async () => {
    const taken = await fixture.site();
    const key = await fixture.storage.keys.create(keyFields(), byOwner());
    const made = await added(async () => {
      await expect(fixture.storage.sites.create(siteFields({ id: taken.id }), byOwner())).rejects.toThrow();
      await expect(fixture.storage.keys.create(keyFields({ hash: key.hash }), byOwner())).rejects.toThrow();
    });
    expect(made).toEqual([]);
  });

  test('it is listed newest first, page by page, and of some sites alone', async () => {
    const [one, two] = [await fixture.site(), await fixture.site()];
    await fixture.storage.sites.change(one.id, { name: 'Later' }, byOwner());
    await fixture.storage.keys.create(keyFields(), byOwner());
    const [key, changed, second, first] = await entries('all', null, 4);
    expect([key!.action, changed!.site, second!.site, first!.site]).toEqual([
      'key.created',
      one.id,
      two.id,
      one.id,
    ]);
    expect(await entries('all', changed!.id, 2)).toEqual([second, first]);
    expect(await entries([one.key])).toEqual([changed, first]);
    expect(await entries([one.key, two.key], changed!.id)).toEqual([second, first]);
    expect(await entries([])).toEqual([]);
  });
}

/** Changes whose audit entry cannot be written: each must leave everything as it was. */
export function auditFailureContract(engine: StorageEngine): void {
  test('a change whose entry cannot be written is not made', async () => {
    const database = await engine.create();
    const storage = await database.open();
    const site = await storage.sites.create(siteFields(), byOwner());
    const survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    const key = await storage.keys.create(keyFields(), byOwner());
    const response = responseTo(survey);
    await storage.responses.write([response]);
    await storage.access.setOwnerKeyHash(Buffer.alloc(32, 1), byOwner());
    await storage.access.createSession(sessionFields(1), await storage.access.ownerSecrets());
    const everything = async () => ({
      sites: await storage.sites.list(),
      surveys: await storage.surveys.list(site.key),
      versions: await storage.surveys.versions(site.key, survey.key),
      keys: await storage.keys.list(),
      members: await storage.members.list(),
      owner: await storage.access.ownerSecrets(),
      sessions: await storage.access.sessions(null),
      audit: await storage.audit.list({ siteKeys: 'all', before: null, limit: 100 }),
      responses: await storage.responses.list(listFilter(survey)),
      differences: await storage.counts.verify(),
    });
    const before = await everything();
    await database.refuseAudit();
    const { sites, surveys, responses, keys, members, access } = storage;
    const attempts = [
      () => sites.create(siteFields(), byOwner()),
      () => sites.change(site.id, { name: 'Store' }, byOwner()),
      () => surveys.create(surveyFields({ slug: 'till' }), site.key, byOwner()),
      () => surveys.change(site.key, survey.slug, { name: 'Till' }, byOwner()),
      () => responses.reclassify(site.key, [response.id], { bot: true }, byOwner()),
      () => responses.remove(site.key, [response.id], byOwner()),
      () => keys.create(keyFields(), byOwner()),
      () => members.invite(memberFields(), { hash: Buffer.alloc(32, 8), expiresAt: noon }, byOwner()),
      () => keys.revoke(key.id, byOwner()),
      () => access.setOwnerKeyHash(Buffer.alloc(32, 2), byOwner()),
      () => access.setOwnerPassword('new', { seen: before.owner, kept: null }, byOwner()),
      () => access.endSessions(null, null, byOwner()),
    ];
    for (const attempt of attempts) await expect(attempt(), attempt.toString()).rejects.toThrow();
    expect(await everything()).toEqual(before);
    await storage.close();
    await database.destroy();
  });
}
