/** What was erased stays erased: after a restored backup, after a process that died on the way, and in copies. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../server/app.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import { StorageUnavailable } from '../../server/storage/contract/storage-errors.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import type { ExportAnswer } from '../../shared/export.ts';
import type { Site } from '../../shared/site.ts';
import { heldText } from '../support/held-text.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { backUpStage, restoreStage } from '../support/stage-backups.ts';
import { stageTemplate } from '../support/stage-database.ts';

const clock = handClock('2026-11-02T12:00:00Z');
const start = clock.at;
const day = 86_400_000;
let server: TestServer;
let site: Site;
let folder: string;
/** What stands in the place of the first server. */
let later: (() => Promise<void>) | undefined;
beforeEach(async () => {
  clock.at = start;
  server = await startServer({ listen: false, now: clock.now });
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-erasure-'));
  site = await createSite(server);
  await createSurvey(server, site);
});
afterEach(async () => {
  await later?.();
  later = undefined;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** What any process has noted; of those that may have others beside them, each in a file of its own. */
async function erasures(): Promise<string> {
  const names = (await readdir(server.folder)).filter((name) => /^erasures\..*ndjson$/.test(name));
  const files = names.sort().map((name) => readFile(path.join(server.folder, name), 'utf8'));
  return (await Promise.all(files)).join('');
}
/** Of a file that one process has for itself. */
const ofOne = it.skipIf(stageTemplate() !== undefined);

/** Answers as somebody; the receipt of it. */
async function answer(n: number, visitor = 'anna'): Promise<string> {
  const sent = responseTo(site, n, { visitor, answers: { score: 3, why: `words of ${visitor}` } });
  return (await postResponse(server, sent)).json().receipt;
}

const erase = (visitor: string) => asOwner(server, 'DELETE', `/v1/visitors/${visitor}?site=${site.id}`);

/** The server as it starts again, on the database of a backup where one is given. */
async function again(backup?: string, options: { backupDays?: number } = {}): Promise<void> {
  const ended = later ?? (() => close(server));
  await ended();
  if (backup !== undefined) await restoreStage(server.storageConfig, backup);
  const storage = await openStorage(server.storageConfig, countRules);
  const app = await buildApp({
    storage,
    now: clock.now,
    publicUrl: 'http://earshot.test',
    publicFolder: fileURLToPath(new URL('../../dist/public/', import.meta.url)),
    exportsFolder: server.exportsFolder,
    erasuresFile: path.join(server.folder, 'erasures.ndjson'),
    importsFolder: path.join(server.folder, 'imports'),
    scheduledExportsFolder: path.join(server.folder, 'scheduled-exports'),
    version: '0.0.0-test',
    logger: false,
    ...options,
  });
  await app.server.ready();
  server.app = app;
  server.storage = storage;
  later = () => close({ app, storage });
}

async function close({ app, storage }: { app: App; storage: Storage }): Promise<void> {
  await app.drain();
  await storage.close();
}

const backUp = async () => {
  const file = path.join(folder, 'backup.db');
  await backUpStage(server.storageConfig, file, clock.at);
  return file;
};

describe('after a backup was restored', () => {
  it('what was erased since is erased again before anything is answered, and the rest is as it was', async () => {
    await answer(1);
    await answer(2, 'bert');
    const backup = await backUp();
    await erase('anna');
    await again(backup);
    const rows = (await stored(server, site)).map(({ answers, erased }) => [answers.why, erased]);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['words of bert', undefined],
        [undefined, true],
      ]),
    );
    expect(await server.storage.counts.verify()).toEqual([]);
    expect(heldText(server.storageConfig).includes('words of anna')).toBe(false);
  });

  it('the erasure by a receipt holds, too', async () => {
    const receipt = await answer(1);
    const backup = await backUp();
    expect((await call(server, 'DELETE', `/v1/receipts/${receipt}`)).statusCode).toBe(204);
    await again(backup);
    expect(await stored(server, site)).toMatchObject([{ erased: true }]);
  });

  it('what the backup never knew does not come late', async () => {
    const backup = await backUp();
    await answer(1);
    await erase('anna');
    await again(backup);
    const late = await postResponse(server, responseTo(site, 1));
    expect(late.json()).toMatchObject({ id: responseId(1) });
    expect(await stored(server, site)).toEqual([]);
  });

  it('is entered into the audit as done by the server', async () => {
    await answer(1);
    const backup = await backUp();
    await erase('anna');
    await again(backup);
    const { items } = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json();
    expect(items[0]).toMatchObject({ action: 'responses.erased', actor: { kind: 'server' }, count: 1 });
  });

  it('what was deleted, which a backup is the remedy for, is back', async () => {
    await answer(1);
    const backup = await backUp();
    await asOwner(server, 'DELETE', `/v1/responses/${responseId(1)}?site=${site.id}`);
    await again(backup);
    expect(await stored(server, site)).toMatchObject([{ answers: { why: 'words of anna' } }]);
  });

  it('erases nothing twice, however often it starts', async () => {
    await answer(1);
    const backup = await backUp();
    await erase('anna');
    await again(backup);
    await again();
    const { items } = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json();
    expect(items.filter(({ action }: { action: string }) => action === 'responses.erased')).toHaveLength(1);
  });
});

describe('what is noted', () => {
  it('holds the site, the responses and the time, and nothing of whom it was', async () => {
    await answer(1);
    await erase('anna');
    expect(JSON.parse(await erasures())).toEqual({ at: start, site: site.id, responses: [responseId(1)] });
  });

  it('does not grow by erasures of what is not there', async () => {
    const receipt = await answer(1);
    for (let i = 0; i < 3; i++) await call(server, 'DELETE', `/v1/receipts/${receipt}`);
    await erase('nobody');
    expect((await erasures()).trim().split('\n')).toHaveLength(1);
  });

  it('is noted first: where the process died before the deed, the next start does it', async () => {
    await answer(1);
    const line = { at: start, site: site.id, responses: [responseId(1)] };
    await writeFile(path.join(server.folder, 'erasures.ndjson'), `${JSON.stringify(line)}\n`);
    await again();
    expect(await stored(server, site)).toMatchObject([{ erased: true }]);
  });

  ofOne('goes on behind a line that was cut short, and does not mix with it', async () => {
    await answer(1);
    await answer(2, 'bert');
    await erase('anna');
    const file = path.join(server.folder, 'erasures.ndjson');
    await writeFile(file, `${await erasures()}{"at":1,"si`);
    await again();
    await erase('bert');
    expect(
      (await erasures())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).responses),
    ).toEqual([[responseId(1)], [responseId(2)]]);
  });

  ofOne('is dropped once no backup can bring it back', async () => {
    await answer(1);
    await erase('anna');
    clock.at += 31 * day;
    await answer(2, 'bert');
    await erase('bert');
    await again(undefined, { backupDays: 30 });
    expect(JSON.parse(await erasures()).responses).toEqual([responseId(2)]);
    clock.at += 31 * day;
    await server.app.dropErasures();
    expect(await erasures()).toBe('');
  });

  it('where it cannot be, nothing is erased, and who asked is told to come again', async () => {
    await answer(1);
    const { ErasureLog } = await import('../../server/erasure/erasure-log.ts');
    const log = await ErasureLog.open(path.join(folder, 'log'), 0);
    await log.close();
    await expect(log.add({ at: 1, site: 'a', responses: [] })).rejects.toThrow(StorageUnavailable);
  });
});

describe('a saved export', () => {
  async function exported(body: object = {}): Promise<ExportAnswer> {
    const made = await asOwner(server, 'POST', '/v1/exports', { site: site.id, format: 'ndjson', ...body });
    expect(made.statusCode, made.payload).toBe(202);
    await server.app.idleJobs();
    return made.json();
  }
  const state = async ({ id }: ExportAnswer): Promise<ExportAnswer> =>
    (await asOwner(server, 'GET', `/v1/exports/${id}`)).json();

  it('that holds what is erased is deleted, and says why', async () => {
    await answer(1);
    const made = await exported();
    await erase('anna');
    expect(await state(made)).toMatchObject({
      state: 'failed',
      error: 'a response that may have been in it was erased: export again',
      bytes: 0,
    });
    const file = await asOwner(server, 'GET', `/v1/exports/${made.id}/file`);
    expect(problemLine(file)).toBe('404 not_found id');
    await expect(readFile(path.join(server.exportsFolder, `${made.id}.ndjson`))).rejects.toThrow('ENOENT');
  });

  it('that is made while something is erased is deleted, too', async () => {
    await answer(1);
    const { responses } = server.storage;
    const { erase: deed } = responses;
    let made: ExportAnswer | undefined;
    responses.erase = async (...asked) => {
      responses.erase = deed;
      made = await exported();
      expect(await state(made)).toMatchObject({ state: 'done', done: 1 });
      return deed(...asked);
    };
    await erase('anna');
    expect(await state(made!)).toMatchObject({ state: 'failed', bytes: 0 });
    await expect(readFile(path.join(server.exportsFolder, `${made!.id}.ndjson`))).rejects.toThrow('ENOENT');
  });

  it('of another time or survey stays', async () => {
    await createSurvey(server, site, { slug: 'other' });
    await answer(1);
    const kept = [
      await exported({ survey: 'other' }),
      await exported({ from: '2026-10-01', to: '2026-10-31' }),
    ];
    await erase('anna');
    for (const made of kept) expect(await state(made)).toMatchObject({ state: 'done' });
  });
});
