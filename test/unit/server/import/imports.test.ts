/** Imports over a real database and real files: what an end of the process leaves, and what follows. */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Imports } from '../../../../server/import/imports.ts';
import type { ImportRecord } from '../../../../server/storage/contract/imports.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import { byOwner, noon } from '../../../support/builders.ts';
import { openedStorage } from '../../../support/storage-opened.ts';

const opened = openedStorage();
const lines = 2_500;
/** Every hundredth is no answer. */
const text = `score\n${Array.from({ length: lines }, (_, i) => (i % 100 === 99 ? 99 : i % 11)).join('\n')}\n`;
const rejected = lines / 100;
const counts = { lines, stored: lines - rejected, duplicates: 0, rejected, warned: 0 };
const failures: unknown[] = [];
let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'earshot-imports-')), 'imports');
  failures.length = 0;
});
afterEach(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true });
  expect(failures).toEqual([]);
});

/** As a process has them. */
async function started(storage: Storage = opened.storage): Promise<Imports> {
  const imports = new Imports({
    ...{ storage, folder, requests: () => 0, now: () => noon },
    turns: { alone: (_name, work) => work() },
    onFailure: (error) => failures.push(error),
  });
  await imports.open();
  await imports.resume(await opened.storage.jobs.interrupt(noon, []));
  return imports;
}

/** The same storage, which has something done after the first piece of an import is noted. */
function afterFirstPiece(act: () => void): Storage {
  const { imports } = opened.storage;
  const once = <T extends unknown[], R>(work: (...asked: T) => Promise<R>) => {
    return async (...asked: T) => {
      const done = await work(...asked);
      act();
      return done;
    };
  };
  return {
    ...opened.storage,
    imports: {
      ...imports,
      store: once(imports.store),
      checkpoint: once(imports.checkpoint),
      undo: once(imports.undo),
    },
  };
}

async function uploaded(imports: Imports): Promise<ImportRecord> {
  const site = (await opened.storage.sites.list()).find(({ key }) => key === opened.survey.siteKey)!;
  async function* bytes() {
    yield Buffer.from(text);
  }
  const part = { bytes: bytes(), offset: 0, more: false };
  return imports.receive({ site, survey: opened.survey, name: 'a.csv', format: 'csv' }, part, byOwner());
}

const now = ({ id }: ImportRecord) => opened.storage.imports.find(id, 'all');
const reportOf = async (imports: Imports, record: ImportRecord) =>
  (await readFile(imports.filesOf(record).report, 'utf8')).split('\n').filter(Boolean);

describe.each(['check', 'import'] as const)('a %s that the end of a process cut short', (phase) => {
  it('ends as if nothing had been, every line counted and reported once', async () => {
    let stopped = Promise.resolve();
    const first: Imports = await started(
      afterFirstPiece(() => {
        stopped = first.runner.stop();
      }),
    );
    const record = await uploaded(first);
    await first.begin(record, phase, byOwner());
    await first.runner.idle();
    await stopped;
    const half = (await now(record))!;
    expect(half).toMatchObject({ job: { state: 'interrupted' } });
    expect(half.counts.lines).toBeGreaterThan(0);
    expect(half.counts.lines).toBeLessThan(lines);
    // What a dead process wrote, and nobody knows of.
    await appendFile(first.filesOf(record).report, '{"line":1,"what":"rejec');
    const second = await started();
    await second.runner.idle();
    expect(await now(record)).toMatchObject({
      ...{ phase, counts, brought: phase === 'import' ? counts.stored : 0 },
      report: { entries: rejected, leftOut: 0 },
      job: { state: 'done', done: lines, total: lines, error: null },
    });
    const found = (await reportOf(second, record)).map((line) => JSON.parse(line).line);
    expect(found).toEqual(Array.from({ length: rejected }, (_, i) => (i + 1) * 100 + 1));
  });
});

it('an undo that the end of a process cut short takes back the rest, and tells how many in all', async () => {
  let stopped = Promise.resolve();
  const first: Imports = await started();
  const record = await uploaded(first);
  await first.begin(record, 'import', byOwner());
  await first.runner.idle();
  const second: Imports = await started(
    afterFirstPiece(() => {
      stopped = second.runner.stop();
    }),
  );
  await second.begin(record, 'undo', byOwner());
  await second.runner.idle();
  await stopped;
  const half = (await now(record))!;
  expect(half).toMatchObject({ job: { state: 'interrupted' } });
  expect(half.brought).toBeGreaterThan(0);
  expect(half.brought).toBeLessThan(counts.stored);
  const third = await started();
  await third.runner.idle();
  const { stored } = counts;
  expect(await now(record)).toMatchObject({
    ...{ phase: 'undo', counts, brought: 0 },
    job: { state: 'done', done: stored, total: stored, error: null },
  });
});
