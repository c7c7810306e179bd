/** `GET /v1/responses`: what was stored, newest first, in pages. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ListedResponse, ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stats } from '../support/http-site.ts';
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

describe('a list of some', () => {
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
    for (const [n, fields] of answers.entries()) {
      clock.at += 3_600_000;
      const answer = await postResponse(server, responseTo(site, n, fields));
      expect(answer.statusCode, answer.payload).toBe(201);
    }
  });

  it.each([
    ['filter[page]=/a', [0]],
    ['filter[page]=/a,/b', [1, 0]],
    ['filter[page][contains]=/A', [2, 0]],
    ['filter[page][not]=/a,/b,/a/sub', [6, 5, 4, 3]],
    ['filter[page]=(none)', [6, 5, 4, 3]],
    ['filter[rating][lte]=6', [5, 4, 2, 1]],
    ['filter[rating][gte]=9', [3, 0]],
    ['filter[orders][gte]=10', [1]],
    ['filter[plan]=pro&filter[page]=/a', [0]],
    ['filter[survey]=second', [3]],
    ['filter[survey][not]=second&filter[rating]=9', [0]],
    ['filter[language]=de', [2]],
    ['class=counted', [3, 2, 1, 0]],
    ['class=test', [4]],
    ['class=flagged', [5]],
    ['class=partial', [6]],
    ['complaint=true', [1]],
    ['commented=true', [6, 3, 1]],
    ['commented=true&filter[rating][lte]=6&class=counted', [1]],
    ['survey=second&class=test', []],
    ['words=SLOW', [1]],
    ['words=slow%20fast', []],
    ['words=fast&filter[survey]=second', [3]],
  ] as [string, number[]][])('by %s', async (parameters, numbers) => {
    expect((await list(`&${parameters}`)).items.map(({ id }) => id)).toEqual(numbers.map(responseId));
  });

  it('by a stretch of time, in the zone that is asked for', async () => {
    const first = new Date(clock.at - 6 * 3_600_000).toISOString();
    const third = new Date(clock.at - 4 * 3_600_000).toISOString();
    expect((await list(`&from=${first}&to=${third}`)).items.map(({ id }) => id)).toEqual(
      [1, 0].map(responseId),
    );
    expect((await list('&period=day')).items).toHaveLength(7);
    expect((await list('&from=2026-11-14&to=2026-11-15&tz=Asia/Tokyo')).items).toEqual([]);
  });

  it('keeps its filters from page to page', async () => {
    const filter = '&filter[page][contains]=/a';
    const { items, next } = await list(`${filter}&limit=1`);
    const rest = await list(`${filter}&limit=1&cursor=${next}`);
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual([2, 0].map(responseId));
    expect(rest.next).toBeNull();
  });

  it.each(['filter[page]=/a', 'filter[page][not]=/a', 'filter[rating][lte]=6', 'survey=second'])(
    'by %s is as long as the number that is filtered so',
    async (filter) => {
      const { results } = await stats(server, site, `nps?period=12mo&${filter}`);
      const { items } = await list(`&period=12mo&class=counted&${filter}`);
      expect(items).toHaveLength(results[0]!.metrics.nps.n);
    },
  );
});
