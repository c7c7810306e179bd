import { complaintRate } from '../server/stats/complaint-rate.ts';
import type { Histogram } from '../server/stats/histogram.ts';
import { mean, meanInterval, standardDeviation } from '../server/stats/mean.ts';
import { nps } from '../server/stats/nps.ts';
import { share } from '../server/stats/share.ts';
import type { Ci } from '../shared/metric-value.ts';
import { type Answering, drawAnswers, drawEvents, drawSuccesses, expectedMean } from './draw.ts';

/** One interval, to be drawn again and again where the truth is known. */
export interface CoverageCase {
  name: string;
  /** Answers, or expected events. */
  n: number;
  truth: number;
  /** One sample: the estimate, its interval, and the variance that the plain interval would take. */
  draw(next: () => number): { value: number; ci: Ci; variance: number };
}

/** Answers to a recommendation question: 9 for promoters, 8 for passives, 6 for detractors. */
export function recommending(promoters: number, detractors: number): Answering {
  return { min: 6, probabilities: [detractors, 0, 1 - promoters - detractors, promoters] };
}

/** Satisfaction from 1 to 5, and the same a little worse. */
export const satisfied: Answering = { min: 1, probabilities: [0.05, 0.07, 0.13, 0.35, 0.4] };
export const lessSatisfied: Answering = { min: 1, probabilities: [0.1, 0.1, 0.2, 0.3, 0.3] };

export const coverageSizes = [10, 50, 200];

/** The intervals of one sample. */
export const coverageCases: readonly CoverageCase[] = [
  ...coverageSizes.map((n) => npsCase(0.5, 0.2, n)),
  ...coverageSizes.map((n) => npsCase(0.7, 0.1, n)),
  ...coverageSizes.map((n) => npsCase(0.85, 0.05, n)),
  ...[0.5, 0.75, 0.95].flatMap((p) => coverageSizes.map((n) => shareCase(p, n))),
  ...coverageSizes.map(meanCase),
  ...[1, 5, 50].map(rateCase),
];

function npsCase(promoters: number, detractors: number, n: number): CoverageCase {
  return {
    name: `NPS, ${promoters} promoters, ${detractors} detractors`,
    n,
    truth: 100 * (promoters - detractors),
    draw(next) {
      const answers = drawAnswers(recommending(promoters, detractors), n, next);
      const { value, ci } = nps(answers);
      return { value: value!, ci: ci!, variance: npsVariance(answers) };
    },
  };
}

/** Of a score as it is estimated without adjustment, in points². */
export function npsVariance(answers: Histogram): number {
  const { value, n, parts } = nps(answers);
  return (1e4 * ((parts!.promoters + parts!.detractors) / n - (value! / 100) ** 2)) / n;
}

function shareCase(p: number, n: number): CoverageCase {
  return {
    name: `share of ${p}`,
    n,
    truth: p,
    draw(next) {
      const { value, ci } = share(drawSuccesses(p, n, next), n);
      return { value: value!, ci: ci!, variance: (value! * (1 - value!)) / n };
    },
  };
}

function meanCase(n: number): CoverageCase {
  return {
    name: 'mean of 1-5',
    n,
    truth: expectedMean(satisfied),
    draw(next) {
      const answers = drawAnswers(satisfied, n, next);
      const variance = standardDeviation(answers)! ** 2 / n;
      return { value: mean(answers)!, ci: meanInterval(answers)!, variance };
    },
  };
}

function rateCase(expected: number): CoverageCase {
  return {
    name: 'complaint rate, n expected',
    n: expected,
    truth: expected,
    draw(next) {
      const complaints = drawEvents(expected, next);
      const { value, ci } = complaintRate({ complaints, exposure: 1000 });
      return { value: value!, ci: ci!, variance: complaints };
    },
  };
}
