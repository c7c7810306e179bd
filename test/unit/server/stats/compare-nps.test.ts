import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMeans } from '../../../../server/stats/compare-means.ts';
import { compareNps } from '../../../../server/stats/compare-nps.ts';
import { add, empty, type Histogram, total } from '../../../../server/stats/histogram.ts';
import { answers, anyHistogram } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

type Counts = [promoters: number, passives: number, detractors: number];

interface Output {
  diff_pts: number;
  adjusted_diff_pts: number;
  adjusted_ci95_pts: number[];
  adjusted_z: number;
  adjusted_p: number;
}

const { input, output, rel_tol } = vector<{ a: Counts; b: Counts }, Output>('nps_diff');

function counted([promoters, passives, detractors]: Counts): Histogram {
  return add(add(add(empty(), 10, promoters), 8, passives), 5, detractors);
}

const twoOrMore = anyHistogram(0, 10).filter((h) => total(h) > 1);

test('the difference of two scores as R gives it', () => {
  const { difference, adjusted, z, p, ci } = compareNps(counted(input.a), counted(input.b));
  expectClose([difference!, adjusted!], [output.diff_pts, output.adjusted_diff_pts], rel_tol);
  expectClose([z!, p!], [output.adjusted_z, output.adjusted_p], rel_tol);
  expectClose(ci, output.adjusted_ci95_pts, rel_tol);
});

test('the standard error is what z counts in', () => {
  const { se } = compareNps(counted(input.a), counted(input.b));
  expectClose([se!], [output.adjusted_diff_pts / output.adjusted_z], rel_tol);
});

const untested = {
  adjusted: null,
  se: null,
  z: null,
  p: null,
  ci: null,
  effect: { name: 'standardised_difference', value: null },
};

test("the effect is Cohen's d of answers that are 1, 0 and −1", () => {
  const coded = ([promoters, passives, detractors]: Counts) =>
    add(add(add(empty(), 2, promoters), 1, passives), 0, detractors);
  const { effect } = compareNps(counted(input.a), counted(input.b));
  expectClose([effect.value!], [compareMeans(coded(input.a), coded(input.b)).effect.value!], 1e-12);
  expect(effect).toEqual({ name: 'standardised_difference', value: expect.closeTo(0.3209, 4) });
});

test('where neither sample varies the effect has no measure', () => {
  const { effect, p } = compareNps(counted([20, 0, 0]), counted([0, 0, 20]));
  expect(effect.value).toBeNull();
  expect(p).toBeLessThan(0.05);
});

test('against no answers there is no difference', () => {
  const nothing = { difference: null, ...untested };
  expect(compareNps(answers(9, 9), empty())).toEqual(nothing);
  expect(compareNps(empty(), answers(9, 9))).toEqual(nothing);
});

test('against one answer there is a difference and no test', () => {
  expect(compareNps(answers(9, 9), answers(0))).toEqual({ difference: 200, ...untested });
  expect(compareNps(answers(0), answers(9, 9))).toEqual({ difference: -200, ...untested });
});

test('all promoters against all detractors: the interval ends at 200', () => {
  const { difference, ci } = compareNps(counted([10_000, 0, 0]), counted([0, 0, 10]));
  expect(difference).toBe(200);
  expect(ci![1]).toBe(200);
});

test('all detractors against all promoters: the interval begins at -200', () => {
  expect(compareNps(counted([0, 0, 10_000]), counted([10, 0, 0])).ci![0]).toBe(-200);
});

test('the same answers do not differ', () => {
  fc.assert(
    fc.property(twoOrMore, (histogram) => {
      expect(compareNps(histogram, histogram)).toMatchObject({ difference: 0, adjusted: 0, z: 0, p: 1 });
    }),
    { seed: 1 },
  );
});

test('the samples exchanged, difference and interval change sign and p stays', () => {
  fc.assert(
    fc.property(twoOrMore, twoOrMore, (a, b) => {
      const [there, back] = [compareNps(a, b), compareNps(b, a)];
      expect(back.difference).toBeCloseTo(-there.difference!, 10);
      expect(back.ci![0]).toBeCloseTo(-there.ci![1], 10);
      expect(back.p).toBeCloseTo(there.p!, 12);
    }),
    { seed: 1 },
  );
});

test('p is below 5 % exactly where the interval leaves out 0', () => {
  fc.assert(
    fc.property(
      anyHistogram(0, 10, 30).filter((h) => total(h) > 1),
      anyHistogram(0, 10, 30).filter((h) => total(h) > 1),
      (a, b) => {
        const { p, ci } = compareNps(a, b);
        expect(p! < 0.05).toBe(ci![0] > 0 || ci![1] < 0);
      },
    ),
    { seed: 1 },
  );
});
