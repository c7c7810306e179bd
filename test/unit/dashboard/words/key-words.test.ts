import { expect, it } from 'vitest';
import { keyTimes, reachWords, scopeWord } from '../../../../dashboard/words/key-words.ts';
import type { KeyAnswer } from '../../../../shared/key.ts';
import type { Site } from '../../../../shared/site.ts';

const now = new Date('2026-11-15T10:00:00Z');
const key = (fields: Partial<KeyAnswer>) =>
  ({ scopes: ['read'], sites: null, lastUsedAt: null, expiresAt: null, ...fields }) as KeyAnswer;
const sites = [
  { id: 's1', name: 'Shop' },
  { id: 's2', name: 'Help' },
] as Site[];

it('names the greatest scope', () => {
  expect(scopeWord(key({}))).toBe('Read');
  expect(scopeWord(key({ scopes: ['write'] }))).toBe('Write');
  expect(scopeWord(key({ scopes: ['read', 'admin'] }))).toBe('Admin');
});

it('names the sites, or those that are gone by their id', () => {
  expect(reachWords(key({}), sites)).toBe('All sites');
  expect(reachWords(key({ sites: ['s1', 's2'] }), sites)).toBe('Shop and Help');
  expect(reachWords(key({ sites: ['s3'] }), sites)).toBe('s3');
});

it('tells when it was used, and when it ends', () => {
  expect(keyTimes(key({}), now, 'UTC')).toEqual(['never used', 'never ends']);
  const used = key({ lastUsedAt: '2026-11-15T08:00:00Z', expiresAt: '2026-12-15T10:00:00Z' });
  expect(keyTimes(used, now, 'UTC')).toEqual(['last used 2 hr. ago', 'ends 15 Dec 2026, 10:00 (UTC)']);
  const over = key({ expiresAt: '2026-11-15T10:00:00Z' });
  expect(keyTimes(over, now, 'UTC')[1]).toBe('ended 15 Nov 2026, 10:00 (UTC)');
});
