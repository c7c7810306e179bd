import { expect, it } from 'vitest';
import { emptyKey, keyInput } from '../../../../dashboard/data/key-input.ts';

const now = new Date('2026-11-15T10:00:00Z');

it('is a key of all sites that ends some days from now', () => {
  expect(keyInput({ ...emptyKey, name: ' Reports ', days: '30' }, now)).toEqual({
    name: 'Reports',
    scopes: ['read'],
    expiresAt: '2026-12-15T10:00:00.000Z',
  });
});

it('is bound to sites, and never ends, where that was chosen', () => {
  const draft = { name: 'Robot', scope: 'write' as const, all: false, sites: ['s1'], days: '' };
  expect(keyInput(draft, now)).toEqual({ name: 'Robot', scopes: ['write'], sites: ['s1'] });
});
