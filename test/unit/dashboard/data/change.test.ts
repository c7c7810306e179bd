import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../../dashboard/data/change.ts';

const previous = { value: 20, n: 80, ci: null };
const value = {
  value: 45,
  n: 200,
  ci: null,
  previous,
  delta: 25,
  deltaCi: [9.5, 39.7] as [number, number],
  effect: { name: 'standardised_difference' as const, value: 0.32 },
};

describe('a change', () => {
  it('is real below the level, and better where more is better', () => {
    const change = changeOf(value, 'up', 0.0014);
    expect(change).toEqual({ is: 'real', better: true, delta: 25, ci: [9.5, 39.7], effect: 0.32 });
  });

  it('is worse where less is better', () => {
    expect(changeOf(value, 'down', 0.0014)).toMatchObject({ is: 'real', better: false });
  });

  it('is unclear from the level on, even if it was below before it was adjusted', () => {
    expect(changeOf({ ...value, p: 0.01, significant: true }, 'up', 0.05)).toEqual({
      is: 'unclear',
      ci: [9.5, 39.7],
    });
  });

  it('is left open where one side has too few answers', () => {
    const few = { ...value, n: 3, deltaCi: null, tooFew: true } as const;
    expect(changeOf(few, 'up', null)).toEqual({ is: 'few', n: 3, before: 80 });
  });

  it('is left open where no p could be had', () => {
    expect(changeOf(value, 'up', null)).toEqual({ is: 'few', n: 200, before: 80 });
  });

  it('is none where nothing is compared with', () => {
    expect(changeOf({ value: 45, n: 200, ci: null }, 'up', null)).toEqual({ is: 'none' });
  });
});
