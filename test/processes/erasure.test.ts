/** Erasures where several processes share a database. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { ExportAnswer } from '../../shared/export.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { type TestProcess, usesProcesses } from '../support/processes.ts';
import type { TestServer } from '../support/server.ts';
import { stopPostgres } from '../support/storage-postgres.ts';

const clock = handClock('2026-11-15T10:00:00Z');
const { now } = clock;
const processes = usesProcesses();
let first: TestProcess;
let second: TestProcess;
let site: Site;
afterAll(stopPostgres);

async function started(folders: [string, string]): Promise<void> {
  first = await processes.current.start({ now, data: folders[0] });
  second = await processes.current.start({ now, data: folders[1] });
  site = await createSite(first);
  await createSurvey(first, site);
}
beforeEach(() => {
  clock.at = Date.parse('2026-11-15T10:00:00Z');
});

const answer = (server: TestServer, n: number, visitor: string) =>
  postResponse(server, responseTo(site, n, { visitor, answers: { score: 3, why: `words of ${visitor}` } }));
const erase = async (server: TestServer, visitor: string) => {
  const erased = await asOwner(server, 'DELETE', `/v1/visitors/${visitor}?site=${site.id}`);
  expect(erased.statusCode, erased.payload).toBeLessThan(300);
};
async function exported(): Promise<ExportAnswer> {
  const begun = await asOwner(first, 'POST', '/v1/exports', { site: site.id, format: 'csv' });
  expect(begun.statusCode, begun.payload).toBe(202);
  await first.app.idleJobs();
  return begun.json();
}
const fileOf = (server: TestServer, { id }: { id: string }) =>
  asOwner(server, 'GET', `/v1/exports/${id}/file`);

it('what is erased at one process is withdrawn from the exports of another', async () => {
  await started(['.', '.']);
  await answer(first, 1, 'anna');
  const made = await exported();
  expect((await fileOf(second, made)).payload).toContain('words of anna');
  await erase(second, 'anna');
  for (const process of [first, second]) expect((await fileOf(process, made)).statusCode).toBe(404);
  expect(await readdir(first.exportsFolder)).toEqual([]);
});

it('and from a folder that it does not reach', async () => {
  await started(['one', 'other']);
  await answer(first, 1, 'anna');
  const made = await exported();
  expect(await readdir(first.exportsFolder)).toHaveLength(1);
  await erase(second, 'anna');
  expect((await fileOf(first, made)).statusCode).toBe(404);
  await expect.poll(() => readdir(first.exportsFolder)).toEqual([]);
});

it('what any process has erased is erased again when one starts over an older database', async () => {
  await started(['.', '.']);
  for (const [n, visitor] of ['anna', 'bert', 'cora'].entries()) await answer(first, n + 1, visitor);
  const before = await stored(first, site);
  await erase(first, 'anna');
  await erase(second, 'bert');
  // As a backup brings them back: under their ids, with their words.
  await processes.current.ask('TRUNCATE responses, answers, response_ids, response_tags, counts');
  await first.close();
  await second.close();
  await processes.current.ask('DELETE FROM leases');
  const third = await processes.current.start({ now });
  for (const [n, visitor] of ['anna', 'bert', 'cora'].entries()) await answer(third, n + 1, visitor);
  expect(before).toHaveLength(3);
  const left = await stored(third, site);
  expect(JSON.stringify(left)).not.toMatch(/words of (anna|bert)/);
  expect(JSON.stringify(left)).toContain('words of cora');
});
