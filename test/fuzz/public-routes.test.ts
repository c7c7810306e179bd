/** Whatever is sent to a public route: never a 5xx, and nothing is stored that was not promised. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { allAnswers, allTypes } from '../support/http-all-types.ts';
import { anyJson, mutated } from '../support/http-arbitrary.ts';
import { type Answer, asOwner, call, post } from '../support/http-calls.ts';
import { problemIn } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const runs = { numRuns: 200 };
let server: TestServer;
let site: Site;
let sent = 1;
beforeAll(async () => {
  server = await startServer({ listen: false });
});
afterAll(() => server.close());
// Each test has a site of its own, whose responses fit into one page.
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site, { questions: allTypes });
});

const full = () => ({
  ...responseTo(site, 1),
  answers: allAnswers,
  page: 'https://shop.example/done',
  touchpoint: 'checkout',
  attributes: { plan: 'pro', orders: 3 },
  order: ['score', 'why'],
  sampling: { rate: 0.5, unit: 'view' },
  vitals: { lcp: 1 },
  shownAt: '2026-11-15T10:00:00Z',
});

/** Ids of what is stored. */
async function ids(): Promise<Set<string>> {
  const { items } = (await asOwner(server, 'GET', `/v1/responses?site=${site.id}&limit=200`)).json();
  return new Set(items.map((item: { id: string }) => item.id));
}

function expectSane(answer: Answer): void {
  expect(answer.statusCode).toBeLessThan(500);
  if (answer.statusCode >= 400) problemIn(answer);
}

/** Sends it, and expects the store to have grown by what was promised and by nothing else. */
async function expectHonest(
  url: string,
  body: unknown,
  promised: (answer: Answer) => string[],
): Promise<void> {
  const before = await ids();
  const fresh = JSON.stringify(body).replaceAll(responseId(1), responseId(++sent));
  const answer = await post(server, url, fresh);
  expectSane(answer);
  const kept = answer.statusCode < 300 ? promised(answer) : [];
  expect(await ids()).toEqual(new Set([...before, ...kept]));
}

const ofResponse = (answer: Answer) => [answer.json().id];
const ofBatch = (answer: Answer) =>
  answer
    .json()
    .results.filter(
      (result: { status: string }) => result.status === 'stored' || result.status === 'duplicate',
    )
    .map((result: { id: string }) => result.id);

describe('POST /v1/responses', () => {
  it('stores nothing of any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, (body) => expectHonest('/v1/responses', body, ofResponse)),
      runs,
    );
  });

  it('keeps its promise for bodies that are nearly right', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(full()), (body) => expectHonest('/v1/responses', body, ofResponse)),
      runs,
    );
  });

  it('keeps its promise for answers of any JSON to questions of every type', async () => {
    const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary' }));
    const names = fc.constantFrom(
      'price',
      'search',
      'speed',
      'staff',
      'functional',
      'dysfunctional',
      'other',
    );
    const map = fc.dictionary(names, fc.oneof(fc.integer({ min: 0, max: 6 }), scalar), { maxKeys: 3 });
    const answer = fc.oneof(
      scalar,
      names,
      map,
      fc.array(fc.oneof(names, map, scalar), { maxLength: 4 }),
      anyJson,
    );
    const answers = fc.dictionary(fc.constantFrom(...Object.keys(allAnswers)), answer, { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(answers, (given) =>
        expectHonest('/v1/responses', { ...responseTo(site, 1), answers: given }, ofResponse),
      ),
      runs,
    );
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) =>
        expectSane(await post(server, '/v1/responses', Buffer.from(bytes))),
      ),
      runs,
    );
  });

  it('survives any form', async () => {
    const names = fc.oneof(
      fc.constantFrom('site', 'survey', 'id', 'answers.score', 'answers.why', 'version', '__proto__'),
      fc
        .constantFrom('reason', 'reason.other', 'channels', 'service', 'service.speed', 'service.__proto__')
        .map((name) => `answers.${name}`),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(names, fc.string({ unit: 'binary' })), { maxLength: 8 }),
        async (fields) => {
          const body = new URLSearchParams([['site', site.publicKey], ...fields]).toString();
          expectSane(
            await post(server, '/v1/responses', body, {
              'content-type': 'application/x-www-form-urlencoded',
            }),
          );
        },
      ),
      runs,
    );
  });
});

describe('POST /v1/events', () => {
  it('keeps its promise for batches that are nearly right', async () => {
    const batch = () => ({
      site: site.publicKey,
      events: [
        { type: 'response', response: full() },
        { type: 'viewed', survey: 'checkout', version: 1, page: 'https://shop.example/' },
      ],
    });
    await fc.assert(
      fc.asyncProperty(mutated(batch()), (body) => expectHonest('/v1/events', body, ofBatch)),
      runs,
    );
    await server.app.flushFunnel();
  });

  it('answers every item of any list, in its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { minLength: 1, maxLength: 20 }), async (events) => {
        const answer = await post(server, '/v1/events', { site: site.publicKey, events });
        expectSane(answer);
        if (answer.statusCode === 202) expect(answer.json().results).toHaveLength(events.length);
      }),
      runs,
    );
  });
});

describe('query strings', () => {
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '2026-11-01',
      '1980-01-01',
      '2100-12-31T23:59:59.999Z',
      'all',
      '24h',
      'Pacific/Apia',
      'hour',
      'auto',
      'page',
      'version',
      '1',
    ),
  );
  const names = fc.oneof(
    fc.constantFrom(
      'survey',
      'question',
      'period',
      'from',
      'to',
      'interval',
      'tz',
      'breakdown',
      'limit',
      'filter[page]',
      'filter[version]',
      'cursor',
      'commented',
      'lang',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const query = fc
    .array(fc.tuple(names, values), { maxLength: 4 })
    .map((pairs) =>
      new URLSearchParams(
        pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]),
      ).toString(),
    );

  it.each(['/v1/stats/nps', '/v1/stats/response-rate', '/v1/responses', '/v1/surveys'])(
    'of %s never break it',
    async (url) => {
      await fc.assert(
        fc.asyncProperty(query, async (rest) =>
          expectSane(await asOwner(server, 'GET', `${url}?site=${site.id}&${rest}`)),
        ),
        runs,
      );
    },
  );

  it('of /v1/config never break it', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (rest) =>
        expectSane(await call(server, 'GET', `/v1/config?site=${site.publicKey}&${rest}`)),
      ),
      runs,
    );
  });

  it('of a language tag of any shape never break the config', async () => {
    const tag = fc.stringMatching(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/);
    await fc.assert(
      fc.asyncProperty(tag, async (lang) =>
        expectSane(await call(server, 'GET', `/v1/config?site=${site.publicKey}&lang=${lang}`)),
      ),
      runs,
    );
  });
});

describe('what an owner changes', () => {
  const right = {
    survey: 'checkout',
    period: '28d',
    class: 'flagged',
    filter: { page: ['/a'], rating: { gte: 3 } },
    set: { flagged: false, archived: true },
  };

  it.each(['overrule', 'delete'])('is never broken by the body of %s', async (path) => {
    await fc.assert(
      fc.asyncProperty(mutated({ ...right, site: server.site.id }), async (body) =>
        expectSane(await asOwner(server, 'POST', `/v1/responses/${path}`, body)),
      ),
      runs,
    );
    await server.app.idleJobs();
  });
});

describe('addresses', () => {
  it('of any kind never break it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.webPath(),
        fc.constantFrom('GET', 'DELETE', 'OPTIONS', 'HEAD'),
        async (path, method) => {
          const answer = await call(server, method as 'GET', `/${path.replace(/^\/+/, '')}`);
          expect(answer.statusCode).toBeLessThan(500);
        },
      ),
      runs,
    );
  });
});
