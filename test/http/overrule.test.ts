/** What an owner makes of responses, one at a time and many at once: the numbers follow. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { type Answer, asOwner, postResponse } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let clock: HandClock;
let site: Site;
beforeEach(async () => {
  clock = handClock('2026-11-02T12:00:00Z');
  server = await startServer({ listen: false, now: clock.now });
  site = await createSite(server);
  await createSurvey(server, site);
});
afterEach(() => server.close());

async function answered(n: number, fields: object = {}): Promise<void> {
  expect((await postResponse(server, responseTo(site, n, fields))).statusCode).toBe(201);
}

/** Starts a job and waits until its end. */
async function job(path: 'overrule' | 'delete', body: object): Promise<object> {
  const answer = await asOwner(server, 'POST', `/v1/responses/${path}`, { site: site.id, ...body });
  expect(answer.statusCode).toBe(202);
  await server.app.idleJobs();
  return (await asOwner(server, 'GET', `/v1/jobs/${answer.json().id}`)).json();
}

describe('one response', () => {
  const change = (n: number, body: object, of = site): Promise<Answer> =>
    asOwner(server, 'PATCH', `/v1/responses/${responseId(n)}?site=${of.id}`, body);

  it('that was flagged is counted after all, and says why it had been flagged', async () => {
    await answered(1, { trap: 'x' });
    const answer = await change(1, { flagged: false });
    expect(answer.json()).toMatchObject({ id: responseId(1), class: 'counted', flags: ['trap'] });
    expect(await coverageOf(server, site)).toMatchObject({ flagged: 0, counted: 1 });
  });

  it.each([
    [{ flagged: true }, 'flagged'],
    [{ bot: true }, 'bots'],
    [{ archived: true }, 'archived'],
    [{ test: true }, 'test'],
  ])('is what %o makes of it', async (body, expected) => {
    await answered(1);
    expect((await change(1, body)).json()).toMatchObject({ class: expected, flags: [] });
    expect(await coverageOf(server, site)).toMatchObject({ [expected]: 1, counted: 0 });
  });

  it.each<[object, string]>([
    [{}, '400 invalid_request '],
    [{ flagged: 'yes' }, '400 invalid_request flagged'],
    [{ flagged: true, class: 'bots' }, '400 invalid_request class'],
  ])('is not changed by %o', async (body, problem) => {
    await answered(1);
    expect(problemLine(await change(1, body))).toBe(problem);
  });

  it('is tagged, and the tags are known', async () => {
    await answered(1);
    expect((await change(1, { tags: { add: ['slow', ' e\u0301tage '] } })).json()).toMatchObject({
      tags: ['slow', '\u00e9tage'],
      class: 'counted',
    });
    const both = await change(1, { archived: true, tags: { remove: ['slow'] } });
    expect(both.json()).toMatchObject({ tags: ['\u00e9tage'], class: 'archived' });
    const known = await asOwner(server, 'GET', `/v1/tags?site=${site.id}`);
    expect(known.json()).toEqual({ items: ['\u00e9tage'], next: null });
  });

  it.each<[object, string]>([
    [{}, '400 invalid_request tags'],
    [{ add: [''] }, '400 invalid_request tags.add.0'],
    [{ add: ['a,b'] }, '400 invalid_request tags.add.0'],
    [{ add: ['a\nb'] }, '400 invalid_request tags.add.0'],
    [{ add: ['x'.repeat(41)] }, '400 invalid_request tags.add.0'],
    [{ add: Array(11).fill('x') }, '400 invalid_request tags.add'],
    [{ add: ['x'], remove: ['x'] }, '400 invalid_request tags'],
  ])('takes no tags like %j', async (tags, problem) => {
    await answered(1);
    expect(problemLine(await change(1, { tags }))).toBe(problem);
  });

  it('of another site is not found', async () => {
    await answered(1);
    expect(problemLine(await change(1, { bot: true }, await createSite(server)))).toBe('404 not_found id');
    expect((await stored(server, site))[0]).toMatchObject({ class: 'counted' });
  });

  it('can be deleted, once', async () => {
    await answered(1);
    const url = `/v1/responses/${responseId(1)}?site=${site.id}`;
    expect((await asOwner(server, 'DELETE', url)).statusCode).toBe(204);
    expect(problemLine(await asOwner(server, 'DELETE', url))).toBe('404 not_found id');
    expect(await coverageOf(server, site)).toMatchObject({ received: 0 });
  });
});

describe('all responses of a choice', () => {
  it('are overruled, and no others', async () => {
    for (let n = 1; n <= 5; n++) await answered(n, { route: n <= 2 ? '/a' : '/b' });
    const done = await job('overrule', { filter: { page: '/a' }, set: { archived: true } });
    expect(done).toMatchObject({ kind: 'overrule', state: 'done', done: 2, total: 2, error: null });
    expect(done).toMatchObject({ asked: { filter: { page: '/a' }, set: { archived: true } } });
    expect(await coverageOf(server, site)).toMatchObject({ archived: 2, counted: 3 });
  });

  it('are all of them, however many pieces that takes, though they no longer fit once they are changed', async () => {
    for (let n = 1; n <= 450; n++) await answered(n, { trap: 'x' });
    const done = await job('overrule', { class: 'flagged', set: { flagged: false } });
    expect(done).toMatchObject({ state: 'done', done: 450, total: 450 });
    expect(await coverageOf(server, site)).toMatchObject({ flagged: 0, counted: 450 });
    expect(await server.storage.counts.verify()).toEqual([]);
  });

  it('are tagged: by words, by a tag, by their visitor', async () => {
    await answered(1, { answers: { score: 2, why: 'Slow and dear' }, visitor: 'anna' });
    await answered(2, { answers: { score: 9, why: 'Fast' }, visitor: 'anna' });
    await answered(3, { answers: { score: 9, why: 'Slow' } });
    const tag = (name: string) => ({ set: { tags: { add: [name] } } });
    expect(await job('overrule', { words: 'slow', ...tag('speed') })).toMatchObject({ done: 2, total: 2 });
    expect(await job('overrule', { tag: 'speed', ...tag('again') })).toMatchObject({ done: 2 });
    expect(await job('overrule', { visitor: responseId(1), ...tag('anna') })).toMatchObject({ done: 2 });
    const found = await stored(server, site);
    expect(Object.fromEntries(found.map(({ id, tags }) => [id, tags]))).toEqual({
      [responseId(1)]: ['again', 'anna', 'speed'],
      [responseId(2)]: ['anna'],
      [responseId(3)]: ['again', 'speed'],
    });
    expect(found.map(({ visitor }) => visitor)).toEqual([undefined, true, true]);
  });

  it('are deleted, in the range that is named', async () => {
    await answered(1);
    clock.at += 86_400_000;
    await answered(2);
    expect(await job('delete', { from: '2026-11-03' })).toMatchObject({ state: 'done', done: 1 });
    expect((await stored(server, site)).map(({ id }) => id)).toEqual([responseId(1)]);
  });

  it.each<['overrule' | 'delete', object, string]>([
    ['delete', {}, '400 invalid_request period'],
    ['overrule', {}, '400 invalid_request set'],
    ['overrule', { set: {} }, '400 invalid_request set'],
    ['overrule', { set: { flagged: true }, survey: 'none' }, '404 unknown_survey survey'],
    ['overrule', { set: { flagged: true }, filter: { colour: 'red' } }, '400 invalid_request filter.colour'],
    ['delete', { period: 'all', colour: 'red' }, '400 invalid_request colour'],
  ])('%s %o is refused, and nothing begins', async (path, body, problem) => {
    const answer = await asOwner(server, 'POST', `/v1/responses/${path}`, { site: site.id, ...body });
    expect(problemLine(answer)).toBe(problem);
    expect((await asOwner(server, 'GET', '/v1/jobs')).json()).toEqual({ items: [], next: null });
  });

  it('are a job that only those see who reach its site', async () => {
    const mine = await createKey(server, { sites: [site.id] });
    const theirs = await createKey(server, { sites: [(await createSite(server)).id] });
    const { id } = (await job('overrule', { set: { archived: true } })) as { id: string };
    const seen = async ({ key }: { key: string }) =>
      (await withKey(server, key, 'GET', '/v1/jobs')).json().items.length;
    expect([await seen(mine), await seen(theirs)]).toEqual([1, 0]);
    expect(problemLine(await withKey(server, theirs.key, 'GET', `/v1/jobs/${id}`))).toBe('404 not_found id');
  });

  it('an unknown job is not found', async () => {
    expect(problemLine(await asOwner(server, 'GET', '/v1/jobs/none'))).toBe('404 not_found id');
    expect(problemLine(await asOwner(server, 'DELETE', '/v1/jobs/none'))).toBe('404 not_found id');
  });
});
