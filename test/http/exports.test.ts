/** `/v1/exports`: what the list has, as files. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportAnswer, ExportInput } from '../../shared/export.ts';
import type { ListedResponse, ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { allAnswers, allTypes } from '../support/http-all-types.ts';
import { type Answer, asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
const start = clock.at;
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.at = start;
  site = await createSite(server);
  await createSurvey(server, site);
});

function ask(body: Partial<ExportInput>): Promise<Answer> {
  return asOwner(server, 'POST', '/v1/exports', { site: site.id, format: 'ndjson', ...body });
}

/** Made whole. */
async function made(body: Partial<ExportInput> = {}): Promise<ExportAnswer> {
  const answer = await ask(body);
  expect(answer.statusCode, answer.payload).toBe(202);
  await server.app.idleJobs();
  return (await asOwner(server, 'GET', `/v1/exports/${answer.json().id}`)).json();
}

function fileOf({ id }: { id: string }, headers = {}): Promise<Answer> {
  return asOwner(server, 'GET', `/v1/exports/${id}/file`, undefined, headers);
}

async function lines(body: Partial<ExportInput> = {}): Promise<ListedResponse[]> {
  const { payload } = await fileOf(await made(body));
  return payload.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

/** The rows by the names of their columns, without the cells that are empty. */
async function rows(body: Partial<ExportInput> = {}): Promise<Record<string, string>[]> {
  const { payload } = await fileOf(await made({ format: 'csv', ...body }));
  const { data, errors } = Papa.parse<Record<string, string>>(payload.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')));
}

/** Every page of the list. */
async function listed(parameters: string): Promise<ListedResponse[]> {
  const all: ListedResponse[] = [];
  let cursor = '';
  do {
    const url = `/v1/responses?site=${site.id}&limit=3${parameters}${cursor}`;
    const { items, next } = (await asOwner(server, 'GET', url)).json();
    all.push(...items);
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
  } while (cursor !== '');
  return all;
}

async function send(n: number, fields: Partial<ResponseInput> = {}): Promise<void> {
  clock.at += 60_000;
  const answer = await postResponse(server, responseTo(site, n, fields));
  expect(answer.statusCode, answer.payload).toBe(201);
}

describe('has what the list has', () => {
  beforeEach(async () => {
    await createSurvey(server, site, { slug: 'second' });
    const answers: Partial<ResponseInput>[] = [
      { answers: { score: 9 }, route: '/a', attributes: { plan: 'pro', orders: 3 } },
      { answers: { score: 3, why: 'Slow' }, route: '/b', attributes: { plan: 'free', orders: 12 } },
      { answers: { score: 6 }, route: '/a/sub', language: 'de' },
      { answers: { score: 10, why: 'Fast' }, survey: 'second' },
      { answers: { score: 0 }, test: true },
      { answers: { score: 0 }, trap: 'x' },
      { answers: { why: 'Hm' }, complete: false },
    ];
    for (const [n, fields] of answers.entries()) await send(n, fields);
  });

  it.each([
    ['', {}, 7],
    ['&filter[page]=/a,/b', { filter: { page: ['/a', '/b'] } }, 2],
    ['&filter[page][not]=/a', { filter: { page: { not: '/a' } } }, 6],
    ['&filter[rating][lte]=6', { filter: { rating: { lte: 6 } } }, 4],
    ['&filter[orders][gte]=10', { filter: { orders: { gte: 10 } } }, 1],
    ['&filter[page]=(none)', { filter: { page: '(none)' } }, 4],
    ['&filter[survey]=second', { filter: { survey: 'second' } }, 1],
    ['&survey=checkout&class=counted', { survey: 'checkout', class: 'counted' }, 3],
    ['&class=flagged', { class: 'flagged' }, 1],
    ['&commented=true', { commented: true }, 3],
    ['&complaint=true', { complaint: true }, 1],
    ['&words=SLOW', { words: 'SLOW' }, 1],
    ['&period=day', { period: 'day' }, 7],
    ['&from=2026-11-14&to=2026-11-15', { from: '2026-11-14', to: '2026-11-15' }, 0],
    [
      '&from=2026-11-15&to=2026-11-16&tz=Asia/Tokyo',
      { from: '2026-11-15', to: '2026-11-16', tz: 'Asia/Tokyo' },
      7,
    ],
  ] as [string, Partial<ExportInput>, number][])('by %j', async (parameters, body, count) => {
    const expected = await listed(parameters);
    expect(expected).toHaveLength(count);
    expect(await lines(body)).toEqual(expected);
    expect((await rows(body)).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  it('by a tag, and by a visitor', async () => {
    await send(20, { visitor: 'v' });
    const url = `/v1/responses/${responseId(1)}?site=${site.id}`;
    await asOwner(server, 'PATCH', url, { tags: { add: ['speed'] } });
    expect((await lines({ tag: 'speed' })).map(({ id }) => id)).toEqual([responseId(1)]);
    expect((await lines({ visitor: responseId(20) })).map(({ id }) => id)).toEqual([responseId(20)]);
  });

  it('leaves out what comes in after it was asked for', async () => {
    const asked = await ask({});
    clock.at += 1;
    await postResponse(server, responseTo(site, 99));
    await server.app.idleJobs();
    expect((await fileOf(asked.json())).payload).not.toContain(responseId(99));
  });

  it('never has another site', async () => {
    const other = await createSite(server);
    await createSurvey(server, other);
    await postResponse(server, responseTo(other, 50));
    expect(await lines()).toHaveLength(7);
  });
});

describe('a row has everything', () => {
  const fields: Partial<ResponseInput> = {
    survey: 'all',
    answers: { ...allAnswers, channels: ['search', { other: 'A poster' }] },
    page: 'https://shop.example/done?q=1',
    touchpoint: 'checkout',
    channel: 'widget',
    visitor: 'someone',
    attributes: { plan: 'pro', orders: -3, member: true },
    language: 'en-GB',
    release: '1.2',
    variant: 'b',
    referrer: 'https://news.example/x',
    sampling: { rate: 0.25, unit: 'view' },
    vitals: { lcp: 1200, cls: 0.1 },
    consent: true,
    incentivised: false,
    order: ['score', 'why'],
    shownAt: '2026-11-15T09:58:00Z',
    submittedAt: '2026-11-15T09:59:00Z',
  };
  beforeEach(async () => {
    await createSurvey(server, site, { slug: 'all', questions: allTypes });
    await send(1, fields);
    const url = `/v1/responses/${responseId(1)}?site=${site.id}`;
    await asOwner(server, 'PATCH', url, { flagged: true, tags: { add: ['new', 'big'] } });
  });

  it('of CSV, a column for each question or part of one', async () => {
    expect(await rows({ survey: 'all' })).toEqual([
      {
        id: responseId(1),
        survey: 'all',
        version: '1',
        revision: '0',
        complete: 'true',
        class: 'flagged',
        complaint: 'false',
        tags: 'big,new',
        receivedAt: '2026-11-15T10:01:00.000Z',
        shownAt: '2026-11-15T09:58:00.000Z',
        submittedAt: '2026-11-15T09:59:00.000Z',
        visitor: 'true',
        page: 'https://shop.example/done',
        'dimensions.page': '/done',
        'dimensions.touchpoint': 'checkout',
        'dimensions.channel': 'widget',
        'dimensions.language': 'en-GB',
        'dimensions.referrer': 'news.example',
        'dimensions.release': '1.2',
        'dimensions.variant': 'b',
        'attributes.plan': 'pro',
        'attributes.orders': '-3',
        'attributes.member': 'true',
        'answers.score': '9',
        'answers.reason.other': 'The music',
        'answers.channels': 'search',
        'answers.channels.other': 'A poster',
        'answers.service.speed': '4',
        'answers.service.staff': '5',
        'answers.dark.functional': '1',
        'answers.dark.dysfunctional': '5',
        'answers.terms': 'false',
        'answers.why': 'Fast',
        'sampling.rate': '0.25',
        'sampling.unit': 'view',
        incentivised: 'false',
        consent: 'true',
        'vitals.lcp': '1200',
        'vitals.cls': '0.1',
        order: 'score,why',
      },
    ]);
  });

  it('of NDJSON, as it is listed and what is kept beside it', async () => {
    const [line] = await lines({ survey: 'all' });
    const [item] = await listed('&survey=all');
    expect(line).toEqual({
      ...item,
      sampling: fields.sampling,
      vitals: fields.vitals,
      consent: true,
      incentivised: false,
      order: ['score', 'why'],
    });
  });

  it('of what was asked before a question was changed, too', async () => {
    const questions = [{ id: 'stars', type: 'stars', text: 'How was it?' }];
    await asOwner(server, 'PUT', `/v1/surveys/all?site=${site.id}`, { questions });
    await send(2, { survey: 'all', answers: { stars: 4 } });
    const [after, before] = await rows({ survey: 'all' });
    expect([after!['answers.stars'], before!['answers.score']]).toEqual(['4', '9']);
  });
});

it('no cell of any text is a formula', async () => {
  const evil = '=HYPERLINK("http://evil.example")';
  await createSurvey(server, site, { slug: 'all', questions: allTypes });
  await send(1, {
    survey: 'all',
    answers: { why: evil, reason: { other: evil }, channels: [{ other: evil }] },
    route: evil,
    touchpoint: evil,
    variant: evil,
    release: evil,
    attributes: { plan: evil },
    order: [evil],
  });
  const url = `/v1/responses/${responseId(1)}?site=${site.id}`;
  await asOwner(server, 'PATCH', url, { tags: { add: ['=1+1'] } });
  const [row] = await rows({ survey: 'all' });
  expect(Object.entries(row!).filter(([, cell]) => cell.startsWith("'"))).toEqual(
    [
      'tags',
      'dimensions.page',
      'dimensions.touchpoint',
      'dimensions.release',
      'dimensions.variant',
      'attributes.plan',
      'answers.reason.other',
      'answers.channels.other',
      'answers.why',
      'order',
    ].map((name) => [name, name === 'tags' ? "'=1+1" : `'${evil}`]),
  );
  expect(Object.values(row!).filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
});

describe('a job', () => {
  it('is accepted as queued, and done in the end', async () => {
    await send(1);
    const answer = await ask({ format: 'csv', survey: 'checkout', filter: { rating: { gte: 3 } } });
    expect(answer.json()).toEqual({
      id: expect.any(String),
      site: site.id,
      format: 'csv',
      asked: { survey: 'checkout', filter: { rating: { gte: 3 } }, commented: false, complaint: false },
      state: 'queued',
      done: 0,
      total: null,
      error: null,
      cause: null,
      bytes: 0,
      createdAt: '2026-11-15T10:01:00.000Z',
      updatedAt: '2026-11-15T10:01:00.000Z',
      expiresAt: '2026-11-22T10:01:00.000Z',
    });
    await server.app.idleJobs();
    const { items } = (await asOwner(server, 'GET', `/v1/exports?site=${site.id}`)).json();
    expect(items).toEqual([expect.objectContaining({ state: 'done', done: 1, total: 1 })]);
    const { id } = answer.json();
    expect((await asOwner(server, 'GET', `/v1/jobs/${id}`)).json()).toMatchObject({
      kind: 'export',
      state: 'done',
      done: 1,
    });
  });

  it('stands in the audit, without what was looked for', async () => {
    const { id } = await made({ words: 'alice' });
    await asOwner(server, 'DELETE', `/v1/exports/${id}`);
    const audit = await asOwner(server, 'GET', `/v1/audit?site=${site.id}&limit=2`);
    expect(audit.json().items).toMatchObject([
      { action: 'export.removed', objects: [id], actor: { kind: 'owner' } },
      { action: 'export.created', objects: [id], changes: { format: { new: 'ndjson' } } },
    ]);
    expect(audit.payload).not.toContain('alice');
  });

  it('that is deleted is gone with its file', async () => {
    const { id } = await made();
    expect((await asOwner(server, 'DELETE', `/v1/exports/${id}`)).statusCode).toBe(204);
    for (const url of [`/v1/exports/${id}`, `/v1/exports/${id}/file`])
      expect((await asOwner(server, 'GET', url)).statusCode).toBe(404);
  });

  it('that was made a week ago is deleted by itself', async () => {
    const { id } = await made();
    clock.at += 7 * 24 * 3_600_000;
    await server.app.removeExpiredExports();
    expect((await asOwner(server, 'GET', `/v1/exports/${id}`)).statusCode).toBe(404);
  });

  it('is refused where twenty are kept, until one is deleted', async () => {
    const first = await made();
    for (let n = 1; n < 20; n++) await made();
    const refused = await ask({});
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'change_refused']);
    expect(refused.json().detail).toContain('delete one');
    await asOwner(server, 'DELETE', `/v1/exports/${first.id}`);
    const atOnce = await Promise.all([ask({}), ask({})]);
    expect(atOnce.map(({ statusCode }) => statusCode).sort()).toEqual([202, 422]);
    await server.app.idleJobs();
  });
});

describe('the file', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8', 'earshot-checkout-2026-11-15.csv'],
    ['ndjson', 'application/x-ndjson; charset=utf-8', 'earshot-checkout-2026-11-15.ndjson'],
  ] as const)('of %s says what it is and how it is called', async (format, type, name) => {
    const { headers } = await fileOf(await made({ format, survey: 'checkout' }));
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('can be had in parts', async () => {
    await send(1);
    const record = await made();
    const whole = (await fileOf(record)).payload;
    const part = await fileOf(record, { range: 'bytes=10-' });
    expect([part.statusCode, part.payload]).toEqual([206, whole.slice(10)]);
  });

  it('that somebody took away is none, and says what to do', async () => {
    const record = await made({ format: 'csv' });
    await rm(path.join(server.exportsFolder, `${record.id}.csv`));
    const answer = await fileOf(record);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found']);
    expect(answer.json().detail).toContain('export again');
  });

  it('is nothing before the export is done', async () => {
    const { id } = (await ask({})).json();
    const early = await fileOf({ id });
    await server.app.idleJobs();
    expect([early.statusCode, early.json().code]).toEqual([404, 'not_found']);
  });
});

describe('a key of another site', () => {
  it.each([
    ['GET', ''],
    ['GET', '/file'],
    ['DELETE', ''],
  ] as const)('finds nothing by %s %s', async (method, rest) => {
    const { id } = await made();
    const other = await createSite(server);
    const { key } = await createKey(server, { scopes: ['read'], sites: [other.id] });
    const answer = await withKey(server, key, method, `/v1/exports/${id}${rest}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found']);
    expect((await fileOf({ id })).statusCode).toBe(200);
  });

  it('lists its own alone', async () => {
    await made();
    const other = await createSite(server);
    const { key } = await createKey(server, { scopes: ['read'], sites: [other.id] });
    const list = (id: string) => withKey(server, key, 'GET', `/v1/exports?site=${id}`);
    expect((await list(other.id)).json().items).toEqual([]);
    expect((await list(site.id)).json().code).toBe('unknown_site');
  });
});

it('may be made, taken and deleted with a key that reads', async () => {
  const { key } = await createKey(server, { scopes: ['read'], sites: [site.id] });
  const answer = await withKey(server, key, 'POST', '/v1/exports', { site: site.id, format: 'csv' });
  expect(answer.statusCode).toBe(202);
  await server.app.idleJobs();
  const url = `/v1/exports/${answer.json().id}`;
  expect((await withKey(server, key, 'GET', `${url}/file`)).statusCode).toBe(200);
  expect((await withKey(server, key, 'DELETE', url)).statusCode).toBe(204);
});

it.each([
  [{ format: 'xlsx' }, 400, 'format'],
  [{ format: undefined }, 400, 'format'],
  [{ site: 'none' }, 404, 'site'],
  [{ survey: 'none' }, 404, 'survey'],
  [{ period: 'ever' }, 400, 'period'],
  [{ from: 'yesterday' }, 400, 'from'],
  [{ tz: 'Mars/Base' }, 400, 'tz'],
  [{ class: 'best' }, 400, 'class'],
  [{ commented: 'yes' }, 400, 'commented'],
  [{ filter: { colour: 'red' } }, 400, 'filter.colour'],
  [{ filter: { page: '(other)' } }, 422, 'filter.page'],
  [{ filter: { rating: 11 } }, 400, 'filter.rating'],
  [{ filter: { survey: 'none' } }, 404, 'filter.survey'],
  [{ visitor: 'x' }, 400, 'visitor'],
  [{ limit: 5 }, 400, 'limit'],
] as [Record<string, unknown>, number, string][])('is refused where it says %j', async (body, status, at) => {
  const answer = await ask(body as Partial<ExportInput>);
  expect(answer.statusCode, answer.payload).toBe(status);
  expect(answer.json().invalidParams).toMatchObject([{ path: at, reason: expect.any(String) }]);
});
