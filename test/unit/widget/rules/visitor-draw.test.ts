import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitorDraw } from '../../../../widget/rules/visitor-draw.ts';

const visitors = Array.from({ length: 20_000 }, (_, i) => `visitor-${i}`);

test('is the same for the same visitor and survey, whoever asks', () => {
  expect(visitorDraw('ada', 'checkout')).toBe(visitorDraw('ada', 'checkout'));
  expect(visitorDraw('ada', 'checkout')).toBeCloseTo(0.7998, 4);
});

test('is a share: 0 to below 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (visitor, slug) => {
      const draw = visitorDraw(visitor, slug);
      expect(draw >= 0 && draw < 1).toBe(true);
    }),
  );
});

test('spreads visitors whose names are alike evenly', () => {
  const tenths = new Array<number>(10).fill(0);
  for (const visitor of visitors) tenths[Math.floor(visitorDraw(visitor, 'checkout') * 10)]! += 1;
  // Chi-squared with 9 degrees of freedom: 27.9 is passed by chance once in a thousand.
  const expected = visitors.length / 10;
  const chi2 = tenths.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(chi2).toBeLessThan(27.9);
});

describe('for another survey', () => {
  test('is another one', () => {
    expect(visitorDraw('ada', 'checkout')).not.toBe(visitorDraw('ada', 'recommend'));
  });
  test('chooses others: being in one sample of a tenth says nothing of another', () => {
    const both = visitors.filter(
      (visitor) => visitorDraw(visitor, 'checkout') < 0.1 && visitorDraw(visitor, 'recommend') < 0.1,
    );
    expect(both.length).toBeGreaterThan(200 - 50);
    expect(both.length).toBeLessThan(200 + 50);
  });
});
