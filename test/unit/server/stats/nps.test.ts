import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, empty, merge, total } from '../../../../server/stats/histogram.ts';
import { nps } from '../../../../server/stats/nps.ts';
import { answers, anyHistogram } from './answers.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

interface Output {
  nps: number;
  adjusted_wald: number[];
}
interface Parts {
  promoters: number;
  passives: number;
  detractors: number;
}

function counted({ promoters, passives, detractors }: Parts) {
  return add(add(add(empty(), 10, promoters), 8, passives), 5, detractors);
}

test('score and interval of 200 answers as R gives them', () => {
  const { input, output, rel_tol } = vector<{ ratings: number[] } & Parts, Output>('nps');
  const { value, n, ci, parts } = nps(answers(...input.ratings));
  expectClose([value!], [output.nps], rel_tol);
  expectClose(ci, output.adjusted_wald, rel_tol);
  expect({ n, ...parts }).toEqual({ n: 200, promoters: 120, passives: 50, detractors: 30 });
});

test('the score of a small sample as R gives it', () => {
  const { input, output, rel_tol } = vector<Parts, Output>('nps_small');
  expectClose([nps(counted(input)).value!], [output.nps], rel_tol);
});

test('ten promoters are 100, with an interval that ends there', () => {
  const { input, output, rel_tol } = vector<Parts, Output>('nps_extreme');
  const { value, ci } = nps(counted(input));
  expect(value).toBe(100);
  expectClose(ci, output.adjusted_wald, rel_tol);
});

test.each([
  [6, 'detractors'],
  [7, 'passives'],
  [8, 'passives'],
  [9, 'promoters'],
] as const)('an answer of %d is one of the %s', (value, part) => {
  expect(nps(answers(value)).parts![part]).toBe(1);
});

test('no answers have no score', () => {
  expect(nps(empty())).toEqual({
    value: null,
    n: 0,
    ci: null,
    parts: { promoters: 0, passives: 0, detractors: 0 },
  });
});

test('one answer has a score and no interval', () => {
  expect(nps(answers(9))).toMatchObject({ value: 100, n: 1, ci: null });
});

test('two answers have an interval', () => {
  expect(nps(answers(9, 9)).ci).not.toBeNull();
});

test('score and interval lie within ±100, and n is the number of answers', () => {
  fc.assert(
    fc.property(
      anyHistogram(0, 10).filter((h) => total(h) > 1),
      (histogram) => {
        const { value, n, ci } = nps(histogram);
        expect(n).toBe(total(histogram));
        expect(Math.abs(value!)).toBeLessThanOrEqual(100);
        expect(ci![0]).toBeGreaterThanOrEqual(-100);
        expect(ci![1]).toBeLessThanOrEqual(100);
        expect(ci![0]).toBeLessThan(ci![1]);
      },
    ),
  );
});

test('promoters and detractors exchanged, score and interval change sign', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 2, max: 1000 }), (a, b, passives) => {
      const one = nps(counted({ promoters: a, passives, detractors: b }));
      const other = nps(counted({ promoters: b, passives, detractors: a }));
      expect(other.value).toBeCloseTo(-one.value!, 10);
      expect(other.ci![0]).toBeCloseTo(-one.ci![1], 10);
    }),
  );
});

test('the score of merged counts is the weighted mean of the scores', () => {
  const some = anyHistogram(0, 10).filter((h) => total(h) > 0);
  fc.assert(
    fc.property(some, some, (a, b) => {
      const together = nps(merge(a, b));
      const weighted = (nps(a).value! * total(a) + nps(b).value! * total(b)) / (total(a) + total(b));
      expect(together.value).toBeCloseTo(weighted, 9);
    }),
  );
});
