/** One question asked of the numbers, in the one form that a query string and a body are both read into. */
import type { Filter } from '../../shared/filter.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { Interval, Period } from '../../shared/period.ts';

/** A filter, and how the request named it: problems are told under that name. */
export interface AskedFilter extends Filter {
  path: string;
}

export interface Question {
  metrics: MetricId[];
  site: string;
  survey?: string | undefined;
  /** A question's id; of one item of a matrix `question.item`. */
  question?: string | undefined;
  period?: Period | undefined;
  from?: string | undefined;
  to?: string | undefined;
  interval?: Interval | 'auto' | undefined;
  tz?: string | undefined;
  /** `previous`, `year`, or `FROM..TO`. */
  compare?: string | undefined;
  /** None, one or two dimensions. */
  breakdown: string[];
  filters: AskedFilter[];
  /** Rows of the breakdown at most. */
  limit: number;
  /** Whether what is beyond the limit is summed up in one row. */
  other: boolean;
  /** Whether each row leads to the responses behind it. */
  ids: boolean;
}
