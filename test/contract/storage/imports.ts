import { expect, test } from 'vitest';
import type { ImportedResponse, ImportRecord } from '../../../server/storage/contract/imports.ts';
import type { JobRecord } from '../../../server/storage/contract/jobs.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { byOwner, nextId, noon, responseTo, score, webhookFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function importsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const imports = () => fixture.storage.imports;
  const nothing = { lines: 0, stored: 0, duplicates: 0, rejected: 0, warned: 0 };
  const report = { bytes: 0, entries: 0, leftOut: 0 };
  const record = (site: { id: string; key: number }, change: Partial<ImportRecord> = {}): ImportRecord => ({
    id: nextId(),
    site: site.id,
    siteKey: site.key,
    name: 'old.csv',
    phase: 'upload',
    job: null,
    file: {
      bytes: 10,
      isWhole: true,
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      columns: [{ name: 'score', samples: ['9'] }],
      own: false,
      isKept: true,
    },
    setup: { mapping: { 'answers.score': { column: 'score' } }, key: null },
    counts: nothing,
    report,
    brought: 0,
    createdAt: noon,
    updatedAt: noon,
    expiresAt: noon + 1_000,
    ...change,
  });
  const job = (of: ImportRecord): JobRecord => ({
    id: nextId(),
    kind: 'import',
    site: of.site,
    asked: { import: of.id },
    state: 'queued',
    done: 0,
    total: null,
    error: null,
    createdAt: noon,
    updatedAt: noon,
  });
  const made = async (): Promise<{ of: ImportRecord; survey: StoredSurvey }> => {
    const survey = await fixture.survey();
    const sites = await fixture.storage.sites.list();
    const of = record(sites.find(({ key }) => key === survey.siteKey)!);
    await imports().create(of, byOwner());
    return { of, survey };
  };
  const row = (survey: StoredSurvey, value: number, tags: string[] = []): ImportedResponse => ({
    response: responseTo(survey, { answers: [score(value)], receivedAt: noon - 86_400_000 }),
    tags,
  });

  test('an import is what it was created as, and what was changed of it', async () => {
    const { of } = await made();
    expect(await imports().find(of.id, 'all')).toEqual(of);
    const file = { ...of.file, bytes: 20, isKept: false };
    await imports().change(of.id, { file }, noon + 1);
    const setup = { mapping: {}, key: 'k' };
    await imports().change(of.id, { setup }, noon + 2);
    await fixture.reopen();
    expect(await imports().find(of.id, 'all')).toEqual({ ...of, file, setup, updatedAt: noon + 2 });
  });

  test('one that nobody has is not found, and is nothing to change or remove', async () => {
    await imports().change('none', { setup: { mapping: {}, key: null } }, noon);
    await imports().remove('none', byOwner());
    expect(await imports().find('none', 'all')).toBeNull();
  });

  test('one is found and listed at its site, the latest first, and at no other', async () => {
    const [site, other] = [await fixture.site(), await fixture.site()];
    const [first, second] = [record(site), record(site, { createdAt: noon + 1 })];
    const foreign = record(other);
    for (const one of [first, second, foreign]) await imports().create(one, byOwner());
    expect(await imports().list([site.id])).toEqual([second, first]);
    expect(await imports().list([])).toEqual([]);
    expect(await imports().find(foreign.id, [site.id])).toBeNull();
  });

  test('a phase that begins takes the place of the one before, with its job', async () => {
    const { of } = await made();
    const [check, start] = [job(of), job(of)];
    const progress = { counts: { ...nothing, lines: 3, stored: 3 }, report: { ...report, bytes: 5 } };
    await imports().begin(of.id, 'check', check, { counts: nothing, report }, byOwner());
    await imports().checkpoint(of.id, progress, noon + 1);
    expect(await imports().find(of.id, 'all')).toMatchObject({ phase: 'check', job: check, ...progress });
    await imports().begin(of.id, 'import', start, { counts: nothing, report }, byOwner(noon + 2));
    expect(await imports().find(of.id, 'all')).toMatchObject({
      phase: 'import',
      job: start,
      counts: nothing,
    });
    expect(await fixture.storage.jobs.find(check.id, 'all')).toBeNull();
  });

  test('stores what there is not, with counts and tags, and how far it is', async () => {
    const { of, survey } = await made();
    const [there, fresh] = [row(survey, 3), row(survey, 9, ['old'])];
    await fixture.storage.responses.write([there.response]);
    const progress = {
      counts: { ...nothing, lines: 4, rejected: 1 },
      report: { ...report, bytes: 7, entries: 1 },
    };
    const batch = [fresh, there, fresh];
    const counts = await imports().store(of.id, survey.siteKey, batch, progress, noon + 1);
    expect(counts).toEqual({ ...nothing, lines: 4, rejected: 1, stored: 1, duplicates: 2 });
    await fixture.reopen();
    expect(await imports().find(of.id, 'all')).toMatchObject({ counts, report: progress.report, brought: 1 });
    expect(await fixture.storage.responses.find(survey.siteKey, fresh.response.id)).toMatchObject({
      tags: ['old'],
      duplicates: 0,
      receivedAt: noon - 86_400_000,
    });
    expect(await fixture.storage.responses.find(survey.siteKey, there.response.id)).toMatchObject({
      duplicates: 0,
    });
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('tells what there is of an id', async () => {
    const { survey } = await made();
    const [there, gone] = [row(survey, 3), row(survey, 3)];
    await fixture.storage.responses.write([there.response, gone.response]);
    await fixture.storage.responses.erase(survey.siteKey, [gone.response.id], byOwner());
    const ids = [there.response.id, gone.response.id, nextId()];
    expect(await imports().known(survey.siteKey, ids)).toEqual(['stored', 'erased', 'new']);
  });

  test('a visitor who has answered is one who answers again', async () => {
    const { of, survey } = await made();
    const visitor = Buffer.alloc(16, 7);
    const [first, second] = [row(survey, 3), row(survey, 4)].map((one) => ({
      ...one,
      response: { ...one.response, visitor },
    }));
    const progress = { counts: nothing, report };
    await imports().store(of.id, survey.siteKey, [first!, second!], progress, noon);
    const { find } = fixture.storage.responses;
    expect(await find(survey.siteKey, first!.response.id)).toMatchObject({ repeated: false, flagged: false });
    expect(await find(survey.siteKey, second!.response.id)).toMatchObject({ repeated: true, flagged: false });
  });

  test('no webhook is told', async () => {
    const { of, survey } = await made();
    await fixture.storage.webhooks.create(webhookFields(survey.siteKey), byOwner());
    await imports().store(of.id, survey.siteKey, [row(survey, 3)], { counts: nothing, report }, noon);
    expect(await fixture.storage.webhooks.nextDue()).toBeNull();
  });

  test('an undo removes what it has stored, piece by piece, and nothing else', async () => {
    const { of, survey } = await made();
    const there = row(survey, 3);
    await fixture.storage.responses.write([there.response]);
    const rows = [row(survey, 1), row(survey, 2), row(survey, 3)];
    await imports().store(of.id, survey.siteKey, [...rows, there], { counts: nothing, report }, noon);
    await fixture.storage.responses.erase(survey.siteKey, [rows[0]!.response.id], byOwner());
    expect(await imports().undo(of.id, survey.siteKey, 2, byOwner())).toBe(2);
    expect(await imports().find(of.id, 'all')).toMatchObject({ brought: 1 });
    expect(await imports().undo(of.id, survey.siteKey, 2, byOwner())).toBe(1);
    expect(await imports().undo(of.id, survey.siteKey, 2, byOwner())).toBe(0);
    const { find } = fixture.storage.responses;
    expect(await find(survey.siteKey, there.response.id)).not.toBeNull();
    for (const one of rows) expect(await find(survey.siteKey, one.response.id)).toBeNull();
    expect(await fixture.storage.counts.verify()).toEqual([]);
  });

  test('one that is removed is gone with its job; what it has stored stays', async () => {
    const { of, survey } = await made();
    const [one, begun] = [row(survey, 3), job(of)];
    await imports().begin(of.id, 'import', begun, { counts: nothing, report }, byOwner());
    await imports().store(of.id, survey.siteKey, [one], { counts: nothing, report }, noon);
    await imports().remove(of.id, byOwner());
    expect(await imports().find(of.id, 'all')).toBeNull();
    expect(await fixture.storage.jobs.find(begun.id, 'all')).toBeNull();
    expect(await fixture.storage.responses.find(survey.siteKey, one.response.id)).not.toBeNull();
    expect(await imports().undo(of.id, survey.siteKey, 9, byOwner())).toBe(0);
  });

  test('mappings are kept by a name that only one has', async () => {
    const site = await fixture.site();
    const one = { id: nextId(), name: 'B', mapping: {}, createdAt: noon, updatedAt: noon };
    const other = { ...one, id: nextId(), name: 'A' };
    expect(await imports().createMapping(site.key, one, byOwner())).toEqual(one);
    expect(await imports().createMapping(site.key, { ...one, id: nextId() }, byOwner())).toBeNull();
    await imports().createMapping(site.key, other, byOwner());
    expect(await imports().changeMapping(site.key, one.id, { name: 'A' }, byOwner())).toBe('taken');
    const mapping = { survey: { value: 'x' } };
    const changed = { ...one, mapping, updatedAt: noon + 1 };
    expect(await imports().changeMapping(site.key, one.id, { mapping }, byOwner(noon + 1))).toEqual(changed);
    expect(await imports().mappings(site.key)).toEqual([other, changed]);
    expect(await imports().mappings((await fixture.site()).key)).toEqual([]);
    expect(await imports().removeMapping(site.key, other.id, byOwner())).toBe(true);
    expect(await imports().removeMapping(site.key, other.id, byOwner())).toBe(false);
    expect(await imports().changeMapping(site.key, other.id, { name: 'C' }, byOwner())).toBeNull();
  });
}
