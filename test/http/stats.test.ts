/** `GET /v1/stats/{metric}`: a number, a series or a breakdown, each from answers that were just sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NpsValue } from '../../shared/aggregate.ts';
import { metrics } from '../../shared/metric.ts';
import type { ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/survey.ts';
import { asOwner, call, postEvents, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { ask, createSite, createSurvey, stats } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Sunday. */
const noon = Date.parse('2026-11-15T12:00:00Z');
const clock = handClock('2026-11-15T12:00:00Z');
let server: TestServer;
let site: Site;
let count = 0;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.at = noon;
  site = await createSite(server, { minimumN: 3 });
  await createSurvey(server, site);
});

/** Stores an answer, `before` milliseconds ago. */
async function answered(fields: Partial<ResponseInput>, before = 0): Promise<void> {
  clock.at = noon - before;
  const answer = await postResponse(server, responseTo(site, ++count, fields));
  expect(answer.statusCode).toBe(201);
  clock.at = noon;
}

async function scores(values: number[], fields: Partial<ResponseInput> = {}, before = 0): Promise<void> {
  for (const score of values) await answered({ ...fields, answers: { score } }, before);
}

/** The rows of an NPS answer as `[dimension or bucket, n]`. */
async function rows(question: string): Promise<[string | undefined, number][]> {
  const { results } = await stats(server, site, question);
  return results.map((row) => [
    row.dimensions ? Object.values(row.dimensions)[0] : row.bucket,
    (Object.values(row.metrics)[0] as NpsValue).n,
  ]);
}

describe('the catalogue', () => {
  it('lists every metric with its definition, unit, direction, source and parameters', async () => {
    const { items, next } = (await asOwner(server, 'GET', '/v1/stats')).json();
    expect(next).toBeNull();
    expect(items.map((item: { id: string }) => item.id)).toEqual(Object.keys(metrics));
    for (const item of items) {
      expect(item).toMatchObject({
        definition: expect.stringMatching(/.{20}/),
        unit: expect.stringMatching(/^(points|share|scale)$/),
        direction: 'up',
        source: expect.stringMatching(/.{20}/),
        parameters: expect.arrayContaining(['site', 'period', 'filter']),
      });
    }
  });

  it('needs a key', async () => {
    expect(problemLine(await call(server, 'GET', '/v1/stats'))).toBe('401 unauthorized');
    expect(problemLine(await call(server, 'GET', `/v1/stats/nps?site=${site.id}`))).toBe('401 unauthorized');
  });
});

describe('one number', () => {
  it('is the NPS of API.md: 120 promoters, 50 passives and 30 detractors are 45', async () => {
    await Promise.all(
      [...Array(120).fill(9), ...Array(50).fill(8), ...Array(30).fill(6)].map((score) =>
        postResponse(server, responseTo(site, ++count, { answers: { score } })),
      ),
    );
    const { results } = await stats(server, site, 'nps');
    expect(results).toHaveLength(1);
    const { nps } = results[0]!.metrics;
    expect(nps).toMatchObject({ value: 45, n: 200, parts: { promoters: 120, passives: 50, detractors: 30 } });
    expect(nps.ci!.map((limit) => Math.round(limit * 10) / 10)).toEqual([34.1, 54.5]);
  });

  it.each([
    [
      'csat',
      { type: 'csat' },
      [5, 4, 3, 1],
      { value: 0.5, n: 4, mean: { value: 3.25 }, distribution: { 1: 1, 2: 0, 3: 1, 4: 1, 5: 1 } },
    ],
    ['csat', { type: 'csat', scale: 7 }, [7, 6, 5], { value: 2 / 3, n: 3 }],
    ['csat', { type: 'emoji', scale: 3 }, [3, 2, 1, 3], { value: 0.5, n: 4 }],
    ['csat', { type: 'thumbs' }, [1, 1, 0], { value: 2 / 3, n: 3 }],
    ['csat', { type: 'stars' }, [5, 4, 1], { value: 2 / 3, n: 3 }],
    ['ces', { type: 'ces' }, [7, 5, 3], { value: 5, n: 3, median: 5, sd: 2, easy: { value: 2 / 3 } }],
    ['expectation', { type: 'expectation' }, [0, 10], { value: 5, n: 2, median: 5 }],
    ['rating', { type: 'stars', scale: 10 }, [10, 1, 4], { value: 5, n: 3, median: 4 }],
    ['rating', { type: 'nps' }, [0, 10, 5], { value: 5, n: 3, median: 5, sd: 5 }],
  ])('of %s from %j', async (metric, question, values, expected) => {
    await createSurvey(server, site, {
      slug: 'other',
      questions: [{ id: 'q', text: 'Well?', ...question } as never],
    });
    for (const q of values) await answered({ survey: 'other', answers: { q } });
    const { results } = await stats(server, site, `${metric}?survey=other`);
    expect(results[0]!.metrics[metric as 'csat']).toMatchObject(expected);
  });

  it('of nothing is null, and neither 0 nor NaN', async () => {
    const { results } = await stats(server, site, 'nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: null, n: 0, ci: null });
  });

  it('of one answer has no interval', async () => {
    await scores([10]);
    const { results } = await stats(server, site, 'nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 1, ci: null });
  });

  it('leaves out tests, flagged and partial answers, and says how many there were', async () => {
    await scores([10, 10]);
    await answered({ answers: { score: 0 }, test: true });
    await answered({ answers: { score: 0 }, trap: 'x' });
    await answered({ answers: { why: 'Hm' }, complete: false });
    const { results, meta } = await stats(server, site, 'nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 2 });
    expect(meta.coverage).toEqual({
      received: 5,
      duplicates: 0,
      test: 1,
      archived: 0,
      bots: 0,
      flagged: 1,
      partial: 1,
      counted: 2,
    });
  });

  it('comes with the question as it was understood, and is not cached', async () => {
    const answer = await ask(server, site, 'nps?survey=checkout&question=score&period=7d&tz=Asia/Tokyo');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({
      query: {
        metric: 'nps',
        site: site.id,
        survey: 'checkout',
        question: 'score',
        period: '7d',
        from: '2026-11-08T15:00:00.000Z',
        to: '2026-11-15T15:00:00.000Z',
        tz: 'Asia/Tokyo',
      },
      meta: { generatedAt: '2026-11-15T12:00:00.000Z', timezone: 'Asia/Tokyo', warnings: [] },
    });
  });

  it('moves with a response that grows, and stays at its first receipt', async () => {
    await answered(
      { id: '01900000-0000-7000-8000-aaaaaaaaaaaa', complete: false, answers: { score: 0 } },
      2 * day,
    );
    await answered({ id: '01900000-0000-7000-8000-aaaaaaaaaaaa', revision: 1, answers: { score: 10 } });
    expect(await rows('nps?period=day')).toEqual([[undefined, 0]]);
    const { results } = await stats(server, site, 'nps?period=7d');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 1 });
  });
});

describe('the period', () => {
  beforeEach(async () => {
    for (const before of [0, 13 * hour, 6 * day, 7 * day, 27 * day, 28 * day, 90 * day, 400 * day])
      await scores([9], {}, before);
  });

  it.each([
    ['', 5],
    ['?period=day', 1],
    ['?period=24h', 2],
    ['?period=7d', 3],
    ['?period=28d', 5],
    ['?period=30d', 6],
    ['?period=91d', 7],
    ['?period=month', 4],
    ['?period=6mo', 7],
    ['?period=12mo', 7],
    ['?period=year', 7],
    ['?period=all', 8],
    ['?from=2026-11-08&to=2026-11-10', 2],
    ['?from=2026-11-08T12:00:00Z&to=2026-11-08T12:00:01Z', 1],
    ['?from=2026-11-14', 2],
  ])('nps%s is of %i answers', async (parameters, n) => {
    expect(await rows(`nps${parameters}`)).toEqual([[undefined, n]]);
  });

  it('is echoed as it was snapped outward to the quarter hour', async () => {
    const { query } = await stats(server, site, 'nps?from=2026-11-08T12:07:00Z&to=2026-11-08T12:16:00Z');
    expect([query.from, query.to]).toEqual(['2026-11-08T12:00:00.000Z', '2026-11-08T12:30:00.000Z']);
  });

  it('has its midnights in the zone that is asked for', async () => {
    // 2026-11-14T23:00Z is the 15th in Shanghai.
    expect(await rows('nps?from=2026-11-15&to=2026-11-16')).toEqual([[undefined, 1]]);
    expect(await rows('nps?from=2026-11-15&to=2026-11-16&tz=Asia/Shanghai')).toEqual([[undefined, 2]]);
  });
});

describe('a series', () => {
  it('has a row for every bucket, and the unfinished one says so', async () => {
    await scores([9], {}, 0);
    await scores([9, 9], {}, 3 * day);
    const { results } = await stats(server, site, 'nps?period=7d&interval=day');
    expect(
      results.map((row) => [row.bucket, row.metrics.nps.n, row.metrics.nps.value, row.partial ?? false]),
    ).toEqual([
      ['2026-11-09', 0, null, false],
      ['2026-11-10', 0, null, false],
      ['2026-11-11', 0, null, false],
      ['2026-11-12', 2, 100, false],
      ['2026-11-13', 0, null, false],
      ['2026-11-14', 0, null, false],
      ['2026-11-15', 1, 100, true],
    ]);
  });

  it('is not suppressed, however few its answers', async () => {
    await scores([9]);
    const { results } = await stats(server, site, 'nps?period=day&interval=day');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 1 });
  });

  it('of weeks begins on Mondays', async () => {
    expect((await rows('nps?from=2026-11-02&to=2026-11-16&interval=week')).map(([bucket]) => bucket)).toEqual(
      ['2026-11-02', '2026-11-09'],
    );
  });

  it('of hours is told in UTC', async () => {
    await scores([9]);
    const found = await rows('nps?period=day&interval=hour');
    expect(found).toHaveLength(24);
    expect(found[12]).toEqual(['2026-11-15T12:00:00.000Z', 1]);
  });

  it('of days has the days of the zone that is asked for', async () => {
    await scores([9], {}, 13 * hour);
    expect(await rows('nps?from=2026-11-14&to=2026-11-16&interval=day&tz=Asia/Shanghai')).toEqual([
      ['2026-11-14', 0],
      ['2026-11-15', 1],
    ]);
  });

  it('names the interval that "auto" chose', async () => {
    const { query } = await stats(server, site, 'nps?period=28d&interval=auto');
    expect(query.interval).toBe('day');
  });

  it('of a breakdown has every bucket for every row', async () => {
    await scores([9, 9, 9], { route: '/a' });
    await scores([9, 9, 9, 9], { route: '/b' }, day);
    expect(await rows('nps?from=2026-11-14&to=2026-11-16&interval=day&breakdown=page')).toEqual([
      ['/b', 4],
      ['/b', 0],
      ['/a', 0],
      ['/a', 3],
    ]);
  });
});

describe('a breakdown', () => {
  it('has a row for each value, the largest first, and (none) for what has none', async () => {
    await scores([9, 9, 9], { route: '/a' });
    await scores([9, 9, 9, 9, 9], { page: 'https://shop.example/b?x' });
    await scores([9, 9, 9, 9]);
    expect(await rows('nps?breakdown=page')).toEqual([
      ['/b', 5],
      ['(none)', 4],
      ['/a', 3],
    ]);
  });

  it('is possible by what the site has declared', async () => {
    await scores([9, 9, 9], { attributes: { plan: 'pro', orders: 3, member: true } });
    await scores([1, 1, 1, 1], { attributes: { plan: 'free', orders: 3, member: false } });
    expect(await rows('nps?breakdown=plan')).toEqual([
      ['free', 4],
      ['pro', 3],
    ]);
    expect(await rows('nps?breakdown=orders')).toEqual([['3', 7]]);
    expect(await rows('nps?breakdown=member')).toEqual([
      ['false', 4],
      ['true', 3],
    ]);
  });

  it('is possible by device and browser, read from the user agent', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    for (let i = 0; i < 3; i++)
      await postResponse(server, responseTo(site, ++count), { 'user-agent': firefox });
    expect(await rows('nps?breakdown=browser')).toEqual([['Firefox', 3]]);
    expect(await rows('nps?breakdown=device')).toEqual([['desktop', 3]]);
  });

  it('suppresses a row from fewer answers than the site wants, and says so', async () => {
    await scores([9, 9], { route: '/few' });
    await scores([9, 9, 9], { route: '/enough' });
    const { results, meta } = await stats(server, site, 'nps?breakdown=page');
    expect(results.map((row) => row.metrics.nps)).toEqual([
      expect.objectContaining({ value: 100, n: 3 }),
      { value: null, n: 2, ci: null, suppressed: true },
    ]);
    expect(meta.warnings).toEqual(['rows from fewer than 3 answers are suppressed']);
  });

  it('shows as many as it is asked for, and says what it left out', async () => {
    for (const [i, route] of ['/a', '/b', '/c'].entries()) await scores(Array(5 - i).fill(9), { route });
    const { results, meta } = await stats(server, site, 'nps?breakdown=page&limit=1');
    expect(results.map((row) => row.dimensions)).toEqual([{ page: '/a' }]);
    expect(meta.warnings).toEqual(['2 further values of page are not shown: raise limit']);
    expect(meta.coverage.counted).toBe(12);
  });

  it('gives two hundred values a row of their own, and (other) to the rest', async () => {
    const events = Array.from({ length: 203 }, (_, i) => ({
      type: 'response',
      response: responseTo(site, ++count, { touchpoint: `t${i}` }),
    }));
    for (let i = 0; i < events.length; i += 100) {
      await postEvents(server, { site: site.publicKey, events: events.slice(i, i + 100) });
    }
    const found = await rows('nps?breakdown=touchpoint&limit=1000');
    expect(found).toHaveLength(201);
    expect(found[0]).toEqual(['(other)', 3]);
    expect(problemLine(await ask(server, site, 'nps?filter[touchpoint]=t202'))).toBe(
      '422 unsupported_query filter[touchpoint]',
    );
  });

  it('by version has a row for each, and an edit of the survey keeps what was answered', async () => {
    await scores([9, 9, 9]);
    await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, {
      questions: [{ id: 'score', type: 'nps', text: 'Would you recommend us?' }],
    });
    await scores([0, 0, 0, 0]);
    expect(await rows('nps?breakdown=version')).toEqual([
      ['2', 4],
      ['1', 3],
    ]);
    expect(await rows('nps')).toEqual([[undefined, 7]]);
  });
});

describe('a filter', () => {
  it('counts what has the value, and its coverage is of that alone', async () => {
    await scores([9, 9], { route: '/a' });
    await scores([0], { route: '/b' });
    const { results, meta, query } = await stats(server, site, 'nps?filter[page]=/a');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 2 });
    expect(meta.coverage).toMatchObject({ received: 2, counted: 2 });
    expect(query.filter).toEqual({ page: '/a' });
  });

  it('by a value that never came is of nothing', async () => {
    await scores([9], { route: '/a' });
    expect(await rows('nps?filter[page]=/never')).toEqual([[undefined, 0]]);
  });

  it('by version counts that version', async () => {
    await scores([9]);
    await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, {
      questions: [{ id: 'score', type: 'nps', text: 'Would you recommend us?' }],
    });
    await scores([0, 0]);
    expect(await rows('nps?filter[version]=1')).toEqual([[undefined, 1]]);
    expect(await rows('nps?filter[version]=2')).toEqual([[undefined, 2]]);
  });
});

describe('several questions', () => {
  it('of one type and scale are pooled', async () => {
    await createSurvey(server, site, { slug: 'second' });
    await scores([9]);
    await scores([0], { survey: 'second' });
    const { results } = await stats(server, site, 'nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 0, n: 2 });
  });

  it('of different scales are not: the question has to be named', async () => {
    await createSurvey(server, site, {
      slug: 'two',
      questions: [
        { id: 'five', type: 'csat', text: 'Well?' },
        { id: 'seven', type: 'csat', text: 'Well?', scale: 7 },
      ],
    });
    await answered({ survey: 'two', answers: { five: 5, seven: 1 } });
    expect(problemLine(await ask(server, site, 'csat?survey=two'))).toBe('422 question_required question');
    const { results } = await stats(server, site, 'csat?survey=two&question=five');
    expect(results[0]!.metrics.csat).toMatchObject({ value: 1, n: 1 });
  });

  it('is what a question becomes whose type was changed', async () => {
    await createSurvey(server, site, {
      slug: 'mood',
      questions: [{ id: 'q', type: 'emoji', text: 'Well?' }],
    });
    await answered({ survey: 'mood', answers: { q: 5 } });
    await asOwner(server, 'PUT', `/v1/surveys/mood?site=${site.id}`, {
      questions: [{ id: 'q', type: 'thumbs', text: 'Well?' }],
    });
    await answered({ survey: 'mood', answers: { q: 0 } });
    expect(problemLine(await ask(server, site, 'csat?survey=mood'))).toBe('422 question_required question');
    const { results } = await stats(server, site, 'csat?survey=mood&filter[version]=1');
    expect(results[0]!.metrics.csat).toMatchObject({ value: 1, n: 1 });
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    ['nps?period=13d', '400 invalid_request period'],
    ['nps?period=7d&from=2026-11-01', '400 invalid_request period'],
    ['nps?to=2026-11-01', '400 invalid_request from'],
    ['nps?from=yesterday', '400 invalid_request from'],
    ['nps?from=2026-02-30', '400 invalid_request from'],
    ['nps?from=2026-13-01T00:00:00Z', '400 invalid_request from'],
    ['nps?from=2026-11-01T09:00:00', '400 invalid_request from'],
    ['nps?from=1979-12-31', '400 invalid_request from'],
    ['nps?from=2026-11-01&to=2101-01-02', '400 invalid_request to'],
    ['nps?from=2026-11-02&to=2026-11-01', '400 invalid_request to'],
    ['nps?from=2026-11-01&to=2026-11-01', '400 invalid_request to'],
    ['nps?from=2027-01-01', '400 invalid_request from'],
    ['nps?interval=fortnight', '400 invalid_request interval'],
    ['nps?period=year&interval=hour', '422 unsupported_query interval'],
    ['nps?from=1980-01-01&to=2100-01-01&interval=day', '422 unsupported_query interval'],
    ['nps?tz=Mars/Olympus', '400 invalid_request tz'],
    ['nps?tz=%2B08:00', '400 invalid_request tz'],
    ['nps?tz=', '400 invalid_request tz'],
    ['nps?tz=%00', '400 invalid_request tz'],
    ['nps?limit=0', '400 invalid_request limit'],
    ['nps?limit=1001', '400 invalid_request limit'],
    ['nps?limit=1e2', '400 invalid_request limit'],
    ['nps?breakdown=colour', '400 invalid_request breakdown'],
    ['nps?breakdown=__proto__', '400 invalid_request breakdown'],
    ['nps?breakdown=page&breakdown=device', '400 invalid_request breakdown'],
    ['nps?filter[colour]=red', '400 invalid_request filter[colour]'],
    ['nps?filter[page]=', '400 invalid_request filter[page]'],
    [`nps?filter[page]=${'x'.repeat(301)}`, '400 invalid_request filter[page]'],
    ['nps?filter[page]=%00', '400 invalid_request filter[page]'],
    ['nps?filter[page]=/a&filter[page]=/b', '400 invalid_request filter[page]'],
    ['nps?filter[page]=/a,/b', '422 unsupported_query filter[page]'],
    ['nps?filter[page][not]=/a', '422 unsupported_query filter[page][not]'],
    ['nps?filter[page]=/a&filter[device]=mobile', '422 unsupported_query filter[device]'],
    ['nps?filter=page', '400 invalid_request filter'],
    ['nps?filter[__proto__]=x', '400 invalid_request filter[__proto__]'],
    ['nps?filter[version]=one', '400 invalid_request filter[version]'],
    ['nps?filter[page]=/a&breakdown=device', '422 unsupported_query filter'],
    ['nps?period=24h&breakdown=page', '422 unsupported_query period'],
    ['nps?period=day&interval=hour&breakdown=page', '422 unsupported_query interval'],
    ['nps?breakdown=page&tz=Asia/Tokyo', '422 unsupported_query period'],
    ['nps?survey=unknown', '404 unknown_survey survey'],
    ['nps?question=unknown', '422 unsupported_query question'],
    ['nps?question=why', '422 unsupported_query question'],
    ['ces', '422 unsupported_query survey'],
    ['response-rate?question=score', '422 unsupported_query question'],
    ['nps?colour=red', '400 invalid_request colour'],
    ['nps?compare=previous', '400 invalid_request compare'],
    ['nps?__proto__=x', '400 invalid_request __proto__'],
    ['nps?constructor=x', '400 invalid_request constructor'],
    ['nps?survey=checkout&survey=checkout', '400 invalid_request survey'],
    ['NPS', '404 not_found metric'],
    ['__proto__', '404 not_found metric'],
    ['toString', '404 not_found metric'],
  ])('%s: %s', async (question, problem) => {
    expect(problemLine(await ask(server, site, question))).toBe(problem);
  });

  it('says which intervals would fit', async () => {
    const { detail } = problemIn(await ask(server, site, 'nps?period=year&interval=hour'));
    expect(detail).toContain('day, week, month, quarter');
  });

  it.each(['', 'unknown', 'pk_unknown00000000'])('of the site "%s"', async (id) => {
    const answer = await asOwner(server, 'GET', `/v1/stats/nps?site=${id}`);
    expect([400, 404]).toContain(answer.statusCode);
    expect(problemIn(answer).paths).toEqual(['site']);
  });
});
