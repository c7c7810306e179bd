/** `GET /v1/stats/questions`: how far people come in a survey, and how long they take. */
import { describe, expect, it } from 'vitest';
import type { QuestionStatsAnswer } from '../../shared/question-stats.ts';
import type { ResponseInput } from '../../shared/response.ts';
import { answeredSite, day } from '../support/http-answered-site.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');
const partial = { complete: false };

function get(query: string, headers: Record<string, string> = {}) {
  const { server, site } = asked;
  return asOwner(server, 'GET', `/v1/stats/questions?site=${site.id}&${query}`, undefined, headers);
}

async function questions(query = ''): Promise<QuestionStatsAnswer> {
  const answer = await get(`survey=checkout&${query}`);
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json();
}

/** Of each question who reached, answered and stopped after it. */
function ways({ questions: all }: QuestionStatsAnswer) {
  return all.map(({ id, reached, answered, dropOff }) => [id, reached, answered.count, dropOff.count]);
}

function took(seconds: number): Partial<ResponseInput> {
  const shownAt = '2026-11-15T11:00:00.000Z';
  return { shownAt, submittedAt: new Date(Date.parse(shownAt) + seconds * 1000).toISOString() };
}

describe('the questions of a survey', () => {
  it('tell who reached them, answered them and stopped after them, with interval and n', async () => {
    await asked.answers([{ score: 9, why: 'Fast' }, { score: 8 }, { score: 8 }]);
    await asked.answers([{ score: 1 }], partial);
    const answer = await questions();
    expect(answer).toMatchObject({
      responses: 4,
      completion: { value: 0.75, n: 4, ci: [expect.closeTo(0.3006, 4), expect.closeTo(0.9544, 4)], count: 3 },
      unanswered: 0,
      erased: 0,
      meta: {
        timezone: 'UTC',
        coverage: { received: 4, counted: 4 },
        warnings: [expect.stringContaining('small n: 4')],
      },
    });
    expect(answer.questions).toMatchObject([
      {
        ...{ id: 'score', type: 'nps', text: 'How likely are you to recommend us?', reached: 4 },
        answered: { value: 1, n: 4, count: 4 },
        dropOff: { value: 0.25, n: 4, ci: [expect.closeTo(0.0456, 4), expect.closeTo(0.6994, 4)], count: 1 },
      },
      {
        ...{ id: 'why', type: 'text', text: 'What is the main reason?', reached: 3 },
        answered: { value: expect.closeTo(1 / 3, 9), n: 3, count: 1 },
        dropOff: { value: 0, n: 3, count: 0 },
      },
    ]);
  });

  it('are of partial responses, too, and of nothing that is flagged, a test or erased', async () => {
    await asked.answers([{ why: 'Slow' }, {}], partial);
    await asked.answers([{ score: 1 }], { test: true });
    const { receipt } = (await postResponse(asked.server, responseTo(asked.site, 999))).json();
    await call(asked.server, 'DELETE', `/v1/receipts/${receipt}`);
    const answer = await questions();
    expect(answer).toMatchObject({ responses: 2, completion: { count: 0 }, unanswered: 1, erased: 1 });
    expect(answer.meta.coverage).toMatchObject({ test: 1, partial: 2 });
    expect(ways(answer)).toEqual([
      ['score', 1, 0, 0],
      ['why', 1, 1, 1],
    ]);
  });

  it('reach nobody whose answers lead around them', async () => {
    await asked.edit([
      { id: 'score', type: 'nps', text: 'Recommend?' },
      { id: 'why', type: 'text', text: 'What went wrong?', if: { question: 'score', lte: 6 } },
      { id: 'mail', type: 'consent', text: 'May we write?' },
    ]);
    await asked.answers([{ score: 9 }, { score: 9, mail: false }, { score: 3 }]);
    expect(ways(await questions())).toEqual([
      ['score', 3, 3, 0],
      ['why', 1, 0, 0],
      ['mail', 3, 1, 0],
    ]);
  });

  it('of former versions stand after those of the newest, and a version can be asked for alone', async () => {
    await asked.answers([{ score: 9, why: 'Fast' }]);
    await asked.edit([
      { id: 'stars', type: 'stars', text: 'How good?' },
      { id: 'score', type: 'nps', text: 'Would you recommend us?' },
    ]);
    await asked.answers([{ stars: 4 }, { stars: 5, score: 10 }]);
    const all = await questions();
    expect(ways(all)).toEqual([
      ['stars', 2, 2, 0],
      ['score', 3, 2, 0],
      ['why', 1, 1, 0],
    ]);
    expect(all.questions[1]!.text).toBe('Would you recommend us?');
    const first = await questions('filter[version]=1');
    expect(first.query.filter).toEqual({ version: { is: ['1'] } });
    expect(ways(first)).toEqual([
      ['score', 1, 1, 0],
      ['why', 1, 1, 0],
    ]);
  });

  it('are of the period and the filters', async () => {
    await asked.answers([{ score: 9 }], { route: '/a' });
    await asked.answers([{ score: 9 }, { score: 3 }], { route: '/b' });
    await asked.answered({ answers: { score: 1 } }, 10 * day);
    expect((await questions()).responses).toBe(4);
    expect((await questions('period=7d')).responses).toBe(3);
    const filtered = await questions('period=7d&filter[page]=/b&filter[rating][gte]=9');
    expect(filtered).toMatchObject({ responses: 1, meta: { coverage: { received: 1 } } });
    expect(filtered.query).toEqual({
      ...{ site: asked.site.id, survey: 'checkout', period: '7d', tz: 'UTC' },
      ...{ from: '2026-11-09T00:00:00.000Z', to: '2026-11-16T00:00:00.000Z' },
      filter: { page: { is: ['/b'] }, rating: { gte: ['9'] } },
    });
  });

  it('may be called like what every object has', async () => {
    await asked.edit([
      { id: 'score', type: 'nps', text: 'Recommend?' },
      { id: 'valueOf', type: 'text', text: 'Who built it?' },
    ]);
    await asked.answers([{ score: 9 }], partial);
    expect(ways(await questions())).toEqual([
      ['score', 1, 1, 1],
      ['valueOf', 0, 0, 0],
    ]);
  });

  it('that nobody answered are there, with nothing to measure', async () => {
    const answer = await questions();
    const nothing = { value: null, n: 0, ci: null, count: 0 };
    expect(answer.completion).toEqual(nothing);
    expect(answer.timeToAnswer).toEqual({ value: null, n: 0, ci: null, quartiles: null, excluded: 0 });
    expect(answer.questions).toMatchObject([{ answered: nothing }, { dropOff: nothing }]);
  });
});

describe('the time to answer', () => {
  it('is the median of complete responses that say both times, in seconds', async () => {
    for (const seconds of [4, 9, 1, 6, 3, 10, 2, 8, 5, 7]) await asked.answered(took(seconds));
    await asked.answered({ ...took(40), ...partial });
    await asked.answered({});
    expect((await questions()).timeToAnswer).toEqual({
      ...{ value: 5.5, n: 10, ci: [2, 9], quartiles: [3.25, 7.75], excluded: 0 },
    });
  });

  it('leaves out what a clock or a page left open has made of it, and says how many', async () => {
    for (const seconds of [-1, 20, 3600, 3601]) await asked.answered(took(seconds));
    expect((await questions()).timeToAnswer).toMatchObject({ value: 1810, n: 2, ci: null, excluded: 2 });
  });
});

it('is not sent again while nothing has changed', async () => {
  const first = await get('survey=checkout');
  const etag = String(first.headers.etag);
  expect((await get('survey=checkout', { 'if-none-match': etag })).statusCode).toBe(304);
  await asked.answered({});
  const again = await get('survey=checkout', { 'if-none-match': etag });
  expect(again.json()).toMatchObject({ responses: 1 });
});

it.each([
  ['', '400 invalid_request survey'],
  ['survey=', '400 invalid_request survey'],
  ['survey=checkout&survey=checkout', '400 invalid_request survey'],
  ['survey=unknown', '404 unknown_survey survey'],
  ['survey=__proto__', '404 unknown_survey survey'],
  ['survey=checkout&period=2d', '400 invalid_request period'],
  ['survey=checkout&from=yesterday', '400 invalid_request from'],
  ['survey=checkout&to=2026-11-01', '400 invalid_request from'],
  ['survey=checkout&tz=Mars', '400 invalid_request tz'],
  ['survey=checkout&breakdown=page', '400 invalid_request breakdown'],
  ['survey=checkout&question=score', '400 invalid_request question'],
  ['survey=checkout&interval=day', '400 invalid_request interval'],
  ['survey=checkout&compare=previous', '400 invalid_request compare'],
  ['survey=checkout&filter[shoe]=44', '400 invalid_request filter[shoe]'],
  ['survey=checkout&filter[page]=(other)', '422 unsupported_query filter[page]'],
  ['survey=checkout&filter[version]=2', '422 unknown_version filter[version]'],
  ['survey=checkout&filter[survey]=till', '404 unknown_survey filter[survey]'],
  ['survey=checkout&filter[survey][not]=checkout', '422 unsupported_query filter[survey][not]'],
])('%s is refused: %s', async (query, problem) => {
  expect(problemLine(await get(query))).toBe(problem);
});
