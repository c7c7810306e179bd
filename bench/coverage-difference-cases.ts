import { compareMeans } from '../server/stats/compare-means.ts';
import { compareNps } from '../server/stats/compare-nps.ts';
import { compareRates } from '../server/stats/compare-rates.ts';
import { compareShares } from '../server/stats/compare-shares.ts';
import type { Comparison } from '../server/stats/comparison.ts';
import { standardDeviation } from '../server/stats/mean.ts';
import type { Ci } from '../shared/metric-value.ts';
import {
  type CoverageCase,
  coverageSizes,
  lessSatisfied,
  npsVariance,
  recommending,
  satisfied,
} from './coverage-cases.ts';
import { drawAnswers, drawEvents, drawSuccesses, expectedMean } from './draw.ts';

/** The intervals of a difference, each of two samples of n. */
export const coverageDifferenceCases: readonly CoverageCase[] = [
  ...coverageSizes.map(npsDifferenceCase),
  ...coverageSizes.map(shareDifferenceCase),
  ...coverageSizes.map(meanDifferenceCase),
  ...[5, 50].map(rateDifferenceCase),
];

function npsDifferenceCase(n: number): CoverageCase {
  return {
    name: 'difference of NPS, 60 and 30',
    n,
    truth: 30,
    draw(next) {
      const a = drawAnswers(recommending(0.7, 0.1), n, next);
      const b = drawAnswers(recommending(0.5, 0.2), n, next);
      return { ...drawn(compareNps(a, b)), variance: npsVariance(a) + npsVariance(b) };
    },
  };
}

function shareDifferenceCase(n: number): CoverageCase {
  return {
    name: 'difference of shares, 0.75 and 0.6',
    n,
    truth: 0.75 - 0.6,
    draw(next) {
      const [a, b] = [0.75, 0.6].map((p) => ({ x: drawSuccesses(p, n, next), n }));
      const variance = (a!.x * (n - a!.x) + b!.x * (n - b!.x)) / n ** 3;
      return { ...drawn(compareShares(a!, b!)), variance };
    },
  };
}

function meanDifferenceCase(n: number): CoverageCase {
  return {
    name: 'difference of means of 1-5',
    n,
    truth: expectedMean(satisfied) - expectedMean(lessSatisfied),
    draw(next) {
      const [a, b] = [drawAnswers(satisfied, n, next), drawAnswers(lessSatisfied, n, next)];
      const variance = (standardDeviation(a)! ** 2 + standardDeviation(b)! ** 2) / n;
      return { ...drawn(compareMeans(a, b)), variance };
    },
  };
}

function rateDifferenceCase(expected: number): CoverageCase {
  return {
    name: 'difference of rates, n and 2n expected',
    n: expected,
    truth: -expected,
    draw(next) {
      const [a, b] = [expected, 2 * expected].map((mean) => drawEvents(mean, next));
      const rates = [a!, b!].map((complaints) => ({ complaints, exposure: 1000 }));
      return { ...drawn(compareRates(rates[0]!, rates[1]!)), variance: a! + b! };
    },
  };
}

/** Where no answer differs from the others there is no interval: then it holds nothing but the difference. */
function drawn({ difference, ci }: Comparison) {
  return { value: difference!, ci: ci ?? ([difference!, difference!] satisfies Ci) };
}
