import { describe, expect, test } from 'vitest';
import { questionOfBody, questionOfQuery } from '../../../../server/query/parse-question.ts';
import { type StatsQueryInput, statsQuery } from '../../../../shared/stats-question.ts';

function bodyOf(body: Partial<StatsQueryInput>) {
  return questionOfBody(statsQuery.parse({ site: 's', metrics: ['nps'], ...body }));
}

describe('a query string and a body are the same question', () => {
  test('with nothing but a site', () => {
    const question = {
      site: 's',
      metrics: ['nps'],
      breakdown: [],
      filters: [],
      limit: 100,
      other: false,
      ids: false,
    };
    expect(questionOfQuery('nps', { site: 's' })).toEqual(question);
    expect(bodyOf({})).toEqual(question);
  });

  test('with everything', () => {
    const plain = {
      survey: 'checkout',
      question: 'service.speed',
      from: '2026-01-01',
      to: '2026-02-01',
      tz: 'Asia/Shanghai',
      interval: 'auto',
      compare: '2025-01-01..2025-02-01',
    } as const;
    const asked = { ...plain, breakdown: ['page', 'plan'], limit: 7, other: true, ids: true };
    const query = { ...plain, site: 's', breakdown: 'page,plan', limit: '7', other: 'true', include: 'ids' };
    expect(questionOfQuery('nps', query)).toMatchObject(asked);
    expect(
      bodyOf({ ...plain, breakdown: ['page', 'plan'], limit: 7, other: true, include: ['ids'] }),
    ).toMatchObject(asked);
  });
});

describe('a body', () => {
  test('asks for several metrics', () => {
    expect(bodyOf({ metrics: ['nps', 'rating'] }).metrics).toEqual(['nps', 'rating']);
  });

  test('names one dimension as a text, or in a list', () => {
    expect(bodyOf({ breakdown: 'page' }).breakdown).toEqual(['page']);
    expect(bodyOf({ breakdown: ['page'] }).breakdown).toEqual(['page']);
  });

  test('includes nothing by an empty list', () => {
    expect(bodyOf({ include: [] }).ids).toBe(false);
    expect(bodyOf({ include: 'ids' }).ids).toBe(true);
  });

  test('filters by a value, a list, or operators; numbers and booleans are their text', () => {
    const filter = { page: '/a,b', orders: { gte: 2.5, lte: 10 }, vip: [true, false] };
    expect(bodyOf({ filter }).filters).toEqual([
      { path: 'filter.page', dimension: 'page', operator: 'is', values: ['/a,b'] },
      { path: 'filter.orders.gte', dimension: 'orders', operator: 'gte', values: ['2.5'] },
      { path: 'filter.orders.lte', dimension: 'orders', operator: 'lte', values: ['10'] },
      { path: 'filter.vip', dimension: 'vip', operator: 'is', values: ['true', 'false'] },
    ]);
  });
});

describe('a query string', () => {
  test('reads filters beside its parameters', () => {
    expect(questionOfQuery('csat', { site: 's', 'filter[page]': '/a' })).toMatchObject({
      metrics: ['csat'],
      filters: [{ dimension: 'page', operator: 'is', values: ['/a'] }],
    });
  });

  test.each([
    [{ site: 's', lim: '3' }, /lim/],
    [{ site: 's', limit: '1e2' }, /limit/],
    [{ site: 's', other: 'yes' }, /other/],
    [{ site: 's', compare: 'last' }, /compare/],
    [{}, /site/],
  ])('%j is refused by name', (query, name) => {
    expect(() => questionOfQuery('nps', query)).toThrow(name);
  });
});
