import { describe, expect, it } from 'vitest';
import { fileName, filesOf, stemOf } from '../../../../server/export-schedules/file-names.ts';

describe('a stem has letters, digits and hyphens of the names, and nothing else', () => {
  it.each([
    ['Shop', 'checkout', 'shop_checkout'],
    ['Shop', undefined, 'shop_responses'],
    ['Café Zürich & Söhne', 'checkout', 'cafe-zurich-sohne_checkout'],
    ['../../etc/passwd', '..', 'etc-passwd_survey'],
    ['C:\\Windows\0', 'a/b', 'c-windows_a-b'],
    ['反馈', 'checkout', 'site_checkout'],
    ['.hidden', '-rf', 'hidden_rf'],
    ['a'.repeat(300), 'b', `${'a'.repeat(60)}_b`],
  ])('%j and %j', (site, survey, stem) => {
    expect(stemOf(site, survey)).toBe(stem);
  });
});

it('a file has its day behind the stem', () => {
  expect(fileName('shop_checkout', '2026-11-23', 'csv')).toBe('shop_checkout_2026-11-23.csv');
});

it('the files of a stem are those that it alone has written, the latest first', () => {
  const own = [
    'shop_checkout_2026-11-23.csv',
    'shop_checkout_2026-11-22.ndjson',
    'shop_checkout_2026-11-21.csv',
  ];
  const others = [
    'shop_checkout-2_2026-11-23.csv',
    'my-shop_checkout_2026-11-23.csv',
    'shop_checkout_2026-11-23.csv.bak',
    '.shop_checkout_2026-11-23.csv.part',
    'shop_checkout_notes.csv',
    'shop_checkout_2026-11-23.txt',
  ];
  expect(filesOf('shop_checkout', [own[2]!, ...others, own[0]!, own[1]!])).toEqual(own);
});
