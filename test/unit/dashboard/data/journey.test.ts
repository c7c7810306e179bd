import { describe, expect, it } from 'vitest';
import { inOrder, moved, readJourney, writeJourney } from '../../../../dashboard/data/journey.ts';

describe('the address of the journey', () => {
  it('leads back to the same, names with commas included', () => {
    const journey = {
      metric: 'csat' as const,
      question: 'care.speed',
      order: ['a, b', 'cart & pay', '结账'],
    };
    expect(readJourney(writeJourney(journey))).toEqual(journey);
  });

  it.each([undefined, 'metric=toString', 'metric=mood'])('asks for nothing with %s', (own) => {
    expect(readJourney(own)).toEqual({ order: [] });
  });
});

describe('inOrder', () => {
  it('puts what it knows first; what is new follows, what is gone is left out', () => {
    expect(inOrder(['cart', 'pay', 'landing', 'help'], ['landing', 'gone', 'cart'])).toEqual([
      'landing',
      'cart',
      'pay',
      'help',
    ]);
  });
});

describe('moved', () => {
  it.each([
    ['b', -1, 'b a c'],
    ['b', 1, 'a c b'],
    ['a', -1, 'a b c'],
    ['c', 1, 'a b c'],
    ['x', 1, 'a b c'],
  ] as const)('%s by %i', (name, by, names) => {
    expect(moved(['a', 'b', 'c'], name, by).join(' ')).toBe(names);
  });
});
