/** The same requests to a server on each engine: what they answer is the same, byte for byte, whatever people write. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteCreate } from '../../shared/site.ts';
import { allAnswers, allTypes } from '../support/http-all-types.ts';
import { type Answer, asOwner, postEvents, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { stageTemplate } from '../support/stage-database.ts';

const site = { id: '0192f3c4-0000-7000-8000-000000000001', publicKey: 'pk_of_both_engines' };

/** What engines order, compare, cut or escape in ways of their own, if they are let. */
const texts = [
  'a',
  'A',
  'Ä',
  'ä',
  'a\u0308',
  'z',
  'É',
  'ß',
  'ss',
  'İ',
  'ı',
  '_',
  '%',
  '\\',
  "'",
  '"',
  '$1',
  '\\x00',
  '{}',
  '[]',
  '{"a":1}',
  '(none)',
  '(other)',
  'null',
  '0',
  '00',
  '1e3',
  '-',
  ' ',
  '  a  ',
  'a\tb\nc\rd',
  '\u0001\u007f\u0085',
  '\u2028\u2029',
  '\ufeffa',
  '\ufffd',
  '\uffff',
  'ﬁ',
  '①',
  '速度',
  '速度很快',
  'مرحبا',
  '\u202eevil\u202c',
  '😀',
  '👩‍👩‍👧‍👦',
  '\u{10ffff}',
  '\u{1f1e9}\u{1f1ea}',
  'Z̶a̷l̸g̵o̶',
  'x'.repeat(100),
  '😀'.repeat(50),
];
/** A comment may hold more: what no engine keeps is made the same before. */
const comments = [...texts, 'a\0b', 'a\ud800b', '\udc00', ''];

const start = '2026-11-02T12:00:00Z';

async function staged(embedded: boolean): Promise<TestServer> {
  const clock = handClock(start);
  const server = await startServer({ listen: false, demo: false, now: clock.now, embedded });
  const fields = siteCreate.parse({
    name: 'Shop 😀',
    attributes: { plan: { type: 'string' }, orders: { type: 'number' }, member: { type: 'boolean' } },
    minimumN: 1,
    maskPersonalData: false,
  });
  await server.storage.sites.create({ ...fields, ...site }, { actor: { kind: 'server' }, at: clock.at });
  const questions = allTypes;
  for (const survey of ['checkout', 'other']) {
    const body = { site: site.id, slug: survey, name: `${survey} "ß" 😀`, status: 'live', questions };
    await asOwner(server, 'POST', '/v1/surveys', body);
  }
  for (const [i, why] of comments.entries()) {
    const text = texts[i % texts.length]!;
    clock.at += 3_600_000 + (i % 3);
    const answer = await postResponse(
      server,
      responseTo(site, i, {
        survey: i % 5 === 0 ? 'other' : 'checkout',
        complete: i % 7 !== 0,
        answers: { ...allAnswers, score: i % 11, why, reason: { other: text } },
        touchpoint: text,
        variant: texts[(i * 7) % texts.length]!,
        release: text,
        route: `/r/${text}`,
        page: `https://shop.example/${encodeURIComponent(text)}`,
        visitor: `${text}${i % 4}`,
        attributes: { plan: text, orders: (i - 20) / 8, member: i % 2 === 0 },
        submittedAt: new Date(clock.at - 1_000).toISOString(),
        shownAt: new Date(clock.at - 9_000 - i).toISOString(),
      }),
    );
    expect(answer.statusCode, answer.payload).toBe(201);
    const set = { tags: { add: [text.trim() || 'blank'] } };
    await asOwner(server, 'PATCH', `/v1/responses/${responseId(i)}?site=${site.id}`, set);
    const event = { type: 'viewed', survey: 'checkout', channel: 'widget', variant: text };
    await postEvents(server, { site: site.publicKey, events: [event, event] });
  }
  await server.app.flushFunnel();
  return server;
}

const period = 'from=2026-11-01&to=2026-12-01';

/** Ids that a server makes by chance become their place among those of the answer; of a request nothing is kept. */
function compared({ statusCode, payload, headers }: Answer): object {
  const ids = new Map<string, string>();
  const body = payload.replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
    (id) => {
      if (id === site.id || id.startsWith('01900000-0000-7000-8000-')) return id;
      if (!ids.has(id)) ids.set(id, `#${ids.size}`);
      return ids.get(id)!;
    },
  );
  const named = body.replace(/"requestId":"[^"]*"/, '');
  return { statusCode, type: headers['content-type'], body: named };
}

describe('of both engines', () => {
  let engines: [TestServer, TestServer];
  beforeAll(async () => {
    // Else it would compare an engine with itself.
    expect(stageTemplate()).toBeDefined();
    engines = [await staged(true), await staged(false)];
  });
  afterAll(async () => {
    for (const server of engines ?? []) await server.close();
  });

  async function same(ask: (server: TestServer) => Promise<Answer>): Promise<Answer> {
    const [embedded, postgres] = [await ask(engines[0]), await ask(engines[1])];
    expect(compared(postgres)).toEqual(compared(embedded));
    return postgres;
  }
  const get = (url: string) => same((server) => asOwner(server, 'GET', url));

  it.each([
    `/v1/sites`,
    `/v1/sites/${site.id}`,
    `/v1/surveys?site=${site.id}`,
    `/v1/surveys/checkout?site=${site.id}`,
    `/v1/tags?site=${site.id}`,
    `/v1/audit?site=${site.id}&limit=200`,
    `/v1/config?site=${site.publicKey}`,
    `/v1/stats/questions?site=${site.id}&survey=checkout&${period}`,
    ...[
      'nps',
      'recommendation-rate',
      'choices?question=reason',
      'choices?question=channels',
      'response-rate',
      'complaint-rate',
      'index',
    ].flatMap((metric) => [
      `/v1/stats/${metric}${metric.includes('?') ? '&' : '?'}site=${site.id}&${period}`,
      `/v1/stats/${metric}${metric.includes('?') ? '&' : '?'}site=${site.id}&${period}&interval=day&tz=Asia/Kathmandu`,
    ]),
    ...[
      'page',
      'touchpoint',
      'variant',
      'release',
      'plan',
      'orders',
      'member',
      'touchpoint,variant',
      'survey',
    ].flatMap((by) => [
      `/v1/stats/nps?site=${site.id}&${period}&breakdown=${by}`,
      `/v1/stats/nps?site=${site.id}&${period}&breakdown=${by}&include=ids&compare=previous`,
    ]),
  ])('%s', async (url) => {
    expect((await get(url)).statusCode).toBe(200);
  });

  it.each(texts)('what is asked with %j', async (text) => {
    const said = encodeURIComponent(text);
    for (const [name, how] of [
      ['touchpoint', 'is'],
      ['touchpoint', 'contains'],
      ['plan', 'not'],
      ['variant', 'contains'],
    ]) {
      const filter = `filter[${name}][${how}]=${said}`;
      await get(`/v1/responses?site=${site.id}&limit=200&${filter}`);
      await get(`/v1/stats/nps?site=${site.id}&${period}&${filter}`);
    }
    await get(`/v1/responses?site=${site.id}&q=${said}`);
    await get(`/v1/responses?site=${site.id}&tag=${said}`);
    await get(`/v1/visitors/${said}1?site=${site.id}`);
  });

  it('every page of the list, whatever its length', async () => {
    for (const limit of [1, 7, 50]) {
      let cursor = '';
      for (let page = 0; page < 60; page++) {
        const { next } = (await get(`/v1/responses?site=${site.id}&limit=${limit}${cursor}`)).json();
        if (next === null) break;
        cursor = `&cursor=${encodeURIComponent(next)}`;
      }
    }
  });

  it.each(['csv', 'ndjson'])('an export as %s', async (format) => {
    const files = await Promise.all(
      engines.map(async (server) => {
        const made = await asOwner(server, 'POST', '/v1/exports', { site: site.id, format });
        await server.app.idleJobs();
        return (await asOwner(server, 'GET', `/v1/exports/${made.json().id}/file`)).payload;
      }),
    );
    expect(files[0]!.length).toBeGreaterThan(1_000);
    expect(files[1]).toBe(files[0]);
  });

  it.each([
    ['GET', `/v1/surveys/%00?site=${site.id}`],
    ['GET', `/v1/surveys/checkout?site=%00`],
    ['GET', `/v1/sites/%00`],
    ['GET', `/v1/visitors/%00?site=${site.id}`],
    ['GET', `/v1/visitors/a%00b?site=${site.id}`],
    ['GET', `/v1/responses?site=${site.id}&q=%00`],
    ['GET', `/v1/responses?site=${site.id}&tag=%00`],
    ['GET', `/v1/responses?site=${site.id}&filter[touchpoint][is]=%00`],
    ['GET', `/v1/responses?site=${site.id}&visitor=%00`],
    ['GET', `/v1/responses?site=${site.id}&cursor=%00`],
    ['GET', `/v1/stats/nps?site=${site.id}&survey=%00`],
    ['GET', `/v1/jobs/%00`],
    ['GET', `/v1/exports/%00`],
    ['GET', `/v1/imports/%00`],
    ['GET', `/v1/webhooks/%00?site=${site.id}`],
    ['DELETE', `/v1/keys/%00`],
    ['DELETE', `/v1/members/%00`],
    ['GET', `/v1/receipts/%00`],
    ['GET', `/v1/config?site=%00`],
    ['GET', `/s/%00/%00`],
    ['DELETE', `/v1/responses/%00?site=${site.id}`],
    ['POST', `/v1/imports?site=${site.id}&name=a%00b`],
  ] as const)('%s %s, which no database takes', async (method, url) => {
    const answer = await same((server) => asOwner(server, method, url));
    expect(answer.statusCode).toBeLessThan(500);
  });

  it.each<[string, object]>([
    ['/v1/exports', { site: 'a\0', format: 'csv' }],
    ['/v1/export-schedules', { site: site.id, name: 'a\0b', format: 'csv', every: 'day' }],
    ['/v1/export-schedules', { site: site.id, name: 'a\ud800b', format: 'csv', every: 'day' }],
    ['/v1/surveys', { site: '\0', slug: 'new', name: 'New', questions: allTypes }],
    ['/v1/keys', { name: 'Key', scopes: ['read'], sites: ['\0'] }],
    ['/v1/members', { email: 'anna@shop.example', role: 'analyst', sites: ['\0'] }],
    ['/v1/session', { email: 'a\0@shop.example', password: 'a\0b' }],
    ['/v1/session', { key: 'a\0' }],
    ['/v1/query', { site: '\0', metrics: ['nps'] }],
    ['/v1/webhooks', { site: '\0', url: 'https://hooks.example/a', events: ['survey.changed'] }],
    ['/v1/import-mappings', { site: '\0', name: 'a', columns: {} }],
  ])('POST %s %j, which no database takes', async (url, body) => {
    const answer = await same((server) => asOwner(server, 'POST', url, body));
    expect(answer.statusCode).toBeLessThan(500);
  });
});
