import { expect, it } from 'vitest';
import { Sealed } from '../../../../server/access/sealed.ts';

const secret = Buffer.alloc(32, 1);
const sealed = new Sealed(secret, 'a purpose');

it('opens what it has sealed, and shows nothing of it', () => {
  const text = sealed.seal({ state: 'quiet lamp' });
  expect(sealed.open(text)).toEqual({ state: 'quiet lamp' });
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('lamp');
  expect(sealed.seal({ state: 'quiet lamp' })).not.toBe(text);
});

it('opens nothing that was changed, cut, or sealed by others or for something else', () => {
  const bytes = Buffer.from(sealed.seal({ a: 1 }), 'base64url');
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes);
    changed[i]! ^= 1;
    expect(sealed.open(changed.toString('base64url')), `byte ${i}`).toBeNull();
    expect(sealed.open(bytes.subarray(0, i).toString('base64url')), `${i} bytes`).toBeNull();
  }
  const text = bytes.toString('base64url');
  expect(new Sealed(Buffer.alloc(32, 2), 'a purpose').open(text)).toBeNull();
  expect(new Sealed(secret, 'another').open(text)).toBeNull();
});
