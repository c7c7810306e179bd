import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../../../server/stats/wilson.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { output, rel_tol } = vector<unknown, { x: number; n: number; wilson95: number[] }[]>('wilson');

const xOfN = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test.each(output)('$x of $n as R gives it', ({ x, n, wilson95 }) => {
  expectClose(wilson(x, n), wilson95, rel_tol);
});

test('the interval lies within 0 and 1 and holds the share', () => {
  fc.assert(
    fc.property(xOfN, ([x, n]) => {
      const [low, high] = wilson(x, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(x / n);
      expect(high).toBeGreaterThanOrEqual(x / n);
    }),
  );
});

test('none of n begins at 0 and n of n ends at 1, exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
      expect(wilson(0, n)[0]).toBe(0);
      expect(wilson(n, n)[1]).toBe(1);
    }),
  );
});

test('the interval of the others mirrors it', () => {
  fc.assert(
    fc.property(xOfN, ([x, n]) => {
      const [low, high] = wilson(x, n);
      const [lowOfOthers, highOfOthers] = wilson(n - x, n);
      expect(lowOfOthers).toBeCloseTo(1 - high, 12);
      expect(highOfOthers).toBeCloseTo(1 - low, 12);
    }),
  );
});
