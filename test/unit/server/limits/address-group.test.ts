import { expect, it } from 'vitest';
import { addressGroup } from '../../../../server/limits/address-group.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:4711', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s stands for %s', (text, group) => {
  expect(addressGroup(text)).toBe(group);
});

it.each(['', 'unknown', '192.0.2', '1234', '0x7f000001', '192.0.2.300', 'a.example', '2001:db8::1::2'])(
  '"%s" is no address',
  (text) => {
    expect(addressGroup(text)).toBeNull();
  },
);
