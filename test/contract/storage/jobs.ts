import { expect, test } from 'vitest';
import type { JobRecord } from '../../../server/storage/contract/jobs.ts';
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
    const progress = { state: 'failed', done: 3, total: 5, error: 'no room' } as const;
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

  test('those that had not ended are interrupted, and others stay as they ended', async () => {
    const [queued, running, done] = [job(), job({ state: 'running', done: 7 }), job({ state: 'done' })];
    for (const one of [queued, running, done]) await jobs().create(one);
    await jobs().interrupt(noon + 9);
    expect((await jobs().find(queued.id, 'all'))?.state).toBe('interrupted');
    expect(await jobs().find(running.id, 'all')).toMatchObject({
      state: 'interrupted',
      done: 7,
      updatedAt: noon + 9,
    });
    expect(await jobs().find(done.id, 'all')).toEqual(done);
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
