import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareShares } from '../../../../server/stats/compare-shares.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<
  { x1: number; n1: number; x2: number; n2: number }[],
  { diff: number; chisq: number; p: number; newcombe95: number[] }[]
>('two_prop');

const shareCount = fc
  .integer({ min: 2, max: 100_000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

test.each(input.map((counts, i) => ({ ...counts, expected: output[i]! })))(
  '$x1 of $n1 against $x2 of $n2 as R gives it',
  ({ x1, n1, x2, n2, expected }) => {
    const { difference, chiSquare, p, ci } = compareShares({ x: x1, n: n1 }, { x: x2, n: n2 });
    expectClose([difference!], [expected.diff], rel_tol);
    expectClose([chiSquare!, p!], [expected.chisq, expected.p], rel_tol);
    expectClose(ci, expected.newcombe95, rel_tol);
  },
);

const untested = { chiSquare: null, p: null, ci: null, effect: { name: 'cohen_h', value: null } };

test('the effect is in steps of equal difficulty', () => {
  const { effect } = compareShares({ x: 56, n: 70 }, { x: 48, n: 80 });
  expect(effect).toEqual({ name: 'cohen_h', value: expect.closeTo(0.442143, 6) });
});

test('against a share of nothing there is no difference', () => {
  const nothing = { difference: null, ...untested };
  expect(compareShares({ x: 1, n: 2 }, { x: 0, n: 0 })).toEqual(nothing);
  expect(compareShares({ x: 0, n: 0 }, { x: 1, n: 2 })).toEqual(nothing);
});

test('against a share of one there is a difference and no test', () => {
  expect(compareShares({ x: 1, n: 2 }, { x: 1, n: 1 })).toEqual({ difference: -0.5, ...untested });
  expect(compareShares({ x: 1, n: 1 }, { x: 1, n: 2 })).toEqual({ difference: 0.5, ...untested });
});

test.each([
  ['none', 0],
  ['all', 20],
])('%s of both do not differ', (_, x) => {
  expect(compareShares({ x, n: 20 }, { x, n: 20 })).toMatchObject({ difference: 0, chiSquare: 0, p: 1 });
});

test('the interval lies within ±1 and holds the difference', () => {
  fc.assert(
    fc.property(shareCount, shareCount, (a, b) => {
      const { difference, ci } = compareShares(a, b);
      expect(ci![0]).toBeGreaterThanOrEqual(-1);
      expect(ci![1]).toBeLessThanOrEqual(1);
      expect(ci![0]).toBeLessThanOrEqual(difference!);
      expect(ci![1]).toBeGreaterThanOrEqual(difference!);
    }),
    { seed: 1 },
  );
});

test('the samples exchanged, difference and interval change sign and p stays', () => {
  fc.assert(
    fc.property(shareCount, shareCount, (a, b) => {
      const [there, back] = [compareShares(a, b), compareShares(b, a)];
      expect(back.difference).toBeCloseTo(-there.difference!, 12);
      expect(back.ci![0]).toBeCloseTo(-there.ci![1], 12);
      expect(back.p).toBeCloseTo(there.p!, 12);
    }),
    { seed: 1 },
  );
});

test('counting the others instead turns the difference around', () => {
  fc.assert(
    fc.property(shareCount, shareCount, (a, b) => {
      const others = compareShares({ x: a.n - a.x, n: a.n }, { x: b.n - b.x, n: b.n });
      const { difference, p } = compareShares(a, b);
      expect(others.difference).toBeCloseTo(-difference!, 12);
      expect(others.p).toBeCloseTo(p!, 10);
    }),
    { seed: 1 },
  );
});
