/** `GET /v1/responses`: what was stored, newest first, in pages. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ListedResponse } from '../../shared/response.ts';
import type { Site } from '../../shared/survey.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site);
});

interface Page {
  items: ListedResponse[];
  next: string | null;
}

async function list(parameters = ''): Promise<Page> {
  const answer = await asOwner(server, 'GET', `/v1/responses?site=${site.id}${parameters}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

/** Every page of `limit`, as the ids that each holds. */
async function pages(limit: number): Promise<string[][]> {
  const found: string[][] = [];
  let cursor = '';
  do {
    const { items, next } = await list(`&limit=${limit}${cursor}`);
    found.push(items.map((item) => item.id));
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
  } while (cursor !== '');
  return found;
}

async function storeInOrder(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    clock.at += 1000;
    await postResponse(server, responseTo(site, n));
  }
}

describe('the list', () => {
  it('of a site without answers is empty', async () => {
    expect(await list()).toEqual({ items: [], next: null });
  });

  it('is not cached', async () => {
    const answer = await asOwner(server, 'GET', `/v1/responses?site=${site.id}`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('stands newest first, by when each came', async () => {
    await storeInOrder(3);
    expect((await list()).items.map((item) => item.id)).toEqual([
      responseId(3),
      responseId(2),
      responseId(1),
    ]);
  });

  it('goes by the first receipt, so a response that grows stays where it is', async () => {
    await postResponse(server, responseTo(site, 100, { complete: false }));
    await storeInOrder(1);
    clock.at += 1000;
    await postResponse(server, responseTo(site, 100, { revision: 1 }));
    expect((await list()).items.map((item) => item.id)).toEqual([responseId(1), responseId(100)]);
  });

  it('comes in pages without gaps or repeats', async () => {
    await storeInOrder(5);
    expect(await pages(2)).toEqual([
      [responseId(5), responseId(4)],
      [responseId(3), responseId(2)],
      [responseId(1)],
    ]);
  });

  it('ends with the last full page', async () => {
    await storeInOrder(4);
    expect(await pages(2)).toHaveLength(2);
  });

  it('pages through answers of the same millisecond', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((n) => postResponse(server, responseTo(site, n))));
    const ids = (await pages(2)).flat();
    expect(ids).toEqual([5, 4, 3, 2, 1].map(responseId));
  });

  it('goes on where it was, though newer answers have come', async () => {
    await storeInOrder(2);
    const { next } = await list('&limit=1');
    clock.at += 1000;
    await postResponse(server, responseTo(site, 3));
    expect((await list(`&limit=1&cursor=${next}`)).items.map((item) => item.id)).toEqual([responseId(1)]);
  });

  it('pages across surveys in one order', async () => {
    await createSurvey(server, site, { slug: 'second' });
    for (const [n, survey] of ['checkout', 'second', 'checkout', 'second'].entries()) {
      clock.at += 1000;
      await postResponse(server, responseTo(site, n, { survey }));
    }
    expect((await pages(1)).flat()).toEqual([3, 2, 1, 0].map(responseId));
  });

  it('of one survey leaves the others out', async () => {
    await createSurvey(server, site, { slug: 'second' });
    await postResponse(server, responseTo(site, 1));
    await postResponse(server, responseTo(site, 2, { survey: 'second' }));
    expect((await list('&survey=second')).items.map((item) => item.survey)).toEqual(['second']);
  });

  it('of comments leaves out what has none', async () => {
    await postResponse(server, responseTo(site, 1, { answers: { score: 2, why: 'Slow' } }));
    await postResponse(server, responseTo(site, 2, { answers: { score: 2, why: '' } }));
    await postResponse(server, responseTo(site, 3));
    expect((await list('&commented=true')).items.map((item) => item.id)).toEqual([responseId(1)]);
    expect((await list('&commented=false')).items).toHaveLength(3);
  });

  it('never shows another site', async () => {
    const other = await createSite(server);
    await createSurvey(server, other);
    await postResponse(server, responseTo(other, 1));
    expect((await list()).items).toEqual([]);
  });

  it('tells nothing that a visitor was promised not to be stored', async () => {
    await postResponse(
      server,
      responseTo(site, 1, { visitor: 'alice@example.com', page: 'https://shop.example/?token=7' }),
    );
    const text = JSON.stringify(await list());
    expect(text).not.toContain('alice');
    expect(text).not.toContain('token');
  });

  it('holds fifty where no limit is given', async () => {
    await Promise.all(Array.from({ length: 51 }, (_, n) => postResponse(server, responseTo(site, n))));
    const { items, next } = await list();
    expect(items).toHaveLength(50);
    expect(next).toEqual(expect.any(String));
  });
});

describe('a list that cannot be had', () => {
  it.each([
    ['limit=0', '400 invalid_request limit'],
    ['limit=201', '400 invalid_request limit'],
    ['limit=-1', '400 invalid_request limit'],
    ['limit=1.5', '400 invalid_request limit'],
    ['limit=0x10', '400 invalid_request limit'],
    ['limit=many', '400 invalid_request limit'],
    ['limit=', '400 invalid_request limit'],
    ['limit=1&limit=2', '400 invalid_request limit'],
    ['commented=yes', '400 invalid_request commented'],
    ['cursor=', '400 invalid_request cursor'],
    ['cursor=broken', '400 invalid_request cursor'],
    [`cursor=${base64('null')}`, '400 invalid_request cursor'],
    [`cursor=${base64('{}')}`, '400 invalid_request cursor'],
    [`cursor=${base64('{"receivedAt":"now","id":"x"}')}`, '400 invalid_request cursor'],
    [`cursor=${base64(`{"receivedAt":1e300,"id":"${responseId(1)}"}`)}`, '400 invalid_request cursor'],
    [`cursor=${'a'.repeat(201)}`, '400 invalid_request cursor'],
    ['colour=red', '400 invalid_request colour'],
    ['survey=unknown', '404 unknown_survey survey'],
    ['__proto__=x', '400 invalid_request __proto__'],
    ['constructor=x', '400 invalid_request constructor'],
  ])('%s: %s', async (parameter, problem) => {
    const answer = await asOwner(server, 'GET', `/v1/responses?site=${site.id}&${parameter}`);
    expect(problemLine(answer)).toBe(problem);
  });

  it('without a site is refused', async () => {
    expect(problemLine(await asOwner(server, 'GET', '/v1/responses'))).toBe('400 invalid_request site');
  });

  it('of an unknown site is not found', async () => {
    expect(problemLine(await asOwner(server, 'GET', '/v1/responses?site=unknown'))).toBe(
      '404 unknown_site site',
    );
  });

  it('without a key is refused', async () => {
    expect(problemLine(await call(server, 'GET', `/v1/responses?site=${site.id}`))).toBe('401 unauthorized');
  });
});

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}
