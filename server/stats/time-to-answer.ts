import type { Ci } from '../../shared/metric-value.ts';
import { medianRanks } from './median-ranks.ts';

/** How many took so many tenths of a second, in ascending order. */
export type Times = readonly (readonly [tenths: number, count: number])[];

export interface TimeToAnswer {
  /** The median, in seconds. */
  value: number | null;
  n: number;
  ci: Ci | null;
  /** What the middle half lies between, in seconds. */
  quartiles: [number, number] | null;
}

/**
 * How long answering takes: the median in seconds, with an interval that supposes no shape (`medianRanks`), and the
 * quartiles, which are of type 7 as in R. Times are heavily skewed: one visitor who fetches a coffee moves a mean.
 *
 * Source: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996),
 * 361-365, for type 7.
 *
 * Example: 1, 2, … 10 seconds: the median is 5.5, its interval 2 to 9, half lie between 3.25 and 7.75.
 */
export function timeToAnswer(times: Times): TimeToAnswer {
  const n = times.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return { value: null, n, ci: null, quartiles: null };
  const ranks = medianRanks(n);
  return {
    value: quantile(times, n, 0.5),
    n,
    ci: ranks && [atRank(times, ranks[0]), atRank(times, ranks[1])],
    quartiles: [quantile(times, n, 0.25), quantile(times, n, 0.75)],
  };
}

function quantile(times: Times, n: number, share: number): number {
  const place = (n - 1) * share + 1;
  const [low, high] = [atRank(times, Math.floor(place)), atRank(times, Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
}

/** Seconds of the `rank`th from below, counted from 1. */
function atRank(times: Times, rank: number): number {
  let seen = 0;
  for (const [tenths, count] of times) {
    seen += count;
    if (seen >= rank) return tenths / 10;
  }
  return Number.NaN;
}
