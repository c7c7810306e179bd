import { expect, it } from 'vitest';
import { accountOf, governs, hasScope, reaches } from '../../../../server/access/caller.ts';
import { type Ability, abilities } from '../../../../shared/ability.ts';

it.each<[Ability[], Ability[]]>([
  [['read'], ['read']],
  [['care'], ['read', 'care']],
  [['write'], ['read', 'care', 'write']],
  [['admin'], ['read', 'care', 'write', 'admin']],
  [
    ['read', 'admin'],
    ['read', 'care', 'write', 'admin'],
  ],
  [[], []],
])('%j may do what asks for %j', (scopes, may) => {
  expect(abilities.filter((scope) => hasScope({ scopes }, scope))).toEqual(may);
});

it('a bound caller reaches its sites, an unbound one each', () => {
  expect(reaches({ sites: ['a'] }, 'a')).toBe(true);
  expect(reaches({ sites: ['a'] }, 'b')).toBe(false);
  expect(reaches({ sites: [] }, 'a')).toBe(false);
  expect(reaches({ sites: 'all' }, 'b')).toBe(true);
});

it('a bound caller governs what is bound to some of its sites, an unbound one everything', () => {
  const bound = { sites: ['a', 'b'] };
  expect([['a'], ['a', 'b']].map((sites) => governs(bound, sites))).toEqual([true, true]);
  expect([['a', 'c'], null].map((sites) => governs(bound, sites))).toEqual([false, false]);
  expect(governs({ sites: 'all' }, null)).toBe(true);
});

it('whoever signs in has an account, and the owner by key; no other key has one', () => {
  expect(accountOf({ actor: { kind: 'owner' } })).toEqual({ member: null });
  expect(accountOf({ actor: { kind: 'session' } })).toEqual({ member: null });
  expect(accountOf({ actor: { kind: 'member', id: 'm', name: 'Anna' } })).toEqual({ member: 'm' });
  expect(accountOf({ actor: { kind: 'key', id: 'k', name: 'Key' } })).toBeUndefined();
});
