import type { Interval, Period } from '../shared/period.ts';
import type { StatsParameters } from '../shared/stats-question.ts';
import type { Filters } from './filters.ts';

/** Which stretch of time. None: the last 28 days. */
export interface PeriodQuery {
  /** Calendar days, months or a year in `tz`, the current one included; `24h` is the last 96 quarter hours. */
  period?: Period;
  /** In place of a period: a date (`2026-11-01`, midnight in `tz`) or a time with its offset. */
  from?: string;
  /** The end, not included. */
  to?: string;
  /** An IANA time zone. None: the site's own. */
  tz?: string;
}

/** What is asked of the numbers, in the words of the REST interface. What is left out takes the server's default. */
export interface StatsQuery extends PeriodQuery {
  /** The id of the site. */
  site: string;
  /** The slug of a survey. None: all of the site, pooled where their scales are the same. */
  survey?: string;
  /** The id of a question; of a matrix `question.item`. */
  question?: string;
  /** A series of buckets in place of one number; `auto` chooses what suits the period. */
  interval?: Interval | 'auto';
  /** One row for each value of one dimension or two: `'page'`, `['page', 'device']`. */
  breakdown?: string | readonly [string] | readonly [string, string];
  filter?: Filters;
  /** Adds the same number of another range, the difference, its interval and p: `2026-01-01..2026-02-01`. */
  compare?: NonNullable<StatsParameters['compare']>;
  /** Rows of a breakdown at most; 100. */
  limit?: number;
  /** Adds a row of everything beyond the limit. */
  other?: boolean;
  /** Adds to each row the cursor of the responses behind it, for `responses.behind`. */
  include?: 'ids';
}
