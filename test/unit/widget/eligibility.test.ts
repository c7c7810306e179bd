import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objections } from '../../../widget/eligibility.ts';

const show = { on: {}, sample: 1, every: 1000 };
const moment = { path: '/', draw: 0, askedAt: undefined, now: 5000 };

test('nothing speaks against a survey without limits', () => {
  expect(objections(show, moment)).toEqual([]);
});

test('every objection is told', () => {
  const limited = { on: {}, sample: 0.5, every: 1000, pages: ['/checkout'] };
  expect(objections(limited, { path: '/', draw: 0.7, askedAt: 4500, now: 5000 })).toEqual([
    'page',
    'sample',
    'asked',
  ]);
});

describe('pages', () => {
  test.each([
    ['/checkout', '/checkout', true],
    ['/checkout', '/checkout/done', false],
    ['/checkout/*', '/checkout/done', true],
    ['/checkout/*', '/checkout', false],
    ['*', '/anything/at/all', true],
    ['/*/reviews', '/shoes/42/reviews', true],
    ['/a.b', '/a-b', false],
    ['/a+b(c)', '/a+b(c)', true],
    ['/产品/*', '/%E4%BA%A7%E5%93%81/42', true],
    ['/%E4%BA%A7%E5%93%81', '/%E4%BA%A7%E5%93%81', true],
    ['/100%', '/100%', true],
  ])('%s on %s: %s', (glob, path, may) => {
    expect(objections({ ...show, pages: [glob] }, { ...moment, path }).includes('page')).toBe(!may);
  });

  test('one of several is enough', () => {
    expect(objections({ ...show, pages: ['/a', '/b'] }, { ...moment, path: '/b' })).toEqual([]);
  });
  test('an empty list is every page', () => {
    expect(objections({ ...show, pages: [] }, moment)).toEqual([]);
  });
  test('a glob without asterisks matches itself alone', () => {
    const path = fc.string({ unit: fc.constantFrom(...'ab/.+?()[]{}$^|\\-'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(path, path, (glob, path) => {
        expect(objections({ ...show, pages: [glob] }, { ...moment, path })).toEqual(
          glob === path ? [] : ['page'],
        );
      }),
    );
  });
});

describe('sample', () => {
  test('a draw below the share may show', () => {
    expect(objections({ ...show, sample: 0.5 }, { ...moment, draw: 0.49 })).toEqual([]);
  });
  test('a draw at the share may not', () => {
    expect(objections({ ...show, sample: 0.5 }, { ...moment, draw: 0.5 })).toEqual(['sample']);
  });
  test('a share of zero never shows', () => {
    expect(objections({ ...show, sample: 0 }, { ...moment, draw: 0 })).toEqual(['sample']);
  });
});

describe('asked not long ago', () => {
  test('rests until the time is over', () => {
    expect(objections(show, { ...moment, askedAt: 4001 })).toEqual(['asked']);
  });
  test('may show again right then', () => {
    expect(objections(show, { ...moment, askedAt: 4000 })).toEqual([]);
  });
});
