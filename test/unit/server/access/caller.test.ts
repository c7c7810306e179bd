import { expect, it } from 'vitest';
import { hasScope, reaches } from '../../../../server/access/caller.ts';
import type { KeyScope } from '../../../../shared/key.ts';

it.each<[KeyScope[], KeyScope[]]>([
  [['read'], ['read']],
  [['write'], ['read', 'write']],
  [['admin'], ['read', 'write', 'admin']],
  [
    ['read', 'admin'],
    ['read', 'write', 'admin'],
  ],
  [[], []],
])('%j may do what asks for %j', (scopes, may) => {
  const all: KeyScope[] = ['read', 'write', 'admin'];
  expect(all.filter((scope) => hasScope({ scopes }, scope))).toEqual(may);
});

it('a bound caller reaches its sites, an unbound one each', () => {
  expect(reaches({ sites: ['a'] }, 'a')).toBe(true);
  expect(reaches({ sites: ['a'] }, 'b')).toBe(false);
  expect(reaches({ sites: [] }, 'a')).toBe(false);
  expect(reaches({ sites: 'all' }, 'b')).toBe(true);
});
