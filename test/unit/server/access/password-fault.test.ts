import { expect, it } from 'vitest';
import { passwordFault } from '../../../../server/access/password-fault.ts';

it.each([
  'mauve kettle window',
  'Tr0ub4dor&3 again',
  '四季の歌は春夏秋冬の声です',
  '😀🚲🌧️📎🧊🪁🥁🛶🧭🪴🎻🧶',
  '   spaces   count   ',
  '847291038475',
  `${'a'.repeat(40)}bcdefgh`,
])('takes %s', (password) => {
  expect(passwordFault(password)).toBeNull();
});

it('counts characters as people do, not the bytes that they take', () => {
  expect(passwordFault('😀🚲🌧📎🧊🪁🥁🛶🧭🪴🎻')?.reason).toMatch(/^must have at least 12/);
  expect(passwordFault('ab cd ef gh')?.reason).toMatch(/^must have at least 12/);
  expect(passwordFault('ab cd ef ghi')).toBeNull();
  expect(passwordFault('🚲b c'.repeat(32))).toBeNull();
  expect(passwordFault(`${'🚲b c'.repeat(32)}d`)?.reason).toBe('must have at most 128 characters');
});

it.each(['aaaaaaaaaaaa', 'abababababab', '111111111111', 'aabbccaabbcc', 'AaAaAaAaAaAa'])(
  'refuses %s, which repeats itself',
  (password) => {
    expect(passwordFault(password)?.reason).toMatch(/^repeats/);
  },
);

it.each([
  'abcdefghijkl',
  'zyxwvutsrqponm',
  '123456789012',
  '987654321098',
  'qwertyuiopas',
  '1234567890qwerty',
  '1q2w3e4r5t6y',
  'xyzabcdefghi',
])('refuses %s, a row of neighbours', (password) => {
  expect(passwordFault(password)?.reason).toMatch(/^is a row/);
});

it.each([
  'password1234',
  'P@ssw0rd2026!',
  'passwordpassword',
  '!!!Earshot2026',
  'Administrator',
  'Welcome 123456',
  'iloveyou!!!!!',
  'qwertyqwerty12',
  'correct horse battery staple',
  'DashboardDashboard',
])('refuses %s, which is tried first', (password) => {
  expect(passwordFault(password)?.reason).toMatch(/^is among the first/);
});
