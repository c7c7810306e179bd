import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gammaQuantile } from '../../../../server/stats/gamma-quantile.ts';
import { expectClose } from './close-to.ts';

const probability = fc.double({ min: 0.001, max: 0.998, noNaN: true });
const anyShape = fc.double({ min: 1, max: 1e5, noNaN: true });

test.each([
  [0.025, 1.5, 0.10789764131194894],
  [0.975, 1.5, 4.674201802248073],
  [0.025, 2, 0.2422092785439649],
  [0.975, 2, 5.571643390938897],
  [0.001, 3, 0.1905333775684032],
  [0.025, 3, 0.6186721228956013],
  [0.5, 3, 2.6740603137235603],
  [0.975, 3, 7.22468766772396],
  [0.999, 3, 11.228872242412661],
  [0.025, 12, 6.200575108722217],
  [0.975, 12, 19.682038513301954],
  [0.025, 14, 7.653930276300598],
  [0.975, 14, 22.230395918158877],
  [0.025, 15, 8.395386132783312],
  [0.975, 15, 23.489621121835576],
  [0.025, 1000, 938.9730184076952],
  [0.975, 1000, 1062.9211512248878],
  [0.025, 100000, 99381.15266374472],
  [0.975, 100000, 100620.74164077373],
])('p = %d, shape = %d as 40 digits give it', (p, shape, x) => {
  expectClose([gammaQuantile(p, shape)], [x], 1e-10);
});

test('the shape 1 is the exponential distribution', () => {
  expectClose([gammaQuantile(0.5, 1)], [Math.LN2], 1e-14);
});

test('it grows with p and with the shape', () => {
  fc.assert(
    fc.property(probability, anyShape, (p, shape) => {
      expect(gammaQuantile(p + 0.001, shape)).toBeGreaterThan(gammaQuantile(p, shape));
      expect(gammaQuantile(p, shape + 1)).toBeGreaterThan(gammaQuantile(p, shape));
    }),
    { seed: 1 },
  );
});

test('the median lies between shape - 1/3 and shape', () => {
  fc.assert(
    fc.property(anyShape, (shape) => {
      expect(gammaQuantile(0.5, shape)).toBeGreaterThan(shape - 1 / 3);
      expect(gammaQuantile(0.5, shape)).toBeLessThan(shape);
    }),
    { seed: 1 },
  );
});

test.each([
  [0, 5],
  [1, 5],
  [0.5, 0.9],
  [Number.NaN, 5],
  [0.5, Number.NaN],
])('p = %d with shape = %d is refused', (p, shape) => {
  expect(() => gammaQuantile(p, shape)).toThrow(RangeError);
});
