import { expect, it } from 'vitest';
import { twoSidedP } from '../../../../dashboard/data/two-sided-p.ts';

// R: 2 * pnorm(-abs(z))
it.each([
  [0, 1],
  [1, 0.3173105],
  [-1.959963984540054, 0.05],
  [3, 0.002699796],
  [6, 1.973175e-9],
])('of %d is %d', (z, p) => {
  expect(Math.abs(twoSidedP(z) - p)).toBeLessThan(2e-7);
});
