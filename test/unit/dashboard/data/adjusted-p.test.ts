import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjustedP } from '../../../../dashboard/data/adjusted-p.ts';
import { adjustP } from '../../../../server/stats/adjust-p.ts';

it('is the server’s adjustment for the rows of one answer', () => {
  const p = fc.option(
    fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
    { nil: null },
  );
  fc.assert(
    fc.property(fc.array(p, { maxLength: 50 }), (ps) => {
      const server = adjustP(ps, 'benjamini-hochberg');
      adjustedP(ps).forEach((own, i) => {
        if (server[i] === null) expect(own).toBeNull();
        else expect(own).toBeCloseTo(server[i]!, 12);
      });
    }),
    { seed: 8 },
  );
});

it('grows with the number of comparisons, the least the most', () => {
  const [first, second, third] = adjustedP([0.01, 0.04, 0.03]);
  expect(first).toBeCloseTo(0.03);
  expect(second).toBeCloseTo(0.04);
  expect(third).toBeCloseTo(0.04);
});

it('leaves a comparison that stands alone as it is', () => {
  expect(adjustedP([null, 0.03, null])).toEqual([null, 0.03, null]);
});
