import { expect, test } from 'vitest';
import { cohenH } from '../../../../server/stats/cohen-h.ts';

test('0.8 against 0.6', () => {
  expect(cohenH(0.8, 0.6)).toBeCloseTo(0.442143, 6);
  expect(cohenH(0.6, 0.8)).toBeCloseTo(-0.442143, 6);
});

test('all against none are π apart', () => {
  expect(cohenH(1, 0)).toBeCloseTo(Math.PI, 12);
});

test('a step near the end is as far as a longer one in the middle', () => {
  expect(cohenH(0.99, 0.95)).toBeCloseTo(0.2507, 4);
  expect(cohenH(0.624, 0.5)).toBeCloseTo(0.2507, 3);
});
