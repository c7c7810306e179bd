import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressPattern, referrerPattern } from '../../../../server/widget-config/address-pattern.ts';
import { isAddress } from '../../../../widget/is-address.ts';

const covers = (glob: string, address: string) =>
  isAddress([addressPattern(glob)], new URL(address, 'https://shop.example').href);

describe('of a page', () => {
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
    ['/%e4%ba%a7%e5%93%81', '/产品', true],
    ['/产品', '/%e4%ba%a7%e5%93%81', true],
    ['/two words', '/two%20words', true],
    ['/[a]|{b}', '/[a]|{b}', true],
    ['/100%', '/100%', true],
    ['/100%25', '/100%25', true],
  ])('%s on %s: %s', (glob, address, does) => {
    expect(covers(glob, address)).toBe(does);
  });

  test.each([
    ['/search', '/search?q=shoes', true],
    ['/search?q=*', '/search?q=shoes', true],
    ['/search?q=*', '/search', false],
    ['/search?q=*', '/search?q=shoes#top', true],
    ['/*', '/?next=/account', true],
    ['/account', '/?next=/account', false],
    ['/app#/cart*', '/app#/cart/2', true],
    ['/app#/cart', '/app?from=mail#/cart', true],
    ['/app#/cart', '/app#/', false],
    ['/app', '/app#/cart', true],
    ['https://shop.example/*', '/cart', true],
    ['https://*.example/cart', '/cart', true],
    ['*://shop.example/cart', '/cart', true],
    ['https://blog.example/*', '/cart', false],
    ['https://*.example/cart', 'https://evil.test/.example/cart', false],
    ['https://blog.example', 'https://blog.example/2026/11', true],
  ])('%s looks at what it names of %s: %s', (glob, address, does) => {
    expect(covers(glob, address)).toBe(does);
  });

  test('without asterisks matches itself alone', () => {
    const path = fc.string({ unit: fc.constantFrom(...'ab.+()[]{}$^|'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(path, path, (glob, path) => {
        const address = `https://shop.example/${path}`;
        expect(isAddress([addressPattern(`/${glob}`)], address)).toBe(glob === path);
      }),
    );
  });

  test('covers what browsers make of the address that it is written as', () => {
    const path = fc.string({
      unit: fc.constantFrom(...'aé产😀 "<>[]{}|^`\'(;,&=+$%'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(path, (written) => {
        expect(covers(`/${written}/a`, `/${written}/a`)).toBe(true);
      }),
    );
  });

  test('whatever is written, the pattern is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (glob) => {
        expect(new RegExp(addressPattern(glob))).toBeInstanceOf(RegExp);
      }),
    );
  });
});

test.each([
  ['*.search.example', 'https://www.search.example/', true],
  ['*.search.example/*', 'https://www.search.example/results?q=shoes', true],
  ['search.example', 'http://search.example/', true],
  ['search.example', 'https://evil.test/search.example', false],
  ['https://mail.example/*', 'http://mail.example/inbox', false],
  ['search.example', '', false],
])('of what led to a page: %s on %s: %s', (glob, address, does) => {
  expect(isAddress([referrerPattern(glob)], address)).toBe(does);
});
