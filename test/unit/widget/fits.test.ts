import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits } from '../../../widget/fits.ts';

test.each([
  [{}, {}, true],
  [{ plan: 'pro' }, { plan: 'pro', orders: 3 }, true],
  [{ plan: 'pro' }, { plan: 'free' }, false],
  [{ plan: 'pro' }, {}, false],
  [{ member: true }, { member: true }, true],
  [{ member: true }, { member: 'true' }, false],
  [{ orders: { gte: 3 } }, { orders: 3 }, true],
  [{ orders: { gte: 3 } }, { orders: 2.9 }, false],
  [{ orders: { gte: 3 } }, { orders: '4' }, false],
  [{ orders: { gte: 3 } }, {}, false],
  [{ orders: { gte: 3, lte: 5 } }, { orders: 5 }, true],
  [{ orders: { gte: 3, lte: 5 } }, { orders: 6 }, false],
  [{ plan: { is: ['pro', 'team'] } }, { plan: 'team' }, true],
  [{ plan: { is: 'pro' } }, { plan: 'team' }, false],
  [{ plan: { not: 'pro' } }, { plan: 'team' }, true],
  [{ plan: { not: ['pro', 'team'] } }, { plan: 'team' }, false],
  [{ plan: { not: 'pro' } }, {}, false],
  [{ plan: 'pro', orders: { gte: 1 } }, { plan: 'pro', orders: 0 }, false],
  [{ toString: { not: 'x' } }, {}, false],
])('%j of %j: %s', (wanted, told, does) => {
  expect(fits(wanted, told)).toBe(does);
});

test('what a page has not told fits nothing that is wanted of it', () => {
  expect(fits({ plan: { not: 'pro' } }, undefined)).toBe(false);
});

test('a number fits its bounds as numbers do', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (n, gte, lte) => {
      expect(fits({ n: { gte, lte } }, { n })).toBe(gte <= n && n <= lte);
    }),
  );
});
