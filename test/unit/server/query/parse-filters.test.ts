import { describe, expect, test } from 'vitest';
import { Problem } from '../../../../server/problem.ts';
import { parseFilters } from '../../../../server/query/parse-filters.ts';

/** The problem that a query is refused with, as its path and reason. */
function refusal(query: Record<string, unknown>): string {
  try {
    parseFilters(query);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('what a filter says', () => {
  test.each<[string, string, object]>([
    ['filter[page]', '/a', { dimension: 'page', operator: 'is', values: ['/a'] }],
    ['filter[page][is]', '/a,/b', { dimension: 'page', operator: 'is', values: ['/a', '/b'] }],
    ['filter[page][not]', '(none)', { dimension: 'page', operator: 'not', values: ['(none)'] }],
    ['filter[page][contains]', ' x', { dimension: 'page', operator: 'contains', values: [' x'] }],
    ['filter[orders][gte]', '3', { dimension: 'orders', operator: 'gte', values: ['3'] }],
    ['filter[rating][lte]', '6', { dimension: 'rating', operator: 'lte', values: ['6'] }],
  ])('%s=%s', (path, value, expected) => {
    expect(parseFilters({ [path]: value }).filters).toEqual([{ path, ...expected }]);
  });

  test('given twice, it has the values of both', () => {
    const { filters } = parseFilters({ 'filter[page]': ['/a,/b', '/c'] });
    expect(filters).toMatchObject([{ values: ['/a', '/b', '/c'] }]);
  });

  test('everything else is left as it is', () => {
    const { filters, rest } = parseFilters({ site: 's', 'filter[page]': '/a', filters: 'x' });
    expect(filters).toHaveLength(1);
    expect(rest).toEqual({ site: 's', filters: 'x' });
  });
});

describe('what is refused, by the name that it was given', () => {
  test.each<[string, unknown, RegExp]>([
    ['filter', '/a', /^filter must be like filter\[page\]/],
    ['filter[]', '/a', /^filter\[\] must be like/],
    ['filter[1page]', '/a', /must be like/],
    ['filter[page][is][not]', '/a', /must be like/],
    ['filter[page][IS]', '/a', /compares by none of is, not, contains, gte, lte/],
    ['filter[page][]', '/a', /compares by none of/],
    ['filter[page][constructor]', '/a', /compares by none of/],
    ['filter[page]', '', /must be well-formed values of 1 to 300 characters/],
    ['filter[page]', '/a,,/b', /must be well-formed values/],
    ['filter[page]', 'x'.repeat(301), /must be well-formed values/],
    ['filter[page]', 'a\0b', /must be well-formed values/],
    ['filter[page]', '\ud800', /must be well-formed values/],
    ['filter[page]', { a: 'b' }, /must be well-formed values/],
    ['filter[page]', Array(51).fill('a').join(','), /takes at most 50 values/],
  ])('%s=%j', (path, value, reason) => {
    expect(refusal({ [path]: value })).toMatch(reason);
  });

  test('more than twenty filters', () => {
    const many = (n: number) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`filter[a${i}]`, 'x']));
    expect(refusal(many(20))).toBe('accepted');
    expect(refusal(many(21))).toBe('filter[a20] is one filter too many: at most 20');
  });

  test('one filter under two names', () => {
    expect(refusal({ 'filter[page]': '/a', 'filter[page][is]': '/b' })).toMatch(
      /^filter\[page\]\[is\] stands twice/,
    );
    expect(refusal({ 'filter[page]': '/a', 'filter[page][not]': '/b' })).toBe('accepted');
  });
});
