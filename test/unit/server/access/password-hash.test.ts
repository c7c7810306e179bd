import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { isPassword, passwordHash } from '../../../../server/access/password-hash.ts';

/** So little that a test takes no time. */
const cheap = { ln: 4, r: 1, p: 1 };

it('knows the password that it was made of, and no other', async () => {
  const stored = await passwordHash('mauve kettle window', cheap);
  expect(await isPassword('mauve kettle window', stored)).toBe(true);
  expect(await isPassword('mauve kettle windows', stored)).toBe(false);
  expect(await isPassword('Mauve kettle window', stored)).toBe(false);
  expect(await isPassword('', stored)).toBe(false);
});

it('is scrypt, with what it cost and a salt of its own', async () => {
  const stored = await passwordHash('mauve kettle window', cheap);
  const [, ln, salt, hash] = /^\$scrypt\$ln=(\d+),r=1,p=1\$([\w+/]{22})\$([\w+/]{43})$/.exec(stored)!;
  const expected = scryptSync('mauve kettle window', Buffer.from(salt!, 'base64'), 32, {
    N: 2 ** Number(ln),
    r: 1,
  });
  expect(Buffer.from(hash!, 'base64')).toEqual(expected);
  expect(await passwordHash('mauve kettle window', cheap)).not.toBe(stored);
});

it('that was made for less stays good', async () => {
  const stored = await passwordHash('mauve kettle window', cheap);
  const dearer = await passwordHash('mauve kettle window', { ln: 5, r: 2, p: 2 });
  expect(await isPassword('mauve kettle window', stored)).toBe(true);
  expect(await isPassword('mauve kettle window', dearer)).toBe(true);
});

it('costs what OWASP asks for: 32 MiB, three times over', async () => {
  expect(await passwordHash('mauve kettle window')).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
});
