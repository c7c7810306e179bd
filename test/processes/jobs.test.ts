/** Long work where several processes share a database: seen, ended and gone on with by any of them. */
import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../server/storage/storage.ts';
import type { ExportAnswer } from '../../shared/export.ts';
import type { Job } from '../../shared/job.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemIn } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { type TestProcess, usesProcesses } from '../support/processes.ts';
import type { TestServer } from '../support/server.ts';
import { stopPostgres } from '../support/storage-postgres.ts';

const clock = handClock('2026-11-15T10:00:00Z');
const { now } = clock;
const processes = usesProcesses();
let site: Site;
let release: () => void;
let listed: number;
let unstick = () => {};
beforeEach(() => {
  listed = 0;
});
afterAll(stopPostgres);

/** The same storage, which lists nothing until it is released. */
function held(storage: Storage): Storage {
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { responses } = storage;
  const list: typeof responses.list = async (filter) => {
    listed += 1;
    await released;
    return responses.list(filter);
  };
  return { ...storage, responses: { ...responses, list } };
}

async function answered(server: TestServer): Promise<void> {
  site = await createSite(server);
  await createSurvey(server, site);
  for (let n = 1; n <= 30; n++) await postResponse(server, responseTo(site, n));
}

async function exported(server: TestServer): Promise<ExportAnswer> {
  const answer = await asOwner(server, 'POST', '/v1/exports', { site: site.id, format: 'ndjson' });
  expect(answer.statusCode, answer.payload).toBe(202);
  return answer.json();
}

const jobOf = async (server: TestServer, { id }: { id: string }): Promise<Job> =>
  (await asOwner(server, 'GET', `/v1/jobs/${id}`)).json();
const fileOf = (server: TestServer, { id }: { id: string }) =>
  asOwner(server, 'GET', `/v1/exports/${id}/file`);

/** Two processes, of which the first lists nothing until it is released. */
async function two(): Promise<[TestProcess, TestProcess]> {
  const first = await processes.current.start({ now, with: held });
  await answered(first);
  return [first, await processes.current.start({ now })];
}

describe('a job that one process runs', () => {
  it('is seen by another, which interrupts nothing when it starts', async () => {
    const [first, second] = await two();
    const { id } = await exported(first);
    await expect.poll(() => listed).toBeGreaterThan(0);
    const third = await processes.current.start({ now });
    await third.app.idleJobs();
    for (const process of [second, third])
      expect(await jobOf(process, { id })).toMatchObject({ state: 'running' });
    release();
    await first.app.idleJobs();
    expect(await jobOf(second, { id })).toMatchObject({ state: 'done', done: 30 });
  });

  it('is ended from another', async () => {
    const [first, second] = await two();
    const { id } = await exported(first);
    await expect.poll(() => listed).toBeGreaterThan(0);
    expect((await asOwner(second, 'DELETE', `/v1/jobs/${id}`)).statusCode).toBe(202);
    await first.app.beat();
    release();
    await first.app.idleJobs();
    expect(await jobOf(second, { id })).toMatchObject({ state: 'cancelled' });
    expect(await readdir(first.exportsFolder)).toEqual([]);
  });

  it('is deleted from another, and writes nothing more', async () => {
    const [first, second] = await two();
    const { id } = await exported(first);
    await expect.poll(() => listed).toBeGreaterThan(0);
    expect((await asOwner(second, 'DELETE', `/v1/exports/${id}`)).statusCode).toBe(204);
    release();
    await first.app.idleJobs();
    expect((await asOwner(first, 'GET', `/v1/exports/${id}`)).statusCode).toBe(404);
    await first.app.removeExpiredExports();
    expect(await readdir(first.exportsFolder)).toEqual([]);
  });

  it('is gone on with by another once its process has been dead for half a minute', async () => {
    const [first, second] = await two();
    const { id } = await exported(first);
    await expect.poll(() => listed).toBeGreaterThan(0);
    const dead = first.die();
    release();
    await dead;
    clock.at += 29_000;
    await second.app.beat();
    expect(await jobOf(second, { id })).toMatchObject({ state: 'running' });
    clock.at += 1_001;
    await second.app.beat();
    await second.app.idleJobs();
    expect(await jobOf(second, { id })).toMatchObject({ state: 'done', done: 30 });
    expect((await fileOf(second, { id })).payload.trim().split('\n')).toHaveLength(30);
  });

  it('is gone on with by another at once where its process was stopped', async () => {
    const [first, second] = await two();
    const { id } = await exported(first);
    await expect.poll(() => listed).toBeGreaterThan(0);
    const closed = first.close();
    release();
    await closed;
    await second.app.beat();
    await second.app.idleJobs();
    expect(await jobOf(second, { id })).toMatchObject({ state: 'done', done: 30 });
  });
});

describe('the file of an export', () => {
  it('is had from every process that shares the folder', async () => {
    const first = await processes.current.start({ now });
    const second = await processes.current.start({ now });
    await answered(first);
    const { id } = await exported(first);
    await first.app.idleJobs();
    expect((await fileOf(second, { id })).payload).toBe((await fileOf(first, { id })).payload);
  });

  it('is elsewhere for a process that does not, which says so and begins none', async () => {
    const first = await processes.current.start({ now, data: 'one' });
    const second = await processes.current.start({ now, data: 'other' });
    await answered(first);
    const { id } = await exported(first);
    await first.app.idleJobs();
    const asked = await asOwner(second, 'POST', '/v1/exports', { site: site.id, format: 'csv' });
    for (const answer of [asked, await fileOf(second, { id })])
      expect(problemIn(answer)).toMatchObject({
        status: 503,
        code: 'storage_unavailable',
        detail: expect.stringContaining('EARSHOT_DATA'),
      });
    expect((await fileOf(first, { id })).statusCode).toBe(200);
  });

  it('is made where the last process with the folder of the others has gone', async () => {
    const first = await processes.current.start({ now, data: 'one' });
    const second = await processes.current.start({ now, data: 'other' });
    await answered(first);
    await first.close();
    clock.at += 30_001;
    await second.app.beat();
    const made = await exported(second);
    await second.app.idleJobs();
    expect((await fileOf(second, made)).statusCode).toBe(200);
  });
});

afterEach(() => unstick());
it('days are counted anew by another process where the one that did so has died', async () => {
  const first = await processes.current.start({ now });
  await answered(first);
  const ended = new Promise<null>((resolve) => {
    unstick = () => resolve(null);
  });
  const stuck = (storage: Storage): Storage => ({
    ...storage,
    counts: { ...storage.counts, recountDays: () => ended },
  });
  const second = await processes.current.start({ now, with: stuck });
  await asOwner(second, 'PATCH', `/v1/sites/${site.id}`, { timezone: 'Asia/Tokyo' });
  const isRecounting = async () => (await first.storage.sites.find({ id: site.id }))!.recounting;
  await first.app.beat();
  await first.app.idleJobs();
  expect(await isRecounting()).toBe(true);
  clock.at += 30_001;
  for (let i = 0; i < 12; i++) await first.app.beat();
  await first.app.idleJobs();
  expect(await isRecounting()).toBe(false);
  expect(await first.storage.counts.verify()).toEqual([]);
});
