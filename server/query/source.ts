/** What a metric is computed from, and the functions that compute and compare it. Pure. */

import type { Value } from '../../shared/metric-value.ts';
import type { Comparison } from '../stats/comparison.ts';
import type { Histogram } from '../stats/histogram.ts';
import type { Moments } from '../stats/moments.ts';
import type { KnownCountKey } from '../storage/contract/counts.ts';
import type { Composite } from '../storage/contract/selection.ts';

/** What was counted for one row of the answer: a histogram for each role of the source, and composite scores. */
export interface Parts {
  histograms: readonly Histogram[];
  scores: Moments;
}

/** A comparison, and for scales the order of the answers beside it. */
export type SourceComparison = Comparison & { superiority?: { value: number | null; p: number | null } };

export interface Source {
  /** Keys whose counts are added up before anything is computed from them. */
  roles: readonly (readonly KnownCountKey[])[];
  composites: readonly Composite[];
  /** `counts`: there are no rows behind it. `rows`: it needs the respondents. */
  needs: 'counts' | 'rows' | 'either';
  /** Which responses a number stands for, beside being counted. */
  behind: {
    answered?: readonly KnownCountKey[];
    /** Who has a composite score of this matrix. */
    matrix?: string;
    channel?: string;
    complaint?: boolean;
  };
  /** How much a row weighs against others: those with more come first, and those with nothing are left out. */
  size(parts: Parts): number;
  compute(parts: Parts): Value;
  /** `now` less `before`. */
  compare(now: Parts, before: Parts): SourceComparison;
}
