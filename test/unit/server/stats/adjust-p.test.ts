import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjustP } from '../../../../server/stats/adjust-p.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<{ p: number[] }, { holm: number[]; BH: number[] }>('p_adjust');

const anyPs = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });

test('Holm as R gives it', () => {
  expectClose(adjustP(input.p, 'holm') as number[], output.holm, rel_tol);
});

test('Benjamini-Hochberg as R gives it', () => {
  expectClose(adjustP(input.p, 'benjamini-hochberg') as number[], output.BH, rel_tol);
});

test('each adjusted p stands where its p stood', () => {
  expectClose(adjustP([0.01, 0.04, 0.03], 'holm') as number[], [0.03, 0.06, 0.06], 1e-12);
  expectClose(adjustP([0.04, 0.01, 0.03], 'benjamini-hochberg') as number[], [0.04, 0.03, 0.04], 1e-12);
});

test.each(['holm', 'benjamini-hochberg'] as const)('%s: what was not compared does not count', (by) => {
  expect(adjustP([null, 0.02, null], by)).toEqual([null, 0.02, null]);
});

test.each(['holm', 'benjamini-hochberg'] as const)('%s: of nothing there is nothing', (by) => {
  expect(adjustP([], by)).toEqual([]);
});

test.each(['holm', 'benjamini-hochberg'] as const)('%s: adjusted is not below p, nor above 1', (by) => {
  fc.assert(
    fc.property(anyPs, (ps) => {
      adjustP(ps, by).forEach((adjusted, i) => {
        expect(adjusted).toBeGreaterThanOrEqual(ps[i]! * (1 - 1e-12));
        expect(adjusted).toBeLessThanOrEqual(1);
      });
    }),
    { seed: 1 },
  );
});

test.each(['holm', 'benjamini-hochberg'] as const)('%s: the order of the p values is kept', (by) => {
  fc.assert(
    fc.property(anyPs, (ps) => {
      const sorted = ps.toSorted((one, other) => one - other);
      const adjusted = adjustP(sorted, by) as number[];
      expect(adjusted).toEqual(adjusted.toSorted((one, other) => one - other));
    }),
    { seed: 1 },
  );
});

test('Benjamini-Hochberg is never the stricter of the two', () => {
  fc.assert(
    fc.property(anyPs, (ps) => {
      const strict = adjustP(ps, 'holm');
      adjustP(ps, 'benjamini-hochberg').forEach((adjusted, i) => {
        expect(adjusted!).toBeLessThanOrEqual(strict[i]! * (1 + 1e-12));
      });
    }),
    { seed: 1 },
  );
});
