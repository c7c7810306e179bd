import { expect, test } from 'vitest';
import { because } from '../../../shared/because.ts';
import { byOwner, noon, scheduleFields } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function exportSchedulesContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const schedules = () => fixture.storage.exportSchedules;
  const made = async (change = {}) => {
    const site = await fixture.site();
    return (await schedules().create(scheduleFields(site.key, change), byOwner()))!;
  };
  const entries = (siteKey: number) =>
    fixture.storage.audit.list({ siteKeys: [siteKey], before: null, limit: 10 });
  const run = { export: 'one', file: 'shop_2026-11-14.csv', at: noon, coversTo: noon - 5 };
  const done = { at: noon, file: run.file, responses: 12, error: null };
  const failed = { at: noon + 1, file: null, responses: 0, error: because('schedule_disk_full').cause };

  test('a schedule is what it was created as, and lasts', async () => {
    const site = await fixture.site();
    const fields = scheduleFields(site.key, {
      choose: { survey: 'checkout', commented: true, complaint: false, words: 'slow' },
      every: 'month',
      span: 'all',
      paused: true,
    });
    const created = await schedules().create(fields, byOwner());
    expect(created).toEqual({
      ...fields,
      site: site.id,
      run: null,
      last: null,
      coveredTo: null,
      createdAt: noon,
      updatedAt: noon,
    });
    await fixture.reopen();
    expect(await schedules().list(site.key)).toEqual([created]);
  });

  test('a site has twenty at most, whatever other sites have', async () => {
    const site = await fixture.site();
    await made();
    for (let i = 0; i < 20; i++) await schedules().create(scheduleFields(site.key), byOwner());
    expect(await schedules().create(scheduleFields(site.key), byOwner())).toBeNull();
    expect(await schedules().list(site.key)).toHaveLength(20);
  });

  test('no two of the installation have the same stem', async () => {
    const stems = [];
    for (let i = 0; i < 3; i++) stems.push((await made({ stem: 'same_stem' })).stem);
    expect(stems).toEqual(['same_stem', 'same_stem-2', 'same_stem-3']);
  });

  test('one is found and listed at its site, in order of creation, and at no other', async () => {
    const first = await made();
    const second = await schedules().create(scheduleFields(first.siteKey), byOwner(noon + 1));
    const other = await made();
    expect(await schedules().list(first.siteKey)).toEqual([first, second]);
    expect(await schedules().list('all')).toEqual(expect.arrayContaining([first, second, other]));
    expect(await schedules().find(first.id, [other.site, first.site])).toEqual(first);
    expect(await schedules().find(first.id, [other.site])).toBeNull();
    expect(await schedules().find('unknown', 'all')).toBeNull();
  });

  test('a change changes what it names', async () => {
    const schedule = await made();
    const change = { every: 'week' as const, keep: 4, paused: true };
    const changed = { ...schedule, ...change, updatedAt: noon + 5 };
    expect(await schedules().change(schedule.id, change, byOwner(noon + 5))).toEqual(changed);
    expect(await schedules().find(schedule.id, 'all')).toEqual(changed);
    expect(await schedules().change('unknown', change, byOwner())).toBeNull();
  });

  test('a run is noted until it ends, and how it ended stays', async () => {
    const schedule = await made();
    await schedules().begin(schedule.id, run);
    expect(await schedules().find(schedule.id, 'all')).toEqual({ ...schedule, run });
    await schedules().end(schedule.id, done, run.coversTo, byOwner(noon + 9));
    const ended = { ...schedule, last: done, coveredTo: run.coversTo };
    expect(await schedules().find(schedule.id, 'all')).toEqual(ended);
    await schedules().end(schedule.id, failed, null, byOwner());
    expect(await schedules().find(schedule.id, 'all')).toEqual({ ...ended, last: failed });
  });

  test('what is gone is nothing to run, to end or to remove', async () => {
    const { id } = await made();
    expect(await schedules().remove(id, byOwner())).toBe(true);
    expect(await schedules().remove(id, byOwner())).toBe(false);
    await schedules().begin(id, run);
    await schedules().end(id, done, 1, byOwner());
    expect(await schedules().find(id, 'all')).toBeNull();
  });

  test('the audit tells who made, changed and removed it, and nothing of what is looked for', async () => {
    const { id, siteKey } = await made({ choose: { commented: false, complaint: false, words: 'alice' } });
    const choose = { commented: false, complaint: false, words: 'bob' };
    await schedules().change(id, { hour: 4, choose }, byOwner(noon + 1));
    await schedules().remove(id, byOwner(noon + 2));
    const told = await entries(siteKey);
    expect(told.slice(0, 3).map(({ action, objects, at }) => [action, objects, at])).toEqual([
      ['export_schedule.removed', [id], noon + 2],
      ['export_schedule.changed', [id], noon + 1],
      ['export_schedule.created', [id], noon],
    ]);
    expect(told[1]!.changes).toEqual({ hour: { old: 3, new: 4 }, choose: {} });
    expect(JSON.stringify(told)).not.toMatch(/alice|bob/);
  });

  test('of failures the first is told, until one succeeds', async () => {
    const { id, siteKey } = await made();
    for (const end of [failed, failed, done, failed]) await schedules().end(id, end, null, byOwner());
    const failures = (await entries(siteKey)).filter(({ action }) => action === 'export_schedule.failed');
    expect(failures.map(({ changes }) => changes)).toEqual([
      { error: { new: because('schedule_disk_full').reason } },
      { error: { new: because('schedule_disk_full').reason } },
    ]);
  });
}
