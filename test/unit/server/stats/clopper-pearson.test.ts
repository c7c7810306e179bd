import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialTail } from '../../../../server/stats/binomial-tail.ts';
import { clopperPearson } from '../../../../server/stats/clopper-pearson.ts';
import { expectClose } from './close-to.ts';
import { vector } from './vector.ts';

const { input, output, rel_tol } = vector<{ x: number; n: number }[], { clopper_pearson95: number[] }[]>(
  'wilson',
);

test.each(input.map(({ x, n }, i) => ({ x, n, ci: output[i]!.clopper_pearson95 })))(
  '$x of $n as R gives it',
  ({ x, n, ci }) => {
    expectClose(clopperPearson(x, n), ci, rel_tol);
  },
);

test('at each limit one side is 2.5 % probable', () => {
  const some = fc
    .integer({ min: 2, max: 1_000_000 })
    .chain((n) => fc.record({ x: fc.integer({ min: 1, max: n - 1 }), n: fc.constant(n) }));
  fc.assert(
    fc.property(some, ({ x, n }) => {
      const [low, high] = clopperPearson(x, n);
      expect(binomialTail(x, n, low)).toBeCloseTo(0.025, 7);
      expect(binomialTail(x + 1, n, high)).toBeCloseTo(0.975, 7);
    }),
    { seed: 1 },
  );
});
