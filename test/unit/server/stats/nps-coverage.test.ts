import { expect, test } from 'vitest';
import { add, empty } from '../../../../server/stats/histogram.ts';
import { nps } from '../../../../server/stats/nps.ts';

/** ln k! */
const logFactorials = [0];
for (let k = 1; k <= 200; k++) logFactorials.push(logFactorials[k - 1]! + Math.log(k));

/** The probability that the interval holds the true score, summed over every sample of `n` answers that there is. */
function coverage(
  shares: readonly [promoters: number, passives: number, detractors: number],
  n: number,
): number {
  const truth = 100 * (shares[0] - shares[2]);
  let covered = 0;
  for (let promoters = 0; promoters <= n; promoters++) {
    for (let detractors = 0; detractors <= n - promoters; detractors++) {
      const counts = [promoters, n - promoters - detractors, detractors] as const;
      const { ci } = nps(add(add(add(empty(), 10, counts[0]), 8, counts[1]), 0, counts[2]));
      if (ci![0] <= truth && truth <= ci![1]) covered += probability(counts, shares, n);
    }
  }
  return covered;
}

function probability(counts: readonly number[], shares: readonly number[], n: number): number {
  const log = counts.reduce(
    (sum, k, i) => sum + k * Math.log(shares[i]!) - logFactorials[k]!,
    logFactorials[n]!,
  );
  return Math.exp(log);
}

test.each([
  [0.5, 0.3, 0.2],
  [0.7, 0.2, 0.1],
  [0.85, 0.1, 0.05],
])('of %s promoters, %s passives and %s detractors the interval holds the score in 93-97 %', (...shares) => {
  for (const n of [10, 50, 200]) {
    expect(coverage(shares, n)).toBeGreaterThan(0.93);
    expect(coverage(shares, n)).toBeLessThan(0.97);
  }
});
