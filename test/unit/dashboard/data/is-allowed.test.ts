import { expect, it } from 'vitest';
import { isAllowed } from '../../../../dashboard/data/is-allowed.ts';
import { originAllowed } from '../../../../server/ingest/origin.ts';

const list = ['https://shop.example', 'https://*.help.example'];

it.each([
  ['https://shop.example', true],
  ['http://shop.example', false],
  ['https://www.shop.example', false],
  ['https://en.help.example', true],
  ['https://a.b.help.example', true],
  ['https://help.example', false],
  ['https://evilhelp.example', false],
  ['http://en.help.example', false],
  ['(other)', false],
])('%s is allowed: %s, as the server says', (origin, allowed) => {
  expect(isAllowed(origin, list)).toBe(allowed);
  expect(originAllowed(origin, list, [])).toBe(allowed);
});
