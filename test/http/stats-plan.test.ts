/** Where a number was counted from, and why from there: counts where they can tell, else every response. */
import { beforeEach, describe, expect, it } from 'vitest';
import { answeredSite } from '../support/http-answered-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');
beforeEach(async () => {
  await asked.scores([9, 9, 9], { route: '/a', language: 'en' });
  await asked.scores([0, 0, 0, 0], { route: '/b', language: 'de' });
});

async function plan(question: string): Promise<[source: string, reason: string]> {
  const { meta } = await asked.stats(question);
  expect(meta.plan.map(({ source }) => source)).toEqual([meta.source]);
  return [meta.source, meta.plan[0]!.reason];
}

describe('from counts', () => {
  it.each([
    ['nps', 'totals are counted by the quarter hour'],
    ['nps?interval=day&tz=Asia/Tokyo', 'totals are counted by the quarter hour'],
    ['nps?period=24h&interval=hour', 'totals are counted by the quarter hour'],
    ['nps?breakdown=page', 'page is counted by day and month'],
    ['nps?breakdown=page&interval=week&compare=previous', 'page is counted by day and month'],
    ['nps?filter[page]=/a,/b', 'page is counted by day and month'],
    ['nps?breakdown=survey', 'each survey is counted by the quarter hour'],
    ['nps?filter[version]=1', 'totals are counted by the quarter hour'],
    ['response-rate', 'totals are counted by the quarter hour'],
  ])('%s: %s', async (question, reason) => {
    expect(await plan(question)).toEqual(['counts', reason]);
  });
});

describe('from rows', () => {
  it.each([
    ['nps?breakdown=page,language', 'page and language together'],
    ['nps?breakdown=rating', 'answers are told apart by rating'],
    ['nps?filter[rating]=9', 'answers are told apart by rating'],
    ['nps?filter[page][not]=/a', 'page is filtered by "not"'],
    ['nps?filter[page][contains]=a', 'page is filtered by "contains"'],
    ['nps?filter[orders][gte]=1', 'orders is filtered by "gte"'],
    ['nps?filter[page]=/a&filter[language]=en', 'several filters hold together'],
    ['nps?filter[page]=/a&breakdown=language', 'a filter by page stands beside a breakdown by language'],
    ['nps?filter[page]=(none)', 'responses without page are chosen'],
    ['nps?period=24h&breakdown=page', 'page is counted by the days of UTC, and other times are asked for'],
    [
      'nps?period=day&interval=hour&filter[page]=/a',
      'page is counted by the days of UTC, and other times are asked for',
    ],
    ['nps?breakdown=page&tz=Asia/Tokyo', 'page is counted by the days of UTC, and other times are asked for'],
  ])('%s: %s', async (question, reason) => {
    expect(await plan(question)).toEqual(['rows', reason]);
  });

  it('an index always, since it is of respondents', async () => {
    await asked.survey({ type: 'matrix', items: [{ id: 'a', text: 'A' }] });
    expect(await plan('index?survey=other')).toEqual(['rows', 'index needs every item of each respondent']);
  });
});

describe('counts and rows', () => {
  // A filter that every answer passes makes the planner read rows; the numbers must not move by it.
  it.each([
    'nps?period=28d',
    'nps?period=7d&interval=day',
    'nps?breakdown=page',
    'nps?breakdown=version',
    'nps?period=7d&compare=previous',
    'nps?breakdown=page&limit=1&other=true',
    'recommendation-rate?breakdown=language&interval=day&period=7d',
  ])('agree on %s', async (question) => {
    const all = `${question}${question.includes('?') ? '&' : '?'}filter[channel][not]=nowhere`;
    const [counts, rows] = [await asked.stats(question), await asked.stats(all)];
    expect([counts.meta.source, rows.meta.source]).toEqual(['counts', 'rows']);
    expect(rows.results).toEqual(counts.results);
    expect(rows.meta.coverage).toEqual(counts.meta.coverage);
  });
});
