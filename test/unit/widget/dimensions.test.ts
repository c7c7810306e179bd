import { expect, test } from 'vitest';
import { dimensionsOf } from '../../../widget/dimensions.ts';

const page = 'https://shop.example/checkout/done?order=42#thanks';

test('addresses go without query and fragment', () => {
  expect(dimensionsOf({}, 'en', page, 'https://search.example/find?q=shoes')).toEqual({
    page: 'https://shop.example/checkout/done',
    referrer: 'https://search.example/find',
    channel: 'widget',
    language: 'en',
  });
});

test('the script tag may say more', () => {
  const tag = {
    touchpoint: 'checkout',
    route: '/checkout/:step',
    release: '2026.11.1',
    variant: 'b',
    test: '',
  };
  expect(dimensionsOf(tag, 'en', page, '')).toMatchObject({ ...tag, test: true });
});

test('data-test="false" is no test', () => {
  expect(dimensionsOf({ test: 'false' }, 'en', page, '').test).toBeUndefined();
});

test('a page that is not on the web has no address', () => {
  expect(dimensionsOf({}, 'en', 'file:///home/me/shop.html', 'android-app://example')).toEqual({
    channel: 'widget',
    language: 'en',
  });
});

test('what the server would refuse for its length is left out', () => {
  expect(dimensionsOf({ touchpoint: 'x'.repeat(101) }, 'en', page, '').touchpoint).toBeUndefined();
  expect(dimensionsOf({ touchpoint: 'x'.repeat(100) }, 'en', page, '')).toHaveProperty('touchpoint');
});

test('of the query goes what the site keeps, and no other', () => {
  const keep = (address: string, names: string[]) => dimensionsOf({}, 'en', address, '', names).page;
  expect(keep('https://shop.example/a?order=42&product=7&mail=a%40b', ['product', 'tab'])).toBe(
    'https://shop.example/a?product=7',
  );
  expect(keep('https://shop.example/a?order=42#product=7', ['product'])).toBe('https://shop.example/a');
  expect(keep(`https://shop.example/a?product=${'x'.repeat(2000)}`, ['product'])).toBe(
    'https://shop.example/a',
  );
});
