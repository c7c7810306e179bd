/** The metrics, each counted from a list of responses: values by `server/stats`, headlines once more by hand. */

import { ces } from '../../server/stats/ces.ts';
import { compareMeans } from '../../server/stats/compare-means.ts';
import { compareNps } from '../../server/stats/compare-nps.ts';
import { compareOrdinal } from '../../server/stats/compare-ordinal.ts';
import { compareShares } from '../../server/stats/compare-shares.ts';
import type { Comparison } from '../../server/stats/comparison.ts';
import { csat } from '../../server/stats/csat.ts';
import { expectation } from '../../server/stats/expectation.ts';
import { nps } from '../../server/stats/nps.ts';
import { rating } from '../../server/stats/rating.ts';
import { recommendationRate } from '../../server/stats/recommendation-rate.ts';
import type { CounterAddition } from '../../server/storage/contract/counting.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import type { RatingType } from '../../shared/rating.ts';
import type { Answered } from './storage-recount-answers.ts';

/** What one row and bucket holds: counted responses, and steps of the funnel. */
export interface Cell {
  responses: StoredResponse[];
  additions: CounterAddition[];
}

export type Difference = Comparison & { superiority?: { value: number | null; p: number | null } };

export interface Recount {
  /** Whether it can be had from counts alone, from rows alone, or from either. */
  from: 'counts' | 'rows' | 'either';
  /** What it is large by: rows with more stand first. */
  size(cell: Cell): number;
  value(cell: Cell): Value;
  difference(now: Cell, before: Cell): Difference;
  /** Whether a counted response is one of those that the number stands for. */
  isBehind(response: StoredResponse): boolean;
}

type Read = (response: StoredResponse) => number[];

/** @param read the answers of a response that are rated on this type and scale */
export function ratingRecount(
  metric: MetricId,
  { type, scale }: Pick<Answered, 'type' | 'scale'>,
  read: Read,
): Recount {
  const answers = (cell: Cell) => cell.responses.flatMap(read);
  const min = ['nps', 'expectation', 'thumbs'].includes(type) ? 0 : 1;
  const top = (cell: Cell) => {
    const values = answers(cell);
    const lowest = metric === 'recommendation-rate' ? 9 : scale < 5 ? scale : scale - 1;
    return { x: values.filter((value) => value >= lowest).length, n: values.length };
  };
  return {
    from: 'either',
    size: (cell) => answers(cell).length,
    value(cell) {
      const values = answers(cell);
      return { ...computed(histogram(values)), n: values.length, value: headline(cell) };
    },
    difference(now, before) {
      const [a, b] = [histogram(answers(now)), histogram(answers(before))];
      if (metric === 'nps') return compareNps(a, b);
      if (metric === 'csat' || metric === 'recommendation-rate') return compareShares(top(now), top(before));
      const { superiority, p } = compareOrdinal(a, b);
      return { ...compareMeans(a, b), superiority: { value: superiority, p } };
    },
    isBehind: (response) => read(response).length > 0,
  };

  function computed(counts: number[]): Value {
    switch (metric) {
      case 'nps':
        return nps(counts);
      case 'csat':
        return csat(counts, type as RatingType, scale);
      case 'ces':
        return ces(counts);
      case 'expectation':
        return expectation(counts);
      case 'recommendation-rate':
        return recommendationRate(counts);
      default:
        return rating(counts, { min, max: scale });
    }
  }

  function headline(cell: Cell): number | null {
    const values = answers(cell);
    if (values.length === 0) return null;
    const share = (from: number, to: number) =>
      values.filter((value) => value >= from && value <= to).length / values.length;
    if (metric === 'nps') return 100 * (share(9, 10) - share(0, 6));
    if (metric === 'csat' || metric === 'recommendation-rate') return top(cell).x / values.length;
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
}

function histogram(values: readonly number[]): number[] {
  return Array.from({ length: 11 }, (_, step) => values.filter((value) => value === step).length);
}
