/** Exports over a real database and real files: what an end of the process at any moment leaves, and what follows. */

import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ExportFile } from '../../../../server/export/export-file.ts';
import { Exports, type ExportsDeps } from '../../../../server/export/exports.ts';
import type { ExportRecord } from '../../../../server/storage/contract/exports.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { because } from '../../../../shared/because.ts';
import type { ExportFormat } from '../../../../shared/export.ts';
import { byOwner, noon, responseTo, score } from '../../../support/builders.ts';
import { openedStorage } from '../../../support/storage-opened.ts';

const day = 24 * 3_600_000;
const opened = openedStorage();
let folder: string;
let at: number;
let failures: unknown[];
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'earshot-exports-')), 'exports');
  at = noon + 1;
  failures = [];
});
afterEach(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true });
});

/** As a process has them. */
async function started(
  storage: Storage = opened.storage,
  { freeSpace }: Pick<ExportsDeps, 'freeSpace'> = {},
): Promise<Exports> {
  const exports = new Exports({
    storage,
    folder,
    freeSpace,
    now: () => at,
    onFailure: (error) => failures.push(error),
  });
  await exports.open();
  await exports.resume(await opened.storage.jobs.interrupt(at, []));
  return exports;
}

async function answered(count: number): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const length = Math.min(500, count - from);
    const batch = Array.from({ length }, (_, i) =>
      responseTo(opened.survey, { answers: [score((from + i) % 11)], receivedAt: noon - from - i }),
    );
    await opened.storage.responses.write(batch);
  }
}

function begin(exports: Exports, format: ExportFormat = 'ndjson'): Promise<ExportRecord> {
  const { siteKey, key } = opened.survey;
  const chosen = { siteKey, surveyKeys: [key], from: 0, to: noon + 1, filters: [], commented: false };
  return exports.begin(
    { site: 'any', format, asked: {}, chosen, columns: ['id', 'answers.score'] },
    byOwner(at),
  );
}

async function ended(exports: Exports, { id }: ExportRecord): Promise<ExportRecord | null> {
  await exports.runner.idle();
  return opened.storage.exports.find(id, 'all');
}

function textOf(exports: Exports, record: ExportRecord): Promise<string> {
  return readFile(exports.pathOf(record), 'utf8');
}

/** All ids that the list has, newest first. */
async function listedIds(): Promise<string[]> {
  const { siteKey, key } = opened.survey;
  const page = { from: 0, to: noon + 1, filters: [], commented: false, before: null, limit: 10_000 };
  const { found } = await opened.storage.responses.list({ siteKey, surveyKeys: [key], ...page });
  return found.map(({ id }) => id);
}

function idsOf(ndjson: string): string[] {
  return ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
}

it('writes every response once, newest first, and says how many and how long', async () => {
  await answered(450);
  const exports = await started();
  const record = await begin(exports);
  expect(await ended(exports, record)).toMatchObject({
    state: 'done',
    done: 450,
    total: 450,
    position: null,
  });
  const text = await textOf(exports, record);
  expect(idsOf(text)).toEqual(await listedIds());
  expect((await ended(exports, record))?.bytes).toBe(Buffer.byteLength(text));
});

it('of nothing is a file without lines', async () => {
  const exports = await started();
  const [csv, ndjson] = [await begin(exports, 'csv'), await begin(exports)];
  expect(await ended(exports, ndjson)).toMatchObject({ state: 'done', done: 0, total: 0 });
  expect(await textOf(exports, csv)).toBe('\uFEFFid,answers.score\r\n');
  expect(await textOf(exports, ndjson)).toBe('');
});

it('nobody but the owner of the process may read what is written', async () => {
  const exports = await started();
  const record = await begin(exports);
  await ended(exports, record);
  expect((await stat(exports.pathOf(record))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

describe('after the end of a process', () => {
  const count = 4_700;
  beforeEach(() => answered(count));

  it('that was asked to stop, it goes on behind what is on disk', async () => {
    let stopped = Promise.resolve();
    const stopping: Storage = {
      ...opened.storage,
      exports: {
        ...opened.storage.exports,
        async checkpoint(...args) {
          stopped = first.runner.stop();
          return opened.storage.exports.checkpoint(...args);
        },
      },
    };
    const first = await started(stopping);
    const record = await begin(first, 'csv');
    await first.runner.idle();
    await stopped;
    const half = await ended(first, record);
    expect(half).toMatchObject({ state: 'interrupted', done: 4_000, total: count });
    const second = await started();
    expect(await ended(second, record)).toMatchObject({ state: 'done', done: count, total: count });
    const whole = await begin(second, 'csv');
    await ended(second, whole);
    expect(await textOf(second, record)).toBe(await textOf(second, whole));
  });

  it('that was killed, what was written since the last checkpoint is cut off and written anew', async () => {
    let pages = 0;
    let release = () => {};
    const killed = new Promise<never>((_, reject) => {
      release = () => reject(new Error('the process is gone'));
    });
    let reached = () => {};
    const atPage23 = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const dying: Storage = {
      ...opened.storage,
      responses: {
        ...opened.storage.responses,
        list: (filter) => {
          if (++pages < 23) return opened.storage.responses.list(filter);
          reached();
          return killed;
        },
      },
      // What a dead process does, reaches nothing any more.
      jobs: { ...opened.storage.jobs, progress: async () => true },
    };
    const first = await started(dying);
    const record = await begin(first);
    await atPage23;
    const kept = await opened.storage.exports.find(record.id, 'all');
    expect(kept).toMatchObject({ done: 4_000 });
    expect((await stat(first.pathOf(record))).size).toBeGreaterThan(kept!.bytes);
    await appendFile(first.pathOf(record), '{"id":"cut sho');
    const left = await readFile(first.pathOf(record));
    release();
    await first.runner.idle();
    await writeFile(first.pathOf(record), left);
    await opened.storage.exports.checkpoint(record.id, kept!, at);

    await opened.storage.jobs.interrupt(at + 60_001, []);
    const second = await started();
    expect(await ended(second, record)).toMatchObject({ state: 'done', done: count });
    expect(idsOf(await textOf(second, record))).toEqual(await listedIds());
  });

  it('that was killed when all was written, nothing is written twice', async () => {
    const first = await started();
    const record = await begin(first);
    const done = (await ended(first, record))!;
    await opened.storage.jobs.progress(record.id, { ...done, state: 'running' }, at);
    await opened.storage.jobs.interrupt(at + 60_001, []);
    const second = await started();
    expect(await ended(second, record)).toMatchObject({ state: 'done', done: count });
    expect(idsOf(await textOf(second, record))).toHaveLength(count);
  });

  it('a file that lost what was kept of it is begun anew', async () => {
    const first = await started();
    const record = await begin(first);
    const done = (await ended(first, record))!;
    await truncate(first.pathOf(record), 100);
    await opened.storage.jobs.progress(record.id, { ...done, state: 'interrupted' }, at);
    const second = await started();
    expect(await ended(second, record)).toMatchObject({ state: 'done', done: count });
    expect(idsOf(await textOf(second, record))).toEqual(await listedIds());
  });
});

it('holds no more than a page at a time, however many there are', async () => {
  await answered(1_000);
  const limits: number[] = [];
  const watched: Storage = {
    ...opened.storage,
    responses: {
      ...opened.storage.responses,
      list: async (filter) => {
        limits.push(filter.limit);
        return opened.storage.responses.list(filter);
      },
    },
  };
  const exports = await started(watched);
  await ended(exports, await begin(exports));
  expect(limits).toEqual([200, 200, 200, 200, 200]);
});

it('nothing is noted of a file that is not on disk', async () => {
  await answered(4_700);
  let onDisk = 0;
  const { sync } = ExportFile.prototype;
  const watch = vi.spyOn(ExportFile.prototype, 'sync').mockImplementation(async function (this: ExportFile) {
    await sync.call(this);
    onDisk = this.bytes;
  });
  onTestFinished(() => watch.mockRestore());
  const noted: number[] = [];
  const watched: Storage = {
    ...opened.storage,
    exports: {
      ...opened.storage.exports,
      checkpoint(id, checkpoint, now) {
        expect(checkpoint.bytes).toBe(onDisk);
        noted.push(checkpoint.bytes);
        return opened.storage.exports.checkpoint(id, checkpoint, now);
      },
    },
  };
  const exports = await started(watched);
  const record = await begin(exports);
  expect(await ended(exports, record)).toMatchObject({ state: 'done', bytes: onDisk });
  expect(noted).toHaveLength(2);
});

it('one that is cancelled leaves no file, and says so', async () => {
  await answered(300);
  const cancelling: Storage = {
    ...opened.storage,
    exports: {
      ...opened.storage.exports,
      async checkpoint(id, ...rest) {
        exports.runner.cancel(id);
        return opened.storage.exports.checkpoint(id, ...rest);
      },
    },
  };
  const exports = await started(cancelling);
  const record = await begin(exports);
  expect(await ended(exports, record)).toMatchObject({ state: 'cancelled', bytes: 0 });
  expect(await readdir(folder)).toEqual([]);
});

it('one that fails leaves no file, and the reason goes to the log', async () => {
  const broken: Storage = {
    ...opened.storage,
    responses: { ...opened.storage.responses, list: () => Promise.reject(new Error('no disk')) },
  };
  const exports = await started(broken);
  const record = await begin(exports);
  expect(await ended(exports, record)).toMatchObject({ state: 'failed', bytes: 0 });
  expect(await readdir(folder)).toEqual([]);
  expect(failures).toEqual([new Error('no disk')]);
});

it('ends with a reason where the site has as much as it may', async () => {
  const exports = await started();
  const other = await begin(exports);
  await ended(exports, other);
  await opened.storage.exports.checkpoint(other.id, { position: null, bytes: 9 * 2 ** 30, done: 0 }, at);
  const record = await begin(exports);
  expect(await ended(exports, record)).toMatchObject({
    state: 'failed',
    error: { code: 'exports_large' },
  });
  expect(failures).toEqual([]);
});

describe('a disk that fills up', () => {
  const reserve = 512 * 2 ** 20;
  beforeEach(() => answered(450));

  it('keeps 512 MiB: the export ends with a reason, and leaves nothing of itself', async () => {
    const asked: string[] = [];
    const freeSpace = async (of: string) => {
      asked.push(of);
      return reserve - 1;
    };
    const exports = await started(opened.storage, { freeSpace });
    const record = await begin(exports);
    expect(await ended(exports, record)).toMatchObject({
      state: 'failed',
      error: { code: 'export_disk_full' },
      bytes: 0,
    });
    expect(asked).toEqual([folder]);
    expect(await readdir(folder)).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('with 512 MiB left has room', async () => {
    const exports = await started(opened.storage, { freeSpace: async () => reserve });
    expect(await ended(exports, await begin(exports))).toMatchObject({ state: 'done', done: 450 });
  });

  it('while an export is written ends it where it meets the bound, and the next has room again', async () => {
    await answered(4_200);
    let looks = 0;
    const freeSpace = async () => (++looks === 2 ? reserve - 1 : reserve);
    const exports = await started(opened.storage, { freeSpace });
    expect(await ended(exports, await begin(exports))).toMatchObject({
      state: 'failed',
      bytes: 0,
      done: 4_000,
    });
    expect(await ended(exports, await begin(exports))).toMatchObject({ state: 'done', done: 4_650 });
  });
});

describe('while it is counted', () => {
  /** Stretches without end: only who looks whether it is over comes out of it. */
  async function counting(): Promise<{ exports: Exports; record: ExportRecord; inCount: Promise<void> }> {
    let reached = () => {};
    const inCount = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const endless: Storage = {
      ...opened.storage,
      responses: {
        ...opened.storage.responses,
        count: async () => {
          reached();
          await new Promise((resolve) => setImmediate(resolve));
          return { count: 1, next: { receivedAt: noon, id: 'any' } };
        },
      },
    };
    const exports = await started(endless);
    return { exports, record: await begin(exports), inCount };
  }

  it('it can be cancelled', async () => {
    const { exports, record, inCount } = await counting();
    await inCount;
    exports.runner.cancel(record.id);
    expect(await ended(exports, record)).toMatchObject({ state: 'cancelled', total: null });
  });

  it('the server can stop, and it is counted anew after the start', async () => {
    await answered(3);
    const { exports, record, inCount } = await counting();
    await inCount;
    await exports.runner.stop();
    expect(await ended(exports, record)).toMatchObject({ state: 'interrupted', total: null });
    const second = await started();
    expect(await ended(second, record)).toMatchObject({ state: 'done', done: 3, total: 3 });
  });
});

describe('what is kept', () => {
  it('is deleted after seven days, and not before', async () => {
    const exports = await started();
    const record = await begin(exports);
    await ended(exports, record);
    at = noon + 1 + 7 * day - 1;
    await exports.removeExpired();
    expect(await readdir(folder)).toEqual([`${record.id}.ndjson`]);
    at += 1;
    await exports.removeExpired();
    expect(await readdir(folder)).toEqual([]);
    expect(await opened.storage.exports.list('all')).toEqual([]);
  });

  it('is nothing that no export knows of', async () => {
    const exports = await started();
    await writeFile(path.join(folder, 'left.csv'), 'by a process that ended');
    await exports.removeExpired();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('of what is erased', () => {
  const erased = (change: object = {}) => ({
    siteKey: opened.survey.siteKey,
    surveyKey: opened.survey.key,
    id: 'any',
    receivedAt: noon,
    ...change,
  });

  it('a file is deleted that may hold it, and says why', async () => {
    await answered(10);
    const exports = await started();
    const record = await begin(exports);
    await ended(exports, record);
    await exports.withdraw([erased()]);
    expect(await ended(exports, record)).toMatchObject({
      state: 'failed',
      error: because('export_erased').cause,
      bytes: 0,
      done: 0,
    });
    await expect(textOf(exports, record)).rejects.toThrow('ENOENT');
  });

  it('a file stays that cannot hold it', async () => {
    await answered(10);
    const exports = await started();
    const record = await begin(exports);
    await ended(exports, record);
    const { siteKey, key } = opened.survey;
    await exports.withdraw([
      erased({ receivedAt: noon + 1 }),
      erased({ surveyKey: key + 1 }),
      erased({ siteKey: siteKey + 1 }),
    ]);
    expect(await ended(exports, record)).toMatchObject({ state: 'done', done: 10 });
  });

  it('one that is being written is not finished', async () => {
    await answered(4_700);
    let withdrawn = Promise.resolve();
    const meanwhile: Storage = {
      ...opened.storage,
      exports: {
        ...opened.storage.exports,
        async checkpoint(id, checkpoint, when) {
          const isNoted = await opened.storage.exports.checkpoint(id, checkpoint, when);
          if (checkpoint.bytes > 0 && checkpoint.position !== null) withdrawn = exports.withdraw([erased()]);
          await withdrawn;
          return isNoted;
        },
      },
    };
    const exports = await started(meanwhile);
    const record = await begin(exports);
    expect(await ended(exports, record)).toMatchObject({ state: 'failed', bytes: 0, position: null });
    await expect(textOf(exports, record)).rejects.toThrow('ENOENT');
    expect(failures).toEqual([]);
  });
});
