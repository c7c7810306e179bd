import { expect, test } from 'vitest';
import type { JobRecord } from '../../../server/storage/contract/jobs.ts';
import { because } from '../../../shared/because.ts';
import { nextId, noon } from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function jobsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const jobs = () => fixture.storage.jobs;
  const job = (change: Partial<JobRecord> = {}): JobRecord => ({
    id: nextId(),
    kind: 'overrule',
    site: 'any',
    asked: { period: 'all', filter: { page: ['/a'] } },
    state: 'queued',
    done: 0,
    total: null,
    error: null,
    createdAt: noon,
    updatedAt: noon,
    ...change,
  });

  test('a job is what it was created as, and what it has come to since', async () => {
    const created = job();
    await jobs().create(created);
    expect(await jobs().find(created.id, 'all')).toEqual(created);
    const progress = {
      state: 'failed',
      done: 3,
      total: 5,
      error: because('file_lines', { most: 7 }).cause,
    } as const;
    await jobs().progress(created.id, progress, noon + 1);
    expect(await jobs().find(created.id, 'all')).toEqual({ ...created, ...progress, updatedAt: noon + 1 });
  });

  test('one that nobody has is not found', async () => {
    expect(await jobs().find('none', 'all')).toBeNull();
  });

  test('one is found and listed at its site, and at no other', async () => {
    const [one, other] = [job({ site: 'one' }), job({ site: 'other', createdAt: noon + 1 })];
    for (const created of [one, other]) await jobs().create(created);
    expect(await jobs().find(one.id, ['nobody', 'one'])).toEqual(one);
    expect(await jobs().find(one.id, ['other'])).toBeNull();
    expect(await jobs().find(one.id, [])).toBeNull();
    expect(await jobs().list(['one', 'other'])).toEqual([other, one]);
    expect(await jobs().list(['one'])).toEqual([one]);
  });

  test('those of a process that has ended are interrupted, and others stay as they ended', async () => {
    const [queued, running, done] = [job(), job({ state: 'running', done: 7 }), job({ state: 'done' })];
    for (const one of [queued, running, done]) await jobs().create(one);
    await fixture.reopen();
    await jobs().interrupt(noon + 9, []);
    expect((await jobs().find(queued.id, 'all'))?.state).toBe('interrupted');
    expect(await jobs().find(running.id, 'all')).toMatchObject({
      state: 'interrupted',
      done: 7,
      updatedAt: noon + 9,
    });
    expect(await jobs().find(done.id, 'all')).toEqual(done);
  });

  test('one of this process is interrupted only where it has not run it for a minute', async () => {
    const [run, left] = [job({ state: 'running' }), job({ state: 'running' })];
    for (const one of [run, left]) await jobs().create(one);
    await jobs().interrupt(noon + 60_000, []);
    expect(await jobs().find(left.id, 'all')).toEqual(left);
    await jobs().interrupt(noon + 60_001, [run.id]);
    expect((await jobs().find(run.id, 'all'))?.state).toBe('running');
    expect((await jobs().find(left.id, 'all'))?.state).toBe('interrupted');
  });

  test('exports and imports that are interrupted are told, the oldest first', async () => {
    const of = (kind: JobRecord['kind'], state: JobRecord['state'], createdAt: number) =>
      job({ kind, state, createdAt });
    const late = of('export', 'interrupted', noon + 2);
    const early = of('import', 'interrupted', noon + 1);
    const others = [of('delete', 'interrupted', noon), of('export', 'failed', noon)];
    for (const one of [late, early, ...others]) await jobs().create(one);
    expect(await jobs().interrupt(noon, [])).toEqual([early.id, late.id]);
  });

  test('an interrupted one is adopted once, and is queued then', async () => {
    const left = job({ state: 'running', done: 4 });
    await jobs().create(left);
    await fixture.reopen();
    expect(await jobs().adopt(left.id, noon + 1)).toBeNull();
    await jobs().interrupt(noon + 2, []);
    const adopted = { ...left, state: 'queued' as const, updatedAt: noon + 3 };
    expect(await jobs().adopt(left.id, noon + 3)).toEqual(adopted);
    expect(await jobs().adopt(left.id, noon + 4)).toBeNull();
    expect(await jobs().adopt('none', noon)).toBeNull();
  });

  test('of one that is of another process, or gone, nothing is noted', async () => {
    const left = job({ state: 'running' });
    await jobs().create(left);
    const progress = { state: 'done', done: 9, total: 9, error: null } as const;
    await fixture.reopen();
    expect(await jobs().progress(left.id, progress, noon + 1)).toBe(false);
    expect(await jobs().progress('none', progress, noon + 1)).toBe(false);
    expect(await jobs().find(left.id, 'all')).toEqual(left);
    await jobs().interrupt(noon + 2, []);
    await jobs().adopt(left.id, noon + 3);
    expect(await jobs().progress(left.id, progress, noon + 4)).toBe(true);
  });

  test('one that is to end is told to its process until it has ended, and to no other', async () => {
    const [wanted, other, ended] = [job(), job({ state: 'running' }), job({ state: 'done' })];
    for (const one of [wanted, other, ended]) await jobs().create(one);
    for (const { id } of [wanted, ended]) await jobs().cancel(id);
    expect(await jobs().cancelled()).toEqual([wanted.id]);
    await jobs().progress(wanted.id, { state: 'cancelled', done: 0, total: null, error: null }, noon + 1);
    expect(await jobs().cancelled()).toEqual([]);
    await jobs().cancel(other.id);
    await fixture.reopen();
    expect(await jobs().cancelled()).toEqual([]);
  });

  test('the latest stands first, and of those that have ended 200 are kept', async () => {
    const running = job({ state: 'running', createdAt: noon - 1 });
    await jobs().create(running);
    const many = Array.from({ length: 205 }, (_, i) => job({ state: 'done', createdAt: noon + 100 + i }));
    for (const one of many) await jobs().create(one);
    const kept = await jobs().list('all');
    expect(kept[0]).toEqual(many.at(-1));
    expect(kept.filter(({ state }) => state === 'done')).toHaveLength(200);
    expect(kept.at(-1)?.id).toBe(running.id);
  });
}
