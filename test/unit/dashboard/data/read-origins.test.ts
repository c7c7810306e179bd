import { describe, expect, it } from 'vitest';
import { readOrigins } from '../../../../dashboard/data/read-origins.ts';
import { siteCreate } from '../../../../shared/site.ts';

describe('readOrigins', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['shop.example', 'https://shop.example'],
    ['https://Shop.example/cart?x=1', 'https://shop.example'],
    ['https://*.shop.example', 'https://*.shop.example'],
    ['*.shop.example', 'https://*.shop.example'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['https://shop.example:443', 'https://shop.example'],
    ['https://商店.example', 'https://xn--czrs0t.example'],
  ])('reads %s as %s, which the server takes', (typed, origin) => {
    expect(readOrigins(typed)).toEqual({ origins: [origin], faults: [] });
    expect(siteCreate.safeParse({ name: 'Shop', origins: [origin] }).success).toBe(true);
  });

  it.each(['shop', 'https://', 'ftp://shop.example', 'https://shop.*.example', 'mailto:a@b.example'])(
    'finds fault with %s',
    (typed) => {
      expect(readOrigins(typed)).toEqual({ origins: [], faults: [typed] });
    },
  );

  it('takes one a line or between commas, each once', () => {
    expect(readOrigins('shop.example,\n  https://shop.example\nhelp.example; ').origins).toEqual([
      'https://shop.example',
      'https://help.example',
    ]);
  });

  it('finds none where nothing was typed', () => {
    expect(readOrigins(' \n')).toEqual({ origins: [], faults: [] });
  });
});
