import { expect, it } from 'vitest';
import { filterParameters } from '../../../client/filters.ts';

it.each([
  ['a value', { page: '/pricing' }, { 'filter[page]': '/pricing' }],
  ['several values', { plan: ['pro', 'team'] }, { 'filter[plan]': 'pro,team' }],
  ['an operator', { page: { contains: '/docs' } }, { 'filter[page][contains]': '/docs' }],
  ['"is" spelled out', { page: { is: '/docs' } }, { 'filter[page]': '/docs' }],
  ['a range', { rating: { gte: 2, lte: 4 } }, { 'filter[rating][gte]': '2', 'filter[rating][lte]': '4' }],
  [
    'several values under an operator',
    { plan: { not: ['pro', 'free'] } },
    { 'filter[plan][not]': 'pro,free' },
  ],
  ['a boolean', { member: true }, { 'filter[member]': 'true' }],
  ['nothing', {}, {}],
] as const)('writes %s', (_, filters, parameters) => {
  expect(filterParameters(filters)).toEqual(parameters);
});

it.each([
  ['a value', { page: '/a,b' }],
  ['one of several values', { page: ['/a', '/a,b'] }],
  ['a value under an operator', { page: { contains: ',' } }],
])('refuses a comma in %s, and says what takes it', (_, filters) => {
  expect(() => filterParameters(filters)).toThrow(TypeError);
  expect(() => filterParameters(filters)).toThrow('query()');
});
