/** Terms of a site: what is older goes after its midnight, no number changes, and a slip can be taken back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/audit.ts';
import type { Job } from '../../shared/job.ts';
import type { RetentionAnswer } from '../../shared/retention.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stats, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const day = 86_400_000;
const hour = 3_600_000;
const clock = handClock('2026-11-02T12:00:00Z');
const start = clock.at;
let server: TestServer;
let site: Site;
beforeEach(async () => {
  clock.at = start;
  server = await startServer({ listen: false, now: clock.now, auditTerm: '400d' });
  site = await createSite(server, { timezone: 'Asia/Tokyo', minimumN: 1 });
  await createSurvey(server, site, {
    questions: [
      { id: 'score', type: 'nps', text: 'How likely?' },
      { id: 'why', type: 'text', text: 'Why?' },
      {
        id: 'from',
        type: 'choice',
        text: 'From where?',
        options: [
          { id: 'shop', text: 'The shop' },
          { id: 'ad', text: 'An ad' },
        ],
        other: true,
      },
    ],
  });
});
afterEach(() => server.close());

let n = 0;
async function answered(fields: object = {}): Promise<void> {
  n += 1;
  const answers = { score: 3, why: 'Late' };
  const answer = await postResponse(server, responseTo(site, n, { answers, route: '/cart', ...fields }));
  expect(answer.statusCode, answer.payload).toBe(201);
}

async function set(retention: object): Promise<void> {
  const answer = await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { retention });
  expect(answer.statusCode, answer.payload).toBe(200);
}

/** What an hourly look does at a moment, to its end. */
async function lookAt(at: number): Promise<void> {
  clock.at = at;
  await server.app.retain();
  await server.app.idleJobs();
}

const jobs = async (): Promise<Job[]> =>
  (await asOwner(server, 'GET', '/v1/jobs')).json().items.filter(({ kind }: Job) => kind === 'retention');

const audit = async (): Promise<AuditEntry[]> =>
  (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json().items;

async function preview(query = ''): Promise<RetentionAnswer> {
  return (await asOwner(server, 'GET', `/v1/sites/${site.id}/retention${query}`)).json();
}

/** Noon of the day that many days after the first, in Tokyo three hours later. */
const noonAfter = (days: number) => start + days * day;

it('is for ever where nothing is set', async () => {
  await answered();
  await lookAt(noonAfter(4000));
  expect(site.retention).toEqual({ answers: null, comments: null, audit: null });
  expect(await jobs()).toEqual([]);
  expect(await stored(server, site)).toMatchObject([{ answers: { why: 'Late' } }]);
});

it('anonymises answers that are past their term, and changes no number', async () => {
  for (let i = 0; i < 45; i++) await answered();
  clock.at = noonAfter(5);
  await answered();
  await set({ answers: '30d' });
  await lookAt(noonAfter(32));
  const before = await stats(server, site, 'nps?period=all');
  const rows = await stored(server, site);
  expect(rows.filter(({ erased }) => erased)).toHaveLength(45);
  expect(rows.filter(({ erased }) => !erased)).toMatchObject([{ answers: { why: 'Late' } }]);
  expect(before.results[0]!.metrics.nps).toMatchObject({ n: 46 });
  const { results } = await stats(server, site, 'nps?period=all&breakdown=page');
  expect(results.map(({ dimensions, metrics }) => [dimensions!.page, metrics.nps!.n]).sort()).toEqual([
    ['(erased)', 45],
    ['/cart', 1],
  ]);
  expect(await server.storage.counts.verify()).toEqual([]);
  expect(await server.storage.counts.rebuild()).toBe(0);
});

it('is a job with its progress, and one entry of the audit', async () => {
  for (let i = 0; i < 45; i++) await answered();
  await set({ answers: '30d' });
  await lookAt(noonAfter(32));
  const [job, ...others] = await jobs();
  expect(others).toEqual([]);
  expect(job).toMatchObject({
    kind: 'retention',
    site: site.id,
    asked: { answers: { term: '30d', due: 45 } },
    state: 'done',
    done: 45,
    total: 45,
  });
  const entries = (await audit()).filter(({ action }) => action === 'responses.expired');
  expect(entries).toMatchObject([{ actor: { kind: 'server' }, objects: [job!.id], count: 45 }]);
});

it('takes words before it takes the rest', async () => {
  await answered();
  await answered({ answers: { score: 3, from: { other: 'Anna' } } });
  await answered({ answers: { score: 3, from: 'ad' } });
  await set({ answers: '90d', comments: '30d' });
  await lookAt(noonAfter(32));
  expect((await stored(server, site)).map(({ answers, wordless }) => [answers, wordless])).toEqual([
    [{ score: 3, from: 'ad' }, undefined],
    [{ score: 3, from: { other: '' } }, true],
    [{ score: 3, why: '' }, true],
  ]);
  expect((await audit())[0]).toMatchObject({ action: 'comments.expired', count: 2 });
  await lookAt(noonAfter(92));
  expect((await stored(server, site)).every(({ erased }) => erased)).toBe(true);
  expect((await jobs())[0]).toMatchObject({ asked: { answers: { due: 3 } }, done: 3, total: 3 });
  expect(await server.storage.counts.verify()).toEqual([]);
});

it('takes entries of the audit, of the site by its term and of none by the setting', async () => {
  const all = async () => (await asOwner(server, 'GET', '/v1/audit')).json().items as AuditEntry[];
  await set({ audit: '30d' });
  await lookAt(noonAfter(32));
  expect((await audit()).map(({ action }) => action)).toEqual(['audit.expired']);
  expect((await all()).some((entry) => entry.site === null && entry.action !== 'audit.expired')).toBe(true);
  await lookAt(noonAfter(402));
  expect((await all()).filter((entry) => entry.site === null).map(({ action }) => action)).toEqual([
    'audit.expired',
  ]);
});

it('begins at the next midnight of the site, and not before', async () => {
  await answered();
  clock.at = noonAfter(40);
  await set({ answers: '30d' });
  const midnight = Date.parse('2026-12-12T15:00:00Z');
  expect((await preview()).beginsAt).toBe(new Date(midnight).toISOString());
  await lookAt(midnight - 1);
  expect(await jobs()).toEqual([]);
  await lookAt(midnight);
  expect(await jobs()).toHaveLength(1);
});

it('leaves an hour at least, however late it is set', async () => {
  await answered();
  const late = Date.parse('2026-12-12T14:30:00Z');
  clock.at = late;
  await set({ answers: '30d' });
  await lookAt(late + hour - 1);
  expect(await jobs()).toEqual([]);
  await lookAt(late + hour);
  expect(await jobs()).toHaveLength(1);
});

it('takes nothing where it was set back in time', async () => {
  await answered();
  clock.at = noonAfter(40);
  await set({ answers: '30d' });
  clock.at += hour;
  await set({});
  await lookAt(noonAfter(80));
  expect(await jobs()).toEqual([]);
  expect(await stored(server, site)).toMatchObject([{ answers: { why: 'Late' } }]);
});

it('takes nothing more where its terms are changed while it goes on', async () => {
  for (let i = 0; i < 45; i++) await answered();
  await set({ answers: '30d' });
  const { retention } = server.storage;
  const { anonymise } = retention;
  retention.anonymise = async (...asked) => {
    retention.anonymise = anonymise;
    const taken = await anonymise(...asked);
    await set({});
    return taken;
  };
  await lookAt(noonAfter(32));
  expect((await jobs())[0]).toMatchObject({
    state: 'failed',
    done: 20,
    total: 45,
    error: expect.stringContaining('the terms were changed'),
  });
  expect((await stored(server, site)).filter(({ erased }) => erased)).toHaveLength(20);
  await lookAt(noonAfter(34));
  expect(await jobs()).toHaveLength(1);
});

it('is tried again an hour later where it failed', async () => {
  await answered();
  await set({ answers: '30d' });
  const { retention } = server.storage;
  const { anonymise } = retention;
  retention.anonymise = () => Promise.reject(new Error('no disk'));
  await lookAt(noonAfter(32));
  expect(await jobs()).toMatchObject([{ state: 'failed', done: 0 }]);
  retention.anonymise = anonymise;
  await lookAt(noonAfter(32) + hour);
  expect(await jobs()).toMatchObject([{ state: 'done', done: 1 }, { state: 'failed' }]);
});

it('counts whole days of the site', async () => {
  // The first minute of 3 November in Tokyo, and the last one of the day before.
  clock.at = Date.parse('2026-11-02T15:00:30Z');
  await answered();
  clock.at -= 60_000;
  await answered();
  await set({ answers: '30d' });
  await lookAt(Date.parse('2026-12-02T15:00:00Z'));
  expect((await jobs())[0]).toMatchObject({ total: 1 });
  await lookAt(Date.parse('2026-12-03T14:59:59Z'));
  expect(await jobs()).toHaveLength(1);
  await lookAt(Date.parse('2026-12-03T15:00:00Z'));
  expect((await jobs())[0]).toMatchObject({ total: 1 });
  expect(await jobs()).toHaveLength(2);
});

it('goes on by itself where it was cancelled or cut short', async () => {
  await Promise.all(Array.from({ length: 600 }, () => answered()));
  await set({ answers: '30d' });
  clock.at = noonAfter(32);
  await server.app.retain();
  const [job] = await jobs();
  await asOwner(server, 'DELETE', `/v1/jobs/${job!.id}`);
  await server.app.idleJobs();
  expect((await jobs())[0]).toMatchObject({ state: 'cancelled' });
  await lookAt(clock.at + hour);
  expect(await jobs()).toHaveLength(1);
  await lookAt(noonAfter(33));
  expect((await jobs())[0]).toMatchObject({ state: 'done' });
  expect(await preview()).toMatchObject({ answers: { due: 0 } });
});

it('tells before it is set what it would take', async () => {
  await answered();
  await answered({ answers: { score: 9 } });
  clock.at = noonAfter(40);
  await answered();
  expect(await preview()).toMatchObject({ answers: { term: null, due: 0 }, comments: { due: 0 } });
  expect(await preview('?answers=30d')).toMatchObject({ answers: { term: '30d', due: 2 } });
  expect(await preview('?comments=30d')).toMatchObject({ answers: { due: 0 }, comments: { due: 1 } });
  expect(await preview('?answers=30d&comments=7d')).toMatchObject({
    answers: { due: 2 },
    comments: { due: 0 },
  });
  expect((await preview('?audit=30d')).audit.due).toBeGreaterThan(0);
  await set({ answers: '30d' });
  expect(await preview('?answers=none')).toMatchObject({ answers: { term: null, due: 0 } });
  expect((await stored(server, site)).some(({ erased }) => erased)).toBe(false);
});

it.each(['0d', '1w', '30', '-1d', '12h', '10000d', ''])('refuses the term %j', async (term) => {
  const answer = await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { retention: { answers: term } });
  expect(problemLine(answer)).toBe('400 invalid_request retention.answers');
  const asked = await asOwner(server, 'GET', `/v1/sites/${site.id}/retention?answers=${term}`);
  expect(problemLine(asked)).toBe('400 invalid_request answers');
});

it('enters a change of terms into the audit', async () => {
  await set({ answers: '30d' });
  expect((await audit())[0]).toMatchObject({
    action: 'site.changed',
    changes: { retention: { new: { answers: '30d', comments: null, audit: null } } },
  });
});
