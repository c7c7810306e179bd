/** `POST /v1/query`: several metrics at once, in the words of the query string as JSON. */
import { describe, expect, it } from 'vitest';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { answeredSite } from '../support/http-answered-site.ts';
import { asOwner } from '../support/http-calls.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

async function query(body: object): Promise<StatsAnswer> {
  const answer = await asOwner(asked.server, 'POST', '/v1/query', { site: asked.site.id, ...body });
  expect(answer.statusCode, answer.payload).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  return answer.json();
}

describe('several metrics', () => {
  it('stand in one row, in the order in which they were asked for', async () => {
    await asked.steps('viewed', 10);
    await asked.scores([9, 9, 9, 0], { channel: 'widget' });
    const { results, query: echoed } = await query({ metrics: ['rating', 'nps', 'response-rate'] });
    expect(results).toHaveLength(1);
    expect(Object.keys(results[0]!.metrics)).toEqual(['rating', 'nps', 'response-rate']);
    expect(results[0]!.metrics).toMatchObject({
      rating: { value: 6.75, n: 4 },
      nps: { value: 50, n: 4 },
      'response-rate': { value: 0.4, n: 10 },
    });
    expect(echoed.metrics).toEqual(['rating', 'nps', 'response-rate']);
  });

  it('are the numbers that each would be by itself', async () => {
    await asked.scores([9, 9, 7, 0], { route: '/a' });
    await asked.scores([9, 3, 10], { route: '/b' });
    const { results } = await query({
      metrics: ['nps', 'recommendation-rate'],
      breakdown: 'page',
      compare: 'previous',
    });
    const [nps, rate] = [
      (await asked.stats('nps?breakdown=page&compare=previous')).results,
      (await asked.stats('recommendation-rate?breakdown=page&compare=previous')).results,
    ];
    expect(results.map((row) => row.metrics.nps)).toEqual(nps.map((row) => row.metrics.nps));
    expect(results.map((row) => row.metrics['recommendation-rate'])).toEqual(
      rate.map((row) => row.metrics['recommendation-rate']),
    );
  });

  it('come from counts and rows together, where one of them needs rows', async () => {
    await asked.survey({ type: 'matrix', items: [{ id: 'a', text: 'A' }] });
    await asked.answers([{ q: { a: 5 } }, { q: { a: 3 } }], { survey: 'other' });
    const { results, meta } = await query({ metrics: ['index', 'rating'], survey: 'other' });
    expect(meta.source).toBe('mixed');
    expect(meta.plan.map(({ metric, source }) => [metric, source])).toEqual([
      ['index', 'rows'],
      ['rating', 'counts'],
    ]);
    expect(results[0]!.metrics).toMatchObject({ index: { value: 75, n: 2 }, rating: { value: 4, n: 2 } });
  });
});

describe('a body', () => {
  it('filters by values, lists of them, and operators; numbers and booleans as they are', async () => {
    await asked.scores([9], { route: '/a, b', attributes: { orders: 3, member: true } });
    await asked.scores([0, 0], { route: '/c', attributes: { orders: 1, member: false } });
    const n = async (filter: object) => (await query({ metrics: ['nps'], filter })).results[0]!.metrics.nps.n;
    expect(await n({ page: '/a, b' })).toBe(1);
    expect(await n({ page: ['/a, b', '/c'] })).toBe(3);
    expect(await n({ page: { not: '/c' } })).toBe(1);
    expect(await n({ orders: { gte: 2, lte: 3.5 } })).toBe(1);
    expect(await n({ orders: 1 })).toBe(2);
    expect(await n({ member: true })).toBe(1);
    expect(await n({ page: { contains: 'A' }, member: { not: false } })).toBe(1);
  });

  it('takes the same words as the query string', async () => {
    await asked.scores([9, 9, 9], { route: '/a', language: 'en' });
    const body = await query({
      metrics: ['nps'],
      survey: 'checkout',
      question: 'score',
      from: '2026-11-01',
      to: '2026-11-15T12:30:00Z',
      tz: 'Europe/Berlin',
      interval: 'week',
      breakdown: ['page', 'language'],
      filter: { channel: ['api'] },
      limit: 5,
      other: true,
      compare: '2026-10-01..2026-10-15',
      include: ['ids'],
    });
    const text = await asked.stats(
      'nps?survey=checkout&question=score&from=2026-11-01&to=2026-11-15T12:30:00Z&tz=Europe/Berlin&interval=week&breakdown=page,language&filter[channel]=api&limit=5&other=true&compare=2026-10-01..2026-10-15&include=ids',
    );
    expect(body).toEqual(text);
  });
});
