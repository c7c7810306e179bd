import { describe, expect, it } from 'vitest';
import { weakest } from '../../../../dashboard/data/weakest.ts';

function part(name: string, value: number | null, half: number, n = 100) {
  return {
    name,
    value: { value, n, ci: value === null ? null : ([value - half, value + half] as [number, number]) },
  };
}

describe('weakest', () => {
  it('is the lowest that is clearly below the others together, and by how much', () => {
    const found = weakest([part('a', 50, 8), part('low', 20, 10), part('b', 48, 9)]);
    expect(found).toMatchObject({ name: 'low', below: 29, compared: 3 });
    expect(found!.p).toBeLessThan(0.001);
  });

  it('weighs the others by their answers', () => {
    const found = weakest([part('a', 60, 5, 300), part('low', 0, 5), part('b', 20, 5, 100)]);
    expect(found).toMatchObject({ name: 'low', below: 50 });
  });

  it('is none where chance alone may have brought it', () => {
    expect(weakest([part('a', 50, 20), part('b', 40, 20), part('c', 45, 20)])).toBeUndefined();
  });

  it('takes more to be clear among many than among two', () => {
    const two = [part('a', 50, 8), part('low', 37, 9)];
    const many = Array.from({ length: 12 }, (_, i) => part(`other ${i}`, 50, 28));
    expect(weakest(two)?.name).toBe('low');
    expect(weakest([part('low', 37, 9), ...many])).toBeUndefined();
  });

  it('leaves out what has no value, and is none of one alone', () => {
    expect(weakest([part('a', 50, 8), part('few', null, 0, 2)])).toBeUndefined();
    expect(weakest([])).toBeUndefined();
  });

  it('is none where all agree exactly', () => {
    expect(weakest([part('a', 5, 0), part('b', 5, 0)])).toBeUndefined();
  });
});
