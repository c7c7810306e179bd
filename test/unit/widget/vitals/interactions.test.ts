import { expect, test } from 'vitest';
import { interactions } from '../../../../widget/vitals/interactions.ts';

const after = (durations: number[], count?: number) => {
  const take = interactions();
  return durations.map((duration, index) => take({ interactionId: index + 1, duration }, count)).at(-1);
};

test('the slowest counts', () => {
  expect(after([40, 200, 80])).toBe(200);
});

test('an interaction is as slow as its slowest event', () => {
  const take = interactions();
  take({ interactionId: 1, duration: 40 }, undefined);
  expect(take({ interactionId: 1, duration: 90 }, undefined)).toBe(90);
  expect(take({ interactionId: 1, duration: 60 }, undefined)).toBe(90);
});

test('one in each fifty is passed over', () => {
  expect(after([200, 90, 80], 49)).toBe(200);
  expect(after([200, 90, 80], 50)).toBe(90);
  expect(after([200, 90, 80], 100)).toBe(80);
  expect(after([200, 90, 80], 1000)).toBe(80);
});

test('without a count, those that were heard of are counted', () => {
  expect(after([300, ...Array<number>(49).fill(20)])).toBe(20);
});

test('an event that belongs to none tells nothing', () => {
  expect(interactions()({ interactionId: 0, duration: 500 }, undefined)).toBeUndefined();
});
