import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marginOfError, npsSampleSize, sampleSize } from '../../../../server/stats/sample-size.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

interface Input {
  cases: { N: number | null; e: number }[];
  moe: { N: number | null; n: number }[];
}
interface Output {
  cases: { n: number; n_ceiling: number }[];
  moe: number[];
  nps_n_for_moe_5pts: { n: number };
}

const { input, output, rel_tol } = vector<Input, Output>('sample_size');

const cases = input.cases.map(({ N, e }, i) => ({ population: N ?? undefined, e, ...output.cases[i]! }));
const margins = input.moe.map(({ N, n }, i) => ({ population: N ?? undefined, n, moe: output.moe[i]! }));

test.each(cases)('± $e of a population of $population needs what R gives', ({ population, e, n_ceiling }) => {
  expect(sampleSize(e, { population })).toBe(n_ceiling);
});

test.each(cases)('$n of a population of $population are within ± $e', ({ population, e, n }) => {
  expectClose([marginOfError(n, { population })!], [e], rel_tol);
});

test.each(margins)('$n of a population of $population are as near as R gives', ({ population, n, moe }) => {
  expectClose([marginOfError(n, { population })!], [moe], rel_tol);
});

test('an NPS within ± 5 points needs what R gives', () => {
  expect(npsSampleSize(5, { promoters: 0.7, detractors: 0.1 })).toBe(output.nps_n_for_moe_5pts.n);
});

test('no answers have no margin of error', () => {
  expect(marginOfError(0)).toBeNull();
});

test('where all answered, or more than were thought to be there, nothing is left to err', () => {
  expect(marginOfError(1, { population: 1 })).toBe(0);
  expect(marginOfError(120, { population: 100 })).toBe(0);
});

test('an NPS of half promoters and half detractors needs four times what a share of a half does', () => {
  expect(npsSampleSize(5, { promoters: 0.5, detractors: 0.5 })).toBe(Math.ceil(4 * 384.145882069412));
});

const anyShare = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const anyMargin = fc.double({ min: 0.001, max: 0.2, noNaN: true });
const anyPopulation = fc.option(fc.integer({ min: 2, max: 10_000_000 }), { nil: undefined });

test('so many are enough, one less is not', () => {
  fc.assert(
    fc.property(anyMargin, anyShare, anyPopulation, (margin, share, population) => {
      const n = sampleSize(margin, { share, population });
      expect(marginOfError(n, { share, population })).toBeLessThanOrEqual(margin * (1 + 1e-9));
      expect(marginOfError(n - 1, { share, population }) ?? 1).toBeGreaterThanOrEqual(margin * (1 - 1e-9));
    }),
    { seed: 1 },
  );
});

test('no share needs more than one half, and no more than the population is ever needed', () => {
  fc.assert(
    fc.property(anyMargin, anyShare, fc.integer({ min: 1, max: 10_000 }), (margin, share, population) => {
      expect(sampleSize(margin, { share })).toBeLessThanOrEqual(sampleSize(margin));
      expect(sampleSize(margin, { population })).toBeLessThanOrEqual(population);
    }),
    { seed: 1 },
  );
});
