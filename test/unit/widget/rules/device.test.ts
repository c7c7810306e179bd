import { expect, test } from 'vitest';
import { deviceOf } from '../../../../widget/rules/device.ts';

test.each([
  ['a laptop', false, 1440, 900, 'desktop'],
  ['a small window of a desk', false, 400, 400, 'desktop'],
  ['a tablet', true, 820, 1180, 'tablet'],
  ['a phone', true, 390, 844, 'mobile'],
  ['a phone on its side', true, 844, 390, 'mobile'],
])('%s', (_, coarse, width, height, device) => {
  const view = { matchMedia: () => ({ matches: coarse }), screen: { width, height } };
  expect(deviceOf(view as unknown as Window)).toBe(device);
});
