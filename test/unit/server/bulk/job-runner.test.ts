import { beforeEach, describe, expect, it } from 'vitest';
import type { Rest } from '../../../../server/bulk/in-turns.ts';
import { JobRunner, type JobWork } from '../../../../server/bulk/job-runner.ts';
import { StorageUnavailable } from '../../../../server/storage/contract/storage-errors.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { openedStorage } from '../../../support/storage-opened.ts';

const opened = openedStorage();
const failures: unknown[] = [];
let runner: JobRunner;
beforeEach(() => {
  failures.length = 0;
  runner = new JobRunner({
    storage: opened.storage,
    now: () => 1_000,
    onFailure: (error) => failures.push(error),
  });
});

/** Pieces of ten; `before` is called before each of them. */
function pieces(n: number, before: (piece: number) => void = () => {}): JobWork {
  return {
    count: async () => n * 10,
    async *run() {
      for (let piece = 1; piece <= n; piece++) {
        before(piece);
        yield 10;
      }
    },
  };
}

function start(id: string, work: JobWork): Promise<object> {
  return runner.start({ id, kind: 'overrule', site: 'any', asked: {} }, work);
}

async function ended(id: string): Promise<object | null> {
  await runner.idle();
  return opened.storage.jobs.find(id, 'all');
}

it('a job is queued, and done in the end', async () => {
  expect(await start('a', pieces(3))).toMatchObject({ state: 'queued', done: 0, total: null });
  expect(await ended('a')).toMatchObject({ state: 'done', done: 30, total: 30 });
});

it('jobs run one after another', async () => {
  const order: string[] = [];
  await Promise.all(
    ['a', 'b'].map((id) =>
      start(
        id,
        pieces(2, (piece) => order.push(`${id}${piece}`)),
      ),
    ),
  );
  await runner.idle();
  expect(order).toEqual(['a1', 'a2', 'b1', 'b2']);
});

it('one that is cancelled ends after the piece that is being done', async () => {
  await start(
    'a',
    pieces(3, (piece) => piece === 2 && runner.cancel('a')),
  );
  expect(await ended('a')).toMatchObject({ state: 'cancelled', done: 20, total: 30 });
});

it('one that is cancelled before its turn does nothing', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await start('a', { ...pieces(1), count: () => held.then(() => 10) });
  await start('b', pieces(3));
  runner.cancel('b');
  goOn();
  expect(await ended('b')).toMatchObject({ state: 'cancelled', done: 0 });
});

it('one that fails says so and keeps what is done, and the next one runs', async () => {
  await start(
    'a',
    pieces(3, (piece) => {
      if (piece === 2) throw new Error('no room on the disk of db-7');
    }),
  );
  await start('b', pieces(1));
  expect(await ended('a')).toMatchObject({
    state: 'failed',
    done: 10,
    error: expect.not.stringMatching(/db-7/),
  });
  expect(await ended('b')).toMatchObject({ state: 'done' });
  expect(failures).toHaveLength(1);
});

describe('while nothing can be written', () => {
  /** What can be written again after so many attempts. */
  function unwritable(times: number): Storage {
    const { jobs } = opened.storage;
    const progress: typeof jobs.progress = async (id, next, at) => {
      if (next.state === 'done' && times-- > 0) throw new StorageUnavailable('the disk is full');
      return jobs.progress(id, next, at);
    };
    return { ...opened.storage, jobs: { ...jobs, progress } };
  }
  const running = (storage: Storage, patience: Rest) =>
    new JobRunner({ storage, now: () => 1_000, onFailure: (error) => failures.push(error), patience });

  it('the end of a job is noted as soon as it can be, and the next one runs', async () => {
    const waits: number[] = [];
    runner = running(unwritable(3), async (milliseconds) => void waits.push(milliseconds));
    await start('a', pieces(2));
    await start('b', pieces(1));
    expect(await ended('a')).toMatchObject({ state: 'done', done: 20 });
    expect(await ended('b')).toMatchObject({ state: 'done' });
    expect(waits).toEqual([1_000, 1_000, 1_000]);
    expect(failures).toHaveLength(1);
  });

  it('the server can stop', async () => {
    runner = running(unwritable(Number.POSITIVE_INFINITY), async () => void runner.stop());
    await start('a', pieces(2));
    expect(await ended('a')).toMatchObject({ state: 'running' });
  });
});

it('stopping interrupts what runs and what waits', async () => {
  await start(
    'a',
    pieces(3, (piece) => piece === 2 && void runner.stop()),
  );
  await start('b', pieces(1));
  expect(await ended('a')).toMatchObject({ state: 'interrupted', done: 20 });
  expect(await ended('b')).toMatchObject({ state: 'interrupted', done: 0 });
});

it('one that another process has taken is left to it', async () => {
  const taken: string[] = [];
  const { storage } = opened;
  const progress: typeof storage.jobs.progress = async (id, ...rest) =>
    rest[0].done < 20 && storage.jobs.progress(id, ...rest);
  runner = new JobRunner({
    storage: { jobs: { ...storage.jobs, progress } },
    now: () => 1_000,
    onFailure: (error) => failures.push(error),
  });
  await start('a', { ...pieces(3), ended: async (state) => void taken.push(state) });
  expect(await ended('a')).toMatchObject({ state: 'running', done: 10 });
  expect(taken).toEqual([]);
  expect(failures).toEqual([]);
});
