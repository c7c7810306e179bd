/** `include=ids`: from a number to the responses behind it, exactly as many as it is of. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ListedResponse } from '../../shared/response.ts';
import { answeredSite, day } from '../support/http-answered-site.ts';
import { asOwner } from '../support/http-calls.ts';
import { createSurvey } from '../support/http-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

/** Follows a cursor to its end, a few at a time. */
async function behind(cursor: string | undefined): Promise<ListedResponse[]> {
  const items: ListedResponse[] = [];
  for (let next: string | null = cursor!; next !== null; ) {
    const url = `/v1/responses?site=${asked.site.id}&limit=3&cursor=${encodeURIComponent(next)}`;
    const answer = await asOwner(asked.server, 'GET', url);
    expect(answer.statusCode, answer.payload).toBe(200);
    items.push(...answer.json().items);
    next = answer.json().next;
  }
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  return items;
}

beforeEach(async () => {
  await createSurvey(asked.server, asked.site, {
    slug: 'second',
    questions: [
      { id: 'score', type: 'nps', text: 'Would you recommend us?' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
  });
  await asked.scores([9, 9, 9, 9, 0, 0, 8], { route: '/a', language: 'en' });
  await asked.scores([10, 1, 1, 1], { route: '/b' });
  await asked.scores([9, 9, 9, 9, 9], { survey: 'second', route: '/a' });
  await asked.scores([2, 2, 2], { route: '/a' }, 3 * day);
  await asked.answered({ answers: { score: 0 }, test: true });
  await asked.answered({ answers: { score: 0 }, trap: 'x' });
  await asked.answered({ survey: 'second', answers: { why: 'No score' } });
});

describe('the responses behind a number', () => {
  it.each([
    ['nps', 19],
    ['nps?period=day', 16],
    ['nps?survey=checkout&period=day', 11],
    ['nps?filter[page]=/a', 15],
    ['nps?filter[page]=/a&filter[survey]=second', 5],
    ['nps?filter[survey][not]=second', 14],
    ['nps?filter[rating][lte]=6', 8],
    ['nps?filter[page][not]=/a&filter[rating]=1,10', 4],
    ['nps?from=2026-11-12T12:00:00Z&to=2026-11-12T12:15:00Z', 3],
  ])('%s are %i', async (question, n) => {
    const ids = `${question}${question.includes('?') ? '&' : '?'}include=ids`;
    const [row] = (await asked.stats(ids)).results;
    expect(row!.metrics.nps.n).toBe(n);
    expect(await behind(row!.responses)).toHaveLength(n);
  });

  it('of each row of a breakdown have its value', async () => {
    const { results } = await asked.stats('nps?breakdown=page&include=ids');
    expect(results.map((row) => [row.dimensions!.page, row.metrics.nps.n])).toEqual([
      ['/a', 15],
      ['/b', 4],
    ]);
    for (const row of results) {
      const found = await behind(row.responses);
      expect(found).toHaveLength(row.metrics.nps.n);
      expect(new Set(found.map(({ dimensions }) => dimensions.page))).toEqual(
        new Set([row.dimensions!.page]),
      );
    }
  });

  it('of each survey and pair, too', async () => {
    const { results } = await asked.stats('nps?breakdown=survey,language&include=ids');
    for (const row of results) expect(await behind(row.responses)).toHaveLength(row.metrics.nps.n);
    expect(results).toHaveLength(3);
  });

  it('of each bucket came in it', async () => {
    const { results } = await asked.stats('nps?period=7d&interval=day&include=ids');
    const counts = [];
    for (const row of results) counts.push((await behind(row.responses)).length);
    expect(counts).toEqual([0, 0, 0, 3, 0, 0, 16]);
    expect(counts).toEqual(results.map((row) => row.metrics.nps.n));
  });

  it('that share their counts cannot be told, so their row leads nowhere', async () => {
    const { results } = await asked.stats('nps?breakdown=page&limit=1&other=true&include=ids');
    expect(results.map((row) => [row.dimensions!.page, typeof row.responses])).toEqual([
      ['/a', 'string'],
      ['(other)', 'undefined'],
    ]);
  });

  it('of a choice are its respondents', async () => {
    await asked.survey({
      type: 'choices',
      options: [
        { id: 'a', text: 'A' },
        { id: 'b', text: 'B' },
      ],
    });
    await asked.answers([{ q: ['a', 'b'] }, { q: ['a'] }, {}], { survey: 'other' });
    const [row] = (await asked.stats('choices?survey=other&include=ids')).results;
    expect(row!.metrics.choices.n).toBe(2);
    expect(await behind(row!.responses)).toHaveLength(2);
  });

  it('of a complaint rate are the complaints', async () => {
    await asked.answers([
      { score: 0, why: 'Slow' },
      { score: 3, why: 'Dear' },
    ]);
    const [row] = (await asked.stats('complaint-rate?include=ids')).results;
    expect(row!.metrics['complaint-rate'].complaints).toBe(2);
    const found = await behind(row!.responses);
    expect(found.map(({ answers }) => answers.why)).toEqual(['Dear', 'Slow']);
  });

  it('of a response rate are those that the widget brought', async () => {
    await asked.steps('viewed', 4);
    await asked.scores([9, 9], { channel: 'widget' });
    const [row] = (await asked.stats('response-rate?include=ids')).results;
    expect(await behind(row!.responses)).toHaveLength(2);
  });

  it('are none where the number is of nothing', async () => {
    const [row] = (await asked.stats('nps?filter[page]=/never&include=ids')).results;
    expect(await behind(row!.responses)).toEqual([]);
  });

  it('are not offered unless they are asked for', async () => {
    expect((await asked.stats('nps')).results[0]).not.toHaveProperty('responses');
  });
});
