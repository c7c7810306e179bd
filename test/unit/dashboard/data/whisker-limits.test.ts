import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whiskerLimits } from '../../../../dashboard/data/whisker-limits.ts';

const estimate = fc.record({
  value: fc.option(fc.double({ min: -100, max: 100, noNaN: true })),
  ci: fc.option(
    fc.tuple(fc.double({ min: -100, max: 0, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true })),
  ),
});

it('every value and interval lies within, and there is always some width', () => {
  fc.assert(
    fc.property(fc.array(estimate), (values) => {
      const [low, high] = whiskerLimits(values);
      expect(high).toBeGreaterThan(low);
      for (const { value, ci } of values)
        for (const point of [...(value === null ? [] : [value]), ...(ci ?? [])]) {
          expect(point).toBeGreaterThanOrEqual(low);
          expect(point).toBeLessThanOrEqual(high);
        }
    }),
    { seed: 1 },
  );
});
