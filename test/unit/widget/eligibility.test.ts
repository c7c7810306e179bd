import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objections } from '../../../widget/eligibility.ts';

const show = { on: {}, sample: 1, every: 1000 };
const page = 'https://shop.example/';
const moment = { page, draw: 0, askedAt: 0, lastAsked: 0, rest: 100, now: 5000 };

test('nothing speaks against a survey without limits', () => {
  expect(objections(show, moment)).toEqual([]);
});

test('every objection is told', () => {
  const limited = { on: {}, sample: 0.5, every: 1000, pages: ['/checkout$'] };
  expect(objections(limited, { ...moment, draw: 0.7, askedAt: 4500, lastAsked: 4950 })).toEqual([
    'page',
    'sample',
    'asked',
    'budget',
  ]);
});

describe('pages', () => {
  const pages = ['^https://shop\\.example/a$', '^https://shop\\.example/%E4%BA%A7/[^?#]*$'];
  test.each([
    ['https://shop.example/a', true],
    ['https://shop.example/%E4%BA%A7/42', true],
    ['https://shop.example/b', false],
    ['https://shop.example/%', false],
  ])('%s: %s', (page, may) => {
    expect(objections({ ...show, pages }, { ...moment, page })).toEqual(may ? [] : ['page']);
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

describe('any survey not long ago', () => {
  test('is a reason to rest', () => {
    expect(objections(show, { ...moment, lastAsked: 4901 })).toEqual(['budget']);
  });
  test('is none once the rest is over', () => {
    expect(objections(show, { ...moment, lastAsked: 4900 })).toEqual([]);
  });
});

test('who never wants to be asked again never is', () => {
  const moments = fc.record({ now: fc.nat(8e15), every: fc.nat(1e12), rest: fc.nat(1e12) });
  fc.assert(
    fc.property(moments, ({ now, every, rest }) => {
      const never = { ...moment, now, rest, askedAt: 8.64e15, lastAsked: 8.64e15 };
      expect(objections({ ...show, every }, never)).toEqual(['asked', 'budget']);
    }),
  );
});
